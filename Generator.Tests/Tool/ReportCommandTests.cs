using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using Xunit;

namespace Boards.Tests.Tool;

public sealed class ReportCommandTests : IDisposable
{
    private const string Source = """
        /dts-v1/;
        / {
            #address-cells = <1>;
            #size-cells = <1>;
            interrupt-parent = <&gic>;
            gic: interrupt-controller@1000 {
                compatible = "arm,gic-400";
                reg = <0x1000 0x1000>, <0x2000 0x2000>, <0x4000 0x2000>, <0x6000 0x2000>;
                interrupt-controller;
                #interrupt-cells = <3>;
            };
            serial@9000 {
                compatible = "ns16550a";
                reg = <0x9000 0x100>;
                reg-names = "uart";
                interrupts = <0 8 1>;
                interrupt-names = "rx";
            };
            bus {
                status = "disabled";
                ranges;
                #address-cells = <1>;
                #size-cells = <0>;
                sensor@7 { reg = <7>; };
            };
        };
        """;

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Json_is_an_object_a_node_in_document_order()
    {
        _run.Boards("show", "--json", _run.File("a.dts", Source));

        using JsonDocument json = JsonDocument.Parse(_run.Text);
        Assert.Equal(
            ["/interrupt-controller@1000", "/serial@9000", "/bus/sensor@7"],
            json.RootElement.EnumerateArray().Select(static node => node.GetProperty("path").GetString()!));
        Assert.Equal(
            """{"path":"/serial@9000","status":"okay","enabled":true,"compatible":["ns16550a"],"regions":[{"index":0,"name":"uart","busAddress":"0x9000","size":"0x100","address":"0x9000"}],"interrupts":[{"index":0,"name":"rx","number":40,"trigger":"edge","candidates":null,"via":["/interrupt-controller@1000"]}],"labels":[],"aliases":[]}""",
            json.RootElement[1].GetRawText());
        Assert.Equal(
            """{"path":"/bus/sensor@7","status":"okay","enabled":false,"compatible":[],"regions":[{"index":0,"name":null,"busAddress":"0x7","size":"0x0","address":null}],"interrupts":[],"labels":[],"aliases":[]}""",
            json.RootElement[2].GetRawText());
    }

    [Fact]
    public void The_table_shows_the_same_for_people()
    {
        _run.Boards("show", _run.File("a.dts", Source));

        Assert.Contains(_run.Text.Split('\n'), static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["/serial@9000", "-", "uart", "0x9000+0x100", "rx", "40", "edge"]);
    }

    [Fact]
    public void A_blob_shows_what_its_source_shows()
    {
        string source = _run.File("a.dts", Source);
        string blob = _run.PathOf("a.dtb");
        Assert.Equal(0, _run.Boards("dtb", source, "-o", blob).Code);

        string fromSource = _run.Boards("show", "--json", source).Text;

        Assert.Equal(WithoutLabels(fromSource), _run.Boards("show", "--json", blob).Text);
    }

    [Fact]
    public void A_source_or_a_blob_may_come_from_standard_input()
    {
        string source = _run.File("a.dts", Source);
        string shown = _run.Boards("show", "--json", source).Text;
        _run.Boards("dtb", source, "-o", _run.PathOf("a.dtb"));

        _run.Input = File.ReadAllBytes(source);
        Assert.Equal(shown, _run.Boards("show", "--json", "-").Text);
        _run.Input = File.ReadAllBytes(_run.PathOf("a.dtb"));
        Assert.Equal(WithoutLabels(shown), _run.Boards("show", "--json", "-").Text);
    }

    [Fact]
    public void What_is_wrong_with_standard_input_is_reported_of_it()
    {
        _run.Input = "/dts-v1/;\n/ { a };\n"u8.ToArray();

        _run.Boards("show", "-");

        Assert.Equal(1, _run.Code);
        Assert.StartsWith("<stdin>(2,", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_misspelt_label_breaks_is_not_reported_besides_it()
    {
        const string Misspelt = "/dts-v1/;\n/ {\n\tinterrupt-parent = <&gci>;\n\tgic: gic { compatible = \"arm,gic-400\"; interrupt-controller; #interrupt-cells = <3>; };\n\tuart { interrupts = <0 1 4>; };\n};\n";
        Assert.Equal(1, _run.Boards("show", _run.File("a.dts", Misspelt)).Code);
        string reported = Assert.Single(_run.Messages.Split('\n', StringSplitOptions.RemoveEmptyEntries), static line => line.Contains(": error ") || line.Contains(": warning "));
        Assert.Contains("BRD0210", reported, StringComparison.Ordinal);
        _run.Boards("show", _run.File("b.dts", Misspelt.Replace("<&gci>", "<0x77>", StringComparison.Ordinal)));
        Assert.Contains("BRD2102", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void A_decompiled_blob_compiles_to_the_same_blob()
    {
        string blob = _run.PathOf("a.dtb");
        _run.Boards("dtb", _run.File("a.dts", Source), "-o", blob);

        Assert.Equal(0, _run.Boards("dts", blob, "-o", _run.PathOf("b.dts")).Code);
        _run.Boards("dtb", _run.PathOf("b.dts"));

        Assert.Equal(File.ReadAllBytes(blob), _run.Bytes);
    }

    [Theory]
    [InlineData("sel4cp", "<virtual_machine name=\"linux\" id=\"0\">")]
    [InlineData("2.0.1", "<vcpu id=\"0\" />")]
    public void A_system_is_written_for_a_version_of_microkit(string version, string form)
    {
        _run.Boards("system", "--microkit-version", version, _run.File("a.dts", Source));
        Assert.Equal(0, _run.Code);
        Assert.Contains(form, _run.Text);
    }

    [Fact]
    public void A_version_of_microkit_that_there_is_not_is_a_wrong_command_line()
    {
        _run.Boards("system", "--microkit-version", "7", _run.File("a.dts", Source));
        Assert.NotEqual(0, _run.Code);
        Assert.Contains("unknown version of Microkit '7'; expected one of: sel4cp, 1.3, 1.4, 2.0, 2.1, 2.2, 2.3", _run.Messages);
    }

    [Fact]
    public void A_system_passes_the_enabled_devices_to_one_machine()
    {
        _run.Boards("system", _run.File("a.dts", Source));

        XElement machine = Assert.Single(XDocument.Parse(_run.Text).Descendants("virtual_machine"));
        Assert.Contains(machine.Elements("map"), static map => (string?)map.Attribute("vaddr") == "0x9000");
        Assert.Equal("40", (string?)Assert.Single(machine.Parent!.Elements("irq")).Attribute("irq"));
    }

    // The UART has IRQ 40.
    [Theory]
    [InlineData("platform mine\n max-irq 39\n", "mine", 0, "info BRD2301: /serial@9000")]
    [InlineData("platform mine\n max-irq 40\n", "mine", 0, "")]
    [InlineData("platform mine\n max-irq lots\n", "mine", 1, "k.platforms(2,2): error BRD2401: ")]
    [InlineData("platform mine\n", "nine", 2, "boards: the platform 'nine' is unknown; did you mean 'mine'?")]
    public void A_platform_comes_from_a_file_and_goes_by_its_name(string platforms, string name, int code, string reported)
    {
        string file = _run.File("k.platforms", platforms);

        _run.Boards("show", _run.File("a.dts", Source), "--platforms", file, "--platform", name);

        Assert.Equal(code, _run.Code);
        Assert.Contains(reported, _run.Messages, StringComparison.Ordinal);
        Assert.Equal(reported.Contains("BRD2301", StringComparison.Ordinal), _run.Messages.Contains("BRD2301", StringComparison.Ordinal));
    }

    [Fact]
    public void A_system_is_checked_against_the_platform_that_is_named()
    {
        string file = _run.File("k.platforms", "platform mine\n max-irq 39\n");

        Assert.Single(XDocument.Parse(_run.Boards("system", _run.File("a.dts", Source)).Text).Descendants("irq"));
        Assert.Empty(XDocument.Parse(_run.Boards("system", _run.PathOf("a.dts"), "--platforms", file, "--platform", "mine").Text).Descendants("irq"));
    }

    // The UART is at 0x9000, and the overlay moves it.
    [Fact]
    public void What_is_laid_over_a_source_is_shown_and_passed()
    {
        string source = _run.File("a.dts", Source);
        string moved = _run.File("moved.dtso", "/dts-v1/; /plugin/;\n&{/serial@9000} { reg = <0xa000 0x1000>; };\n");

        Assert.Contains("0xa000", _run.Boards("show", source, "--overlay", moved).Text, StringComparison.Ordinal);
        XElement uart = Assert.Single(XDocument.Parse(_run.Boards("system", source, "--overlay", moved).Text).Descendants("map"), static map => (string?)map.Attribute("mr") is "serial@9000");
        Assert.Equal("0xa000", (string?)uart.Attribute("vaddr"));
    }

    [Theory]
    [InlineData("show")]
    [InlineData("system")]
    public void What_does_not_fit_over_a_source_is_reported(string command)
    {
        _run.Boards(command, _run.File("a.dts", Source), "--overlay", _run.File("o.dtso", "/dts-v1/; /plugin/;\n&uatr { a; };\n"));

        Assert.Equal(1, _run.Code);
        Assert.Contains("o.dtso(2,1): error BRD0401: ", _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("dts")]
    [InlineData("system")]
    public void Garbage_is_reported_and_not_thrown(string command)
    {
        string garbage = _run.PathOf("a.dtb");
        File.WriteAllBytes(garbage, [0xd0, 0x0d, 0xfe, 0xed, 0xff, 0xff, 0, 1, 2, 3]);

        _run.Boards(command, garbage);

        Assert.Equal(1, _run.Code);
        Assert.Contains("error BRD", _run.Messages, StringComparison.Ordinal);
    }

    // A blob has no labels.
    private static string WithoutLabels(string json) => json.Replace("\"labels\":[\"gic\"]", "\"labels\":[]", StringComparison.Ordinal);
}
