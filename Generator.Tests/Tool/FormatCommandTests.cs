using System;
using System.IO;
using System.Text;
using Xunit;

namespace Boards.Tests.Tool;

public sealed class FormatCommandTests : IDisposable
{
    private const string Source = "/dts-v1/;\n/ { a=<1>; };\n";

    private const string Formatted = "/dts-v1/;\n\n/ {\n\ta = <1>;\n};\n";

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Files_are_formatted_in_their_places()
    {
        (string one, string two) = (_run.File("a.dts", Source), _run.File("b.dtsi", Formatted));
        DateTime written = File.GetLastWriteTimeUtc(two);

        Assert.Equal((0, "", ""), (_run.Boards("format", one, two).Code, _run.Text, _run.Messages));
        Assert.Equal(Formatted, File.ReadAllText(one));
        Assert.Equal(written, File.GetLastWriteTimeUtc(two));
    }

    [Fact]
    public void A_check_lists_what_is_not_formatted_and_changes_nothing()
    {
        (string one, string two) = (_run.File("a.dts", Source), _run.File("b.dtsi", Formatted));

        Assert.Equal((1, one.Replace('\\', '/') + "\n"), (_run.Boards("format", "--check", one, two).Code, _run.Text));
        Assert.Equal(Source, File.ReadAllText(one));
        Assert.Equal((0, ""), (_run.Boards("format", "--check", two).Code, _run.Text));
    }

    [Fact]
    public void Standard_input_is_formatted_to_standard_output()
    {
        _run.Input = Encoding.UTF8.GetBytes(Source);
        Assert.Equal((0, Formatted), (_run.Boards("format", "-").Code, _run.Text));
    }

    [Theory]
    [InlineData("a.overlay")]
    [InlineData("a.its")]
    [InlineData("a.board")]
    [InlineData("a")]
    public void The_extension_of_a_source_does_not_matter(string name)
    {
        string path = _run.File(name, Source);

        Assert.Equal(0, _run.Boards("format", path).Code);
        Assert.Equal(Formatted, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("a.system")]
    [InlineData("a.xml")]
    [InlineData("a.dtb")]
    [InlineData("a.dtbo")]
    [InlineData("a.h")]
    [InlineData("A.C")]
    [InlineData("a.cs")]
    public void A_file_in_another_language_is_left_alone(string name)
    {
        (string source, string other) = (_run.File("a.dts", Source), _run.File(name, "<system />\n"));

        Assert.Equal(2, _run.Boards("format", source, other).Code);
        Assert.Equal($"boards: '{other}' is not a devicetree source (.dts, .dtsi, .dtso, .overlay)\nboards: see 'boards format --help'\n", _run.Messages);
        Assert.Equal((Source, "<system />\n"), (File.ReadAllText(source), File.ReadAllText(other)));
    }

    [Fact]
    public void Bytes_that_are_not_text_are_kept()
    {
        string path = _run.PathOf("a.dts");
        File.WriteAllBytes(path, [.. "/ { a=\""u8, 0xe9, .. "\"; };\n"u8]);

        Assert.Equal(0, _run.Boards("format", path).Code);
        Assert.Equal<byte>([.. "/ {\n\ta = \""u8, 0xe9, .. "\";\n};\n"u8], File.ReadAllBytes(path));
    }

    [Fact]
    public void What_cannot_be_read_is_left_alone()
    {
        string path = _run.File("a.dts", "/ { a = \"x; };\n");

        Assert.Equal(1, _run.Boards("format", path).Code);
        Assert.Contains("a.dts' is not formatted: a string", _run.Messages, StringComparison.Ordinal);
        Assert.Equal("/ { a = \"x; };\n", File.ReadAllText(path));
    }
}
