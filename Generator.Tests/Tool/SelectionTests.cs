using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary>Which devices <c>boards show</c> shows, in which order, and by which names.</summary>
public sealed class SelectionTests : IDisposable
{
    private const string Source = """
        /dts-v1/;
        / {
            #address-cells = <1>;
            #size-cells = <1>;
            interrupt-parent = <&gic>;
            aliases { serial0 = "/serial@9000"; console = "/serial@9000"; };
            gic: interrupt-controller@1000 {
                compatible = "arm,gic-400";
                reg = <0x1000 0x1000>, <0x2000 0x2000>;
                interrupt-controller;
                #interrupt-cells = <3>;
            };
            uart: uart0: serial@9000 { compatible = "ns16550a"; reg = <0x9000 0x100>; interrupts = <0 8 4>; };
            timer@8000 { compatible = "acme,timer"; reg = <0x8000 0x100>; interrupts = <0 2 4>; status = "disabled"; };
            audio@a000 { compatible = "acme,audio"; reg = <0xa000 0x100>; interrupts = <0 1 4>; };
        };
        """;

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("", "/interrupt-controller@1000 /serial@9000 /timer@8000 /audio@a000")]
    [InlineData("--enabled", "/interrupt-controller@1000 /serial@9000 /audio@a000")]
    [InlineData("--sort path", "/audio@a000 /interrupt-controller@1000 /serial@9000 /timer@8000")]
    [InlineData("--sort address", "/interrupt-controller@1000 /timer@8000 /serial@9000 /audio@a000")]
    [InlineData("--sort irq", "/audio@a000 /timer@8000 /serial@9000 /interrupt-controller@1000")]
    [InlineData("--sort status", "/interrupt-controller@1000 /serial@9000 /audio@a000 /timer@8000")]
    [InlineData("--filter UART", "/serial@9000")]
    [InlineData("--filter console", "/serial@9000")]
    [InlineData("--filter ns16550", "/serial@9000")]
    [InlineData("--filter acme --filter timer", "/timer@8000")]
    [InlineData("--filter acme --enabled", "/audio@a000")]
    [InlineData("--filter nothing", "")]
    public void Devices_are_chosen_and_ordered_by_options(string options, string paths)
    {
        string[] command = ["show", _run.File("a.dts", Source), .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        string[] expected = paths.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        using JsonDocument json = JsonDocument.Parse(_run.Boards([.. command, "--json"]).Text);
        Assert.Equal(expected, json.RootElement.EnumerateArray().Select(static node => node.GetProperty("path").GetString()!));
        Assert.Equal(expected, _run.Boards(command).Text.Split('\n').Where(static line => line.StartsWith('/')).Select(static line => line.Split(' ')[0]));
    }

    [Fact]
    public void An_overlay_alone_is_said_to_need_its_base()
    {
        string overlay = _run.File("o.dtso", "/dts-v1/;\n/plugin/;\n&uart { current-speed = <9600>; };\n");
        string blob = _run.PathOf("o.dtbo");
        Assert.Equal(0, _run.Boards("dtb", overlay, "-o", blob).Code);
        string board = _run.File("a.dts", Source);

        foreach (string path in (string[])[overlay, blob])
            Assert.Contains($"boards: '{path}' is an overlay, which has no devices of its own; give its base, with '--overlay {path}'\n", _run.Boards("show", path).Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("is an overlay", _run.Boards("show", board, "--overlay", overlay).Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_order_is_wrong_use()
    {
        Assert.Equal(2, _run.Boards("show", _run.File("a.dts", Source), "--sort", "adress").Code);
        Assert.StartsWith("boards: unknown order 'adress'; expected one of: source, path, address, irq, status; did you mean 'address'?\n", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_and_aliases_are_columns_and_in_json()
    {
        string source = _run.File("a.dts", Source);
        string[] lines = _run.Boards("show", source).Text.Split('\n');
        Assert.EndsWith("labels       aliases", lines[0], StringComparison.Ordinal);
        Assert.EndsWith("uart, uart0  serial0, console", Assert.Single(lines, static line => line.StartsWith("/serial", StringComparison.Ordinal)), StringComparison.Ordinal);

        using JsonDocument json = JsonDocument.Parse(_run.Boards("show", source, "--json").Text);
        Assert.EndsWith(""","labels":["uart","uart0"],"aliases":["serial0","console"]}""", json.RootElement[1].GetRawText(), StringComparison.Ordinal);
    }

    // The tree of a blob has no labels.
    [Fact]
    public void There_is_no_column_of_names_that_no_device_has()
    {
        _run.Boards("dtb", _run.File("a.dts", Source), "-o", _run.PathOf("a.dtb"));
        Assert.DoesNotContain("labels", _run.Boards("show", _run.PathOf("a.dtb")).Text, StringComparison.Ordinal);
        Assert.Contains("aliases", _run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("aliases", _run.Boards("show", _run.PathOf("a.dtb"), "--filter", "acme").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Boards.OdroidC4/odroidc4.dts")]
    [InlineData("Boards.Qemu/virt-gicv3.dts")]
    [InlineData("Boards.Qemu/riscv-virt.dts")]
    public void The_json_of_a_board_follows_its_schema(string board)
    {
        _run.Boards("show", Path.Combine(Repository.Root, board), "--json");
        Assert.Equal(0, _run.Code);
        Schemas.Follows("devices.schema.json", _run.Text);
    }

    [Fact]
    public void The_schema_does_not_accept_everything() => Assert.False(
        Schemas.Of("devices.schema.json").Evaluate(JsonNode.Parse("""[{"path":"/a","status":"okay","enabled":true,"compatible":[],"regions":[],"interrupts":[]}]""")).IsValid);
}
