using System;
using System.Text.Json;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary><c>boards show --deps</c>.</summary>
public sealed class DependencyCommandTests : IDisposable
{
    // A MAC whose PHY is on the bus of another controller, with a fixed clock and one that is not fixed.
    private const string Source = """
        /dts-v1/;
        / {
            #address-cells = <1>;
            #size-cells = <1>;
            interrupt-parent = <&gic>;
            aliases { ethernet0 = "/mac@6000"; };
            gic: interrupt-controller@1000 {
                compatible = "arm,gic-400";
                reg = <0x1000 0x1000>, <0x2000 0x2000>;
                interrupt-controller;
                #interrupt-cells = <3>;
            };
            xtal: xtal { compatible = "fixed-clock"; #clock-cells = <0>; };
            clk: clock@9000 { compatible = "acme,clk"; reg = <0x9000 0x100>; #clock-cells = <1>; status = "disabled"; };
            mdio@5000 {
                compatible = "acme,mdio";
                reg = <0x5000 0x100>;
                #address-cells = <1>;
                #size-cells = <0>;
                phy: phy@1 { reg = <1>; };
            };
            mac: mac@6000 {
                compatible = "acme,mac";
                reg = <0x6000 0x100>;
                interrupts = <0 8 4>;
                clocks = <&clk 3>, <&xtal>;
                phy-handle = <&phy>;
            };
        };
        """;

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("/mac@6000")]
    [InlineData("mac")]
    [InlineData("ethernet0")]
    public void A_tree_shows_what_is_needed_and_why_and_a_table_whose_registers_that_takes(string node)
    {
        _run.Boards("show", _run.File("a.dts", Source), "--deps", node);

        Assert.Equal(0, _run.Code);
        Assert.Equal("""
            /mac@6000
            ├── clocks[0]: /clock@9000 (not enabled)
            ├── phy-handle[0]: /mdio@5000/phy@1, by the registers of /mdio@5000
            │   └── /mdio@5000, through which it is reached
            ├── clocks[1]: /xtal (information)
            └── interrupts[0]: /interrupt-controller@1000 (information)

            registers                  regions
            -------------------------  ------------
            /clock@9000 (not enabled)  0x9000+0x100
            /mdio@5000                 0x5000+0x100

            """, _run.Text);
    }

    [Fact]
    public void Json_is_one_object()
    {
        _run.Boards("show", _run.File("a.dts", Source), "--deps", "mac", "--json");

        using JsonDocument json = JsonDocument.Parse(_run.Text);
        Assert.Equal("""{"path":"/mdio@5000/phy@1","enabled":true,"registers":["/mdio@5000"],"because":{"path":"/mac@6000","property":"phy-handle","index":0,"probable":false}}""", json.RootElement.GetProperty("needs")[1].GetRawText());
        Assert.Equal("""{"path":"/mdio@5000","enabled":true,"registers":["/mdio@5000"],"because":{"path":"/mdio@5000/phy@1","property":null,"index":null,"probable":false}}""", json.RootElement.GetProperty("needs")[2].GetRawText());
        Assert.Equal("""{"path":"/mdio@5000","regions":[{"index":0,"name":null,"busAddress":"0x5000","size":"0x100","address":"0x5000"}]}""", json.RootElement.GetProperty("registers")[1].GetRawText());
        Assert.Equal("""{"path":"/xtal","kind":"information","because":{"path":"/mac@6000","property":"clocks","index":1,"probable":false}}""", json.RootElement.GetProperty("information")[0].GetRawText());
    }

    [Fact]
    public void A_device_that_needs_nothing_says_so()
    {
        _run.Boards("show", _run.File("a.dts", "/dts-v1/;\n/ { a { acme,delay = <1>; }; };\n"), "--deps", "/a");

        Assert.Equal(0, _run.Code);
        Assert.Equal("/a: no dependencies; its properties and interrupts lead to no other device\n", _run.Text);
    }

    [Theory]
    [InlineData("/mac@600", "; did you mean '/mac@6000'?")]
    [InlineData("mdio@5000", "; did you mean '/mdio@5000'?")]
    [InlineData("ethernet1", "; did you mean 'ethernet0'?")]
    [InlineData("something-else-altogether", "")]
    public void A_node_that_is_none_is_reported_with_one_that_is_near(string node, string suggestion)
    {
        _run.Boards("show", _run.File("a.dts", Source), "--deps", node);

        Assert.Equal(2, _run.Code);
        Assert.Empty(_run.Bytes);
        Assert.EndsWith($"boards: unknown node '{node}'{suggestion}\n", _run.Messages, StringComparison.Ordinal);
    }
}
