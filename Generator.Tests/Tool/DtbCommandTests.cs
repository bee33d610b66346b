using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Boards.Tests.Conformance;
using Boards.Tool.Commands;
using Xunit;

namespace Boards.Tests.Tool;

public sealed class DtbCommandTests : IDisposable
{
    // Devicetree Specification, 5.2.
    private static readonly byte[] Magic = [0xd0, 0x0d, 0xfe, 0xed];

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_source_becomes_a_blob_on_standard_output()
    {
        _run.Boards("dtb", _run.File("a.dts", "/dts-v1/; / { model = \"a\"; };"));

        Assert.Equal(0, _run.Code);
        Assert.Equal(Magic, _run.Bytes[..4]);
        Assert.Empty(_run.Messages);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(5000)]
    public void A_blob_takes_the_place_of_what_was_in_its_file(int before)
    {
        string blob = _run.File("a.dtb", new string('x', before));

        _run.Boards("dtb", _run.File("a.dts", "/dts-v1/; / { model = \"a\"; };"), "-o", blob);
        byte[] written = File.ReadAllBytes(blob);
        _run.Boards("dtb", _run.PathOf("a.dts"));

        Assert.Equal(_run.Bytes, written);
        Assert.Equal(["a.dtb", "a.dts"], FilesBeside(blob));
    }

    [Fact]
    public void A_link_is_written_through()
    {
        string blob = _run.File("a.dtb", "before");
        File.CreateSymbolicLink(_run.PathOf("link.dtb"), "a.dtb");

        _run.Boards("dtb", _run.File("a.dts", "/dts-v1/; / { };"), "-o", _run.PathOf("link.dtb"));

        Assert.Equal("a.dtb", new FileInfo(_run.PathOf("link.dtb")).LinkTarget);
        Assert.Equal(Magic, File.ReadAllBytes(blob)[..4]);
    }

    [SkippableFact]
    public void A_device_that_takes_nothing_stays_and_is_named()
    {
        const string device = "/dev/full";
        Skip.IfNot(File.Exists(device), "only Linux has " + device);

        _run.Boards("dtb", _run.File("a.dts", "/dts-v1/; / { };"), "-o", device);

        Assert.Equal(2, _run.Code);
        Assert.StartsWith($"boards: cannot write '{device}': ", _run.Messages, StringComparison.Ordinal);
        Assert.True(File.Exists(device));
    }

    [Fact]
    public void A_blob_that_cannot_be_put_in_its_place_leaves_nothing_beside_it()
    {
        string folder = _run.File("a.dtb/x", "");

        _run.Boards("dtb", _run.File("a.dts", "/dts-v1/; / { };"), "-o", _run.PathOf("a.dtb"));

        Assert.Equal(2, _run.Code);
        Assert.StartsWith("boards: cannot write '", _run.Messages, StringComparison.Ordinal);
        Assert.True(File.Exists(folder));
        Assert.Equal(["a.dtb", "a.dts"], FilesBeside(_run.PathOf("a.dtb")));
    }

    // Without padding, this blob has 94 bytes. The numbers are those of the reference compiler.
    [Theory]
    [InlineData(94, "-S", "10")]
    [InlineData(4096, "-S", "0x1000")]
    [InlineData(101, "-p", "7")]
    [InlineData(96, "-a", "32")]
    [InlineData(1152, "-p", "1000", "-a", "64")]
    [InlineData(2048, "-S", "1999", "-a", "64")]
    public void A_blob_has_the_room_that_is_asked_for(int length, params string[] options)
    {
        _run.Boards(["dtb", .. options, _run.File("a.dts", "/dts-v1/; / { model = \"a\"; };")]);

        Assert.Equal((0, length), (_run.Code, _run.Bytes.Length));
        Assert.Equal(length, BinaryPrimitives.ReadInt32BigEndian(_run.Bytes.AsSpan(4)));
        Assert.All(_run.Bytes[94..], static b => Assert.Equal(0, b));
    }

    [Theory]
    [InlineData("-S and -p cannot be used together", "-S", "1", "-p", "1")]
    [InlineData("'3' is not a power of two", "-a", "3")]
    [InlineData("'-1' is not a valid number of bytes for -p", "-p", "-1")]
    [InlineData("'2000000000' is not a valid number of bytes for -S", "-S", "2000000000")]
    public void Room_that_cannot_be_made_is_wrong_use(string message, params string[] options)
    {
        _run.Boards(["dtb", .. options, _run.File("a.dts", "/dts-v1/; / { };")]);

        Assert.Equal(2, _run.Code);
        Assert.Contains(message, _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_sources_become_blobs_in_a_folder_under_their_names()
    {
        _run.Boards("dtb", "--out-dir", _run.PathOf("out"), _run.File("a.dts", "/dts-v1/; / { };"), _run.File("b.dts", "/dts-v1/; / { };"));

        Assert.Equal(0, _run.Code);
        Assert.Equal(Magic, File.ReadAllBytes(_run.PathOf("out/a.dtb"))[..4]);
        Assert.Equal(Magic, File.ReadAllBytes(_run.PathOf("out/b.dtb"))[..4]);
    }

    [Fact]
    public void Sources_of_the_same_name_become_blobs_under_their_paths()
    {
        _run.Boards("dtb", "--out-dir", _run.PathOf("out"), _run.File("in/arm/a.dts", "/dts-v1/; / { arm; };"), _run.File("in/arm64/a.dts", "/dts-v1/; / { };"));

        Assert.Equal((0, ""), (_run.Code, _run.Messages));
        Assert.NotEqual(File.ReadAllBytes(_run.PathOf("out/arm/a.dtb")), File.ReadAllBytes(_run.PathOf("out/arm64/a.dtb")));
    }

    [Fact]
    public void Two_sources_that_would_become_one_blob_are_refused()
    {
        _run.Boards("dtb", "--out-dir", _run.PathOf("out"), _run.File("a.dts", "/dts-v1/; / { };"), _run.File("a.dtso", "/dts-v1/; / { };"));

        Assert.Equal((2, "boards: two sources would both be written to 'a.dtb'\n"), (_run.Code, _run.Messages));
    }

    [Fact]
    public void A_file_can_name_the_arguments()
    {
        string list = _run.File("list", $"-DVALUE=7\n--out-dir\n{_run.PathOf("out")}\n{_run.File("a.dts", "/dts-v1/; / { p = <VALUE>; };")}\n{_run.File("b.dts", "/dts-v1/; / { };")}\n");

        _run.Boards("dtb", "@" + list);

        Assert.Equal((0, ""), (_run.Code, _run.Messages));
        Assert.Equal([0, 0, 0, 7], FirstCell(File.ReadAllBytes(_run.PathOf("out/a.dtb"))));
        Assert.True(File.Exists(_run.PathOf("out/b.dtb")));
    }

    [Fact]
    public void Many_sources_of_one_beginning_become_what_each_becomes_alone()
    {
        _run.File("soc.dtsi", "#define SIZE 0x10\n/ { soc: soc { uart: serial { p = <SIZE>; q = <&soc>; }; }; };\n");
        string[] sources = [.. Enumerable.Range(0, 40).Select(i => i switch
        {
            7 => _run.PathOf("b7.dts"),
            11 => _run.File("b11.dts", "/dts-v1/;\n#include \"soc.dtsi\"\n&nobody { };\n"),
            13 => _run.File("b13.dts", "/dts-v1/;\n#include \"soc.dtsi\"\n#include \"absent.dtsi\"\n"),
            _ => _run.File($"b{i}.dts", $"/dts-v1/;\n#include \"soc.dtsi\"\n&uart {{ r = <{i} &soc SIZE>; }};\n"),
        })];

        _run.Boards(["dtb", "--out-dir", _run.PathOf("out"), .. sources]);
        (int code, string messages) = (_run.Code, WithoutCounts(_run.Messages));
        string alone = "";
        foreach (string source in sources)
        {
            string blob = Path.ChangeExtension(source, ".dtb");
            _run.Boards("dtb", "-o", blob, source);
            alone += WithoutCounts(_run.Messages);
            string together = _run.PathOf("out/" + Path.GetFileName(blob));
            Assert.Equal(File.Exists(blob), File.Exists(together));
            if (File.Exists(blob))
                Assert.Equal(File.ReadAllBytes(blob), File.ReadAllBytes(together));
        }

        Assert.Equal((2, alone), (code, messages));
    }

    [Fact]
    public void One_bad_source_among_many_keeps_no_other_from_its_blob()
    {
        _run.Boards("dtb", "--out-dir", _run.PathOf("out"), _run.File("a.dts", "/dts-v1/; / { p = <&nowhere>; };"), _run.File("b.dts", "/dts-v1/; / { };"));

        Assert.Equal(1, _run.Code);
        Assert.False(File.Exists(_run.PathOf("out/a.dtb")));
        Assert.True(File.Exists(_run.PathOf("out/b.dtb")));
        Assert.Contains("a.dts(1,20): error BRD0", _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-I", "headers", "-D", "VALUE=7")]
    [InlineData("-Iheaders", "-DVALUE=7")]
    public void Options_of_the_preprocessor_may_touch_their_values(params string[] options)
    {
        _run.File("headers/number.h", "#define NUMBER VALUE\n");
        string source = _run.File("a.dts", "#include <number.h>\n/dts-v1/; / { p = <NUMBER>; };");
        for (int i = 0; i < options.Length; i++)
            options[i] = options[i].Replace("headers", _run.PathOf("headers"), StringComparison.Ordinal);

        _run.Boards(["dtb", .. options, source]);

        Assert.Equal("", _run.Messages);
        Assert.Equal([0, 0, 0, 7], FirstCell(_run.Bytes));
    }

    [Fact]
    public void Without_the_preprocessor_a_directive_is_no_directive()
    {
        string source = _run.File("a.dts", "/dts-v1/; / {\n#define = <1>;\n};");

        Assert.Equal(0, _run.Boards("dtb", "--no-preprocessor", source).Code);
        Assert.Equal(1, _run.Boards("dtb", source).Code);
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("0x10", 16)]
    public void The_boot_cpu_is_in_the_header(string cpu, byte expected)
    {
        _run.Boards("dtb", "-b", cpu, _run.File("a.dts", "/dts-v1/; / { };"));

        Assert.Equal(expected, _run.Bytes[31]);
    }

    [Theory]
    [InlineData]
    [InlineData("a.dts", "b.dts")]
    [InlineData("-o", "x", "--out-dir", "y", "a.dts")]
    [InlineData("-b", "first", "a.dts")]
    [InlineData("--no-such-option", "a.dts")]
    public void Wrong_use_is_reported_as_such(params string[] args)
    {
        _run.Boards(["dtb", .. args]);

        Assert.Equal(2, _run.Code);
        Assert.StartsWith("boards: ", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_is_not_there_is_named()
    {
        _run.Boards("dtb", "nowhere.dts");

        Assert.Equal(2, _run.Code);
        Assert.Equal("boards: file 'nowhere.dts' does not exist\n", _run.Messages);
    }

    [Fact]
    public void A_directory_is_no_source_and_is_called_one()
    {
        _run.Boards("show", ".");

        Assert.Equal(2, _run.Code);
        Assert.Equal("boards: '.' is a directory\n", _run.Messages);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_a_file_that_is_missing()
    {
        string source = _run.File("a.dts", "#include \"a.h\"\n/dts-v1/; / { };");
        File.CreateSymbolicLink(_run.PathOf("a.h"), "nowhere.h");

        _run.Boards("dtb", source);

        Assert.Equal(1, _run.Code);
        Assert.Contains("a.dts(1,10): error BRD0050: ", _run.Messages, StringComparison.Ordinal);
    }

    // After the root's begin token (8 bytes) come the property's token, length and name offset.
    private static byte[] FirstCell(byte[] blob)
    {
        int structure = blob[11] | (blob[10] << 8);
        return blob[(structure + 20)..(structure + 24)];
    }

    [SkippableTheory]
    [InlineData("-H", "legacy")]
    [InlineData("-Hboth")]
    [InlineData("-s")]
    [InlineData("-s", "-@")]
    [InlineData("-b", "7", "-A")]
    public void Options_of_the_reference_give_its_bytes(params string[] options)
    {
        Skip.IfNot(ReferenceCompiler.Has("dtc"), "dtc is not installed");
        const string Source = "/dts-v1/; /memreserve/ 5 6; /memreserve/ 1 2; / { q; p; z { b; a; }; l: y { phandle = <&l>; }; x: a { p = <&l &x>; c { }; b { }; }; };";
        byte[] expected = ReferenceCompiler.Compile(Encoding.UTF8.GetBytes(Source), options)!;

        _run.Boards(["dtb", .. options, _run.File("a.dts", Source)]);

        Assert.Equal(Convert.ToHexString(expected), Convert.ToHexString(_run.Bytes));
    }

    [Fact]
    public void A_source_may_come_from_standard_input()
    {
        string tool = typeof(BoardsCommand).Assembly.Location;
        byte[] source = Encoding.UTF8.GetBytes("/dts-v1/; / { model = \"a\"; };");

        byte[] blob = ReferenceCompiler.Run("dotnet", source, "exec", "--runtimeconfig", Path.ChangeExtension(typeof(DtbCommandTests).Assembly.Location, ".runtimeconfig.json"), tool, "dtb", "-", "-o", "-")!;

        Assert.Equal(_run.Boards("dtb", _run.File("a.dts", "/dts-v1/; / { model = \"a\"; };")).Bytes, blob);
    }

    [Fact]
    public void Overlays_are_applied_in_their_order_to_a_base_with_symbols()
    {
        string source = _run.File("base.dts", "/dts-v1/; / { uart: serial { status = \"disabled\"; }; };\n");
        string first = _run.File("first.dtso", "/dts-v1/; /plugin/;\n&uart { status = \"okay\"; clk: clock { }; };\n");
        string second = _run.File("second.dtso", "/dts-v1/; /plugin/;\n&clk { second; };\n");
        _run.Boards("dtb", second, "-@", "-o", _run.PathOf("second.dtbo"));

        _run.Boards("dtb", source, "--overlay", first, "--overlay", _run.PathOf("second.dtbo"), "-o", _run.PathOf("out.dtb"));

        Assert.Equal((0, ""), (_run.Code, _run.Messages));
        _run.Boards("dts", _run.PathOf("out.dtb"));
        Assert.Contains("status = \"okay\"", _run.Text, StringComparison.Ordinal);
        Assert.Contains("second;", _run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/dts-v1/;\n")]
    public void A_plain_source_is_laid_over_as_if_it_were_after_the_base(string header)
    {
        string source = _run.File("base.dts", "#define SPEED 7\n/dts-v1/; / { uart: serial { }; }; // no line feed");
        string plain = _run.File("plain.dts", header + "&uart { speed = <SPEED>; };\n");
        byte[] expected = _run.Boards("dtb", _run.File("whole.dts", "/dts-v1/; / { uart: serial { }; };\n&uart { speed = <7>; };\n")).Bytes;

        _run.Boards("dtb", source, "--overlay", plain);

        Assert.Equal((0, ""), (_run.Code, _run.Messages));
        Assert.Equal(expected, _run.Bytes);
    }

    [Fact]
    public void An_overlay_that_does_not_fit_is_an_error_in_its_source()
    {
        string source = _run.File("base.dts", "/dts-v1/; / { uart: serial { }; };\n");

        _run.Boards("dtb", source, "--overlay", _run.File("o.dtso", "/dts-v1/; /plugin/;\n&uatr { a; };\n"));

        Assert.Equal(1, _run.Code);
        Assert.Empty(_run.Bytes);
        Assert.Contains("o.dtso(2,1): error BRD0401: ", _run.Messages, StringComparison.Ordinal);
        Assert.Contains("did you mean 'uart'?", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_source_after_an_overlay_is_an_error()
    {
        string source = _run.File("base.dts", "/dts-v1/; / { uart: serial { }; };\n");
        string overlay = _run.File("o.dtso", "/dts-v1/; /plugin/;\n&uart { a; };\n");

        _run.Boards("dtb", source, "--overlay", overlay, "--overlay", _run.File("plain.dts", "/dts-v1/;\n&uart { b; };\n"));

        Assert.Equal(1, _run.Code);
        Assert.Contains("plain.dts(1,1): error BRD0130: this source has no /plugin/", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_source_is_laid_over_a_blob_by_the_labels_of_its_symbols()
    {
        string blob = _run.PathOf("base.dtb");
        _run.Boards("dtb", "-@", "-b", "5", _run.File("base.dts", "/dts-v1/; / { uart: serial { }; };\n"), "-o", blob);

        _run.Boards("dtb", blob, "--overlay", _run.File("plain.dts", "&uart { speed = <7>; };\n"), "-o", _run.PathOf("out.dtb"));

        Assert.Equal((0, ""), (_run.Code, _run.Messages));
        Assert.Equal(5, File.ReadAllBytes(_run.PathOf("out.dtb"))[31]);
        Assert.Contains("speed = <0x7>", _run.Boards("dts", _run.PathOf("out.dtb")).Text, StringComparison.Ordinal);
    }

    private static string[] FilesBeside(string path) =>
        [.. Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!).Select(static entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    // Without the line that counts the diagnostics of a run.
    private static string WithoutCounts(string messages) => Regex.Replace(messages, "^boards: [0-9]+ .*\n", "", RegexOptions.Multiline);
}
