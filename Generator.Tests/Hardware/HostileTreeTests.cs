using System.Globalization;
using System.Text;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>Trees that nobody should write: resolving them ends, without an exception.</summary>
public sealed class HostileTreeTests
{
    [Theory]
    [InlineData("#address-cells = <0xffffffff>; #size-cells = <1>; n@1 { reg = <1 1>; };")]
    [InlineData("#address-cells = <0>; #size-cells = <0>; n@1 { reg = <1 1>; };")]
    [InlineData("#address-cells = \"ab\"; n@1 { reg = <1 1 1>; ranges = <1>; };")]
    [InlineData("n { interrupt-parent; interrupts = <1>; };")]
    [InlineData("n { interrupt-parent = [01 02]; interrupts = [01 02 03]; };")]
    [InlineData("g: g { interrupt-controller; #interrupt-cells; }; n { interrupt-parent = <&g>; interrupts = <1>; };")]
    [InlineData("g: g { interrupt-controller; #interrupt-cells = <0xffffffff>; interrupt-map = <1 2>; }; n { interrupt-parent = <&g>; interrupts = <1>; };")]
    [InlineData("g: g { interrupt-controller; #interrupt-cells = <0>; }; n { interrupt-parent = <&g>; interrupts = <1>; };")]
    [InlineData("a: a { interrupt-parent = <&b>; interrupts = <1>; }; b: b { interrupt-parent = <&a>; };")]
    [InlineData("a: a { compatible = \"arm,pl061\"; interrupt-controller; #interrupt-cells = <1>; interrupt-parent = <&b>; interrupts = <1>; }; b: b { compatible = \"arm,pl061\"; interrupt-controller; #interrupt-cells = <1>; interrupt-parent = <&a>; interrupts = <1>; };")]
    [InlineData("a: a { compatible = \"arm,pl061\"; interrupt-controller; #interrupt-cells = <1>; interrupt-parent = <&a>; interrupts = <1>; };")]
    public void A_contradiction_is_resolved(string content) => Sel4Board.Resolve(Specimen.Compile(content));

    [Fact]
    public void A_long_chain_of_cascades_ends()
    {
        StringBuilder text = new();
        for (int i = 0; i < 3000; i++)
            text.Append(CultureInfo.InvariantCulture, $"c{i}: c{i} {{ compatible = \"arm,pl061\"; interrupt-controller; #interrupt-cells = <1>; interrupt-parent = <&c{i + 1}>; interrupts = <1>; }};\n");
        text.Append("c3000: c3000 { compatible = \"riscv,plic0\"; interrupt-controller; #interrupt-cells = <1>; };");
        Assert.Equal(3002, Sel4Board.Resolve(Specimen.Compile(text.ToString())).Devices.Length);
    }

    [Fact]
    public void A_long_chain_of_front_ends_ends()
    {
        StringBuilder text = new();
        for (int i = 0; i < 3000; i++)
            text.Append(CultureInfo.InvariantCulture, $"c{i}: c{i} {{ compatible = \"mediatek,mt6577-sysirq\"; interrupt-controller; #interrupt-cells = <3>; interrupt-parent = <&c{i + 1}>; }};\n");
        text.Append("c3000: c3000 { compatible = \"arm,gic-400\"; interrupt-controller; #interrupt-cells = <3>; };");
        text.Append("d { interrupt-parent = <&c0>; interrupts = <0 8 4>; };");
        Assert.Equal("none", Sel4Board.Resolve(Specimen.Compile(text.ToString())).Irq("/d"));
    }
}
