using System;
using System.IO;
using System.Linq;
using Boards.Tests.Microkit.Json;
using Xunit;

namespace Boards.Tests.Tool;

public sealed class EmitCommandTests : IDisposable
{
    private const string Source = """
        /dts-v1/;
        / {
            #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
            gic: gic@1000 { compatible = "arm,gic-400"; reg = <0x1000 0x1000>, <0x2000 0x2000>, <0x4000 0x2000>, <0x6000 0x2000>; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>; };
            serial@9000 { compatible = "uart"; reg = <0x9000 0x1000>; interrupts = <0 8 4>; };
        };
        """;

    private const string Written = """
        <system>
            <memory_region name="uart" size="0x1000" phys_addr="0x9000" />
            <protection_domain name="driver">
                <program_image path="driver.elf" />
                <map mr="uart" vaddr="0x9000" perms="rw" cached="false" />
                <irq irq="40" id="0" />
            </protection_domain>
        </system>
        """;

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Xml_is_what_the_system_command_writes()
    {
        byte[] system = _run.Boards("system", _run.File("a.dts", Source)).Bytes;
        Assert.NotEmpty(system);
        Assert.Equal(system, _run.Boards("emit", "xml", _run.PathOf("a.dts")).Bytes);
    }

    [Fact]
    public void Json_is_of_the_published_form()
    {
        _run.Boards("emit", "JSON", _run.File("a.dts", Source));

        Assert.Equal(0, _run.Code);
        Assert.Contains("\"/serial@9000\"", _run.Text, StringComparison.Ordinal);
        Assert.Equal([], JsonFaults.Of(_run.Text));
    }

    [Fact]
    public void A_blob_is_what_the_dtb_command_writes()
    {
        byte[] blob = _run.Boards("dtb", _run.File("a.dts", Source)).Bytes;
        Assert.NotEmpty(blob);
        Assert.Equal(blob, _run.Boards("emit", "dtb", _run.PathOf("a.dts")).Bytes);
    }

    [Fact]
    public void A_written_system_is_planned_on_its_board()
    {
        _run.Boards("emit", "json", _run.File("hand.system", Written), "--board", _run.File("a.dts", Source));

        Assert.Equal(0, _run.Code);
        Assert.Contains("\"name\": \"hand\"", _run.Text, StringComparison.Ordinal);
        Assert.Equal(2, _run.Text.Split("\"/serial@9000\"").Length - 1);
        Assert.Equal([], JsonFaults.Of(_run.Text));
    }

    [Fact]
    public void A_written_system_needs_no_board()
    {
        _run.Boards("emit", "json", _run.File("hand.system", Written));

        Assert.Equal(0, _run.Code);
        Assert.DoesNotContain("serial", _run.Text, StringComparison.Ordinal);
        Assert.Equal([], JsonFaults.Of(_run.Text));
    }

    [Fact]
    public void Several_inputs_are_written_under_the_names_of_a_build()
    {
        string folder = _run.PathOf("out");
        _run.Boards("emit", "json", _run.File("a.dts", Source), _run.File("b.dts", Source), _run.File("hand.system", Written), "--out-dir", folder);

        Assert.Equal(0, _run.Code);
        Assert.Empty(_run.Bytes);
        Assert.Equal(
            ["a.SystemDescription.g.json", "b.SystemDescription.g.json", "hand.SystemDescription.g.json"],
            Directory.GetFiles(folder).Select(static file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void After_an_error_the_other_inputs_are_written()
    {
        string folder = _run.PathOf("out");
        _run.Boards("emit", "xml", _run.File("a.dts", Source), _run.File("bad.dts", "/dts-v1/; / { a = ; };"), "--out-dir", folder);

        Assert.Equal(1, _run.Code);
        Assert.Contains("bad.dts(1,", _run.Messages, StringComparison.Ordinal);
        Assert.Equal("a.SystemDescription.g.xml", Path.GetFileName(Assert.Single(Directory.GetFiles(folder))));
    }

    [Theory]
    [InlineData("emit", "jsn", "a.dts", "; did you mean 'json'?")]
    [InlineData("emit", "json", "a.dts b.dts", "more than one input needs --out-dir")]
    [InlineData("emit", "json", "a.dts -o x --out-dir y", "-o and --out-dir cannot be used together")]
    [InlineData("emit", "dtb", "hand.system", "hand.system' is a system, and dtb is made from a board")]
    [InlineData("emit", "json", "a.dts sub/a.dts --out-dir out", "two inputs would both be written to 'a.SystemDescription.g.json'")]
    public void Wrong_use_is_reported(string command, string kind, string arguments, string message)
    {
        foreach (string file in (string[])["a.dts", "b.dts", "sub/a.dts"])
            _run.File(file, Source);
        _run.File("hand.system", Written);

        _run.Boards([command, kind, .. arguments.Split(' ').Select(argument => argument.Contains('.', StringComparison.Ordinal) || argument == "out" ? _run.PathOf(argument) : argument)]);

        Assert.Equal(2, _run.Code);
        Assert.Contains(message, _run.Messages, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_run.PathOf("out")));
    }
}
