using System;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>Pins that two enabled devices use, in each format in which a pin can be given.</summary>
public sealed class PinConflictTests
{
    private static Board Resolve(string controller, string devices)
    {
        string source = "/dts-v1/; / { #address-cells = <1>; #size-cells = <1>; soc { compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; ranges; p: pin@0 { reg = <0 1>; " + controller + " }; " + devices + " }; };";
        CompileResult result = DtsCompiler.Compile(new SourceFile("t.dts", source), new InMemorySources(), CompileOptions.Default);
        Assert.DoesNotContain(result.Diagnostics, static d => d.Severity == Severity.Error);
        return Board.Resolve(result.Tree);
    }

    private static string Two(string first = "pinctrl-0 = <&a>;", string second = "pinctrl-0 = <&b>;") =>
        $"x@1 {{ compatible = \"x\"; reg = <1 1>; {first} }}; y@2 {{ compatible = \"y\"; reg = <2 1>; {second} }};";

    [Theory]
    [InlineData("compatible = \"pinctrl-single\"; #pinctrl-cells = <1>; a: a { pinctrl-single,pins = <0x10 0 0x14 0>; }; b: b { pinctrl-single,pins = <0x14 1>; };", "0x14")]
    [InlineData("compatible = \"pinctrl-single\"; #pinctrl-cells = <2>; a: a { pinctrl-single,pins = <0x10 0x14 0>; }; b: b { pinctrl-single,pins = <0x14 0 1>; };", null)]
    [InlineData("compatible = \"pinctrl-single\"; #pinctrl-cells = <2>; a: a { pinctrl-single,pins = <0x14 0 0>; }; b: b { pinctrl-single,pins = <0x14 0 1>; };", "0x14")]
    [InlineData("compatible = \"brcm,bcm2835-gpio\"; a: a { brcm,pins = <4 5>; brcm,function = <4>; }; b: b { brcm,pins = <5 6>; brcm,function = <2 3>; };", "5")]
    [InlineData("compatible = \"brcm,bcm2835-gpio\"; a: a { brcm,pins = <4 5>; brcm,function = <0>; }; b: b { brcm,pins = <5>; brcm,function = <1>; };", null)]
    [InlineData("compatible = \"brcm,bcm2835-gpio\"; a: a { brcm,pins = <4 5>; brcm,function = <4>; }; b: b { brcm,pins = <5>; brcm,pull = <1>; };", null)]
    [InlineData("compatible = \"rockchip,rk3399-pinctrl\"; g { a: a { rockchip,pins = <1 3 1 &c>, <1 4 1 &c>; }; }; h { b: b { rockchip,pins = <1 4 2 &c>; }; }; c: c { bias-disable; };", "1-4")]
    [InlineData("compatible = \"rockchip,rk3399-pinctrl\"; g { a: a { rockchip,pins = <1 3 1 &c>; }; b: b { rockchip,pins = <3 1 1 &c>; }; }; c: c { bias-disable; };", null)]
    [InlineData("compatible = \"fsl,imx8mm-iomuxc\"; a: a { fsl,pins = <0x14 0x27c 0 0 0 0x40>; }; b: b { fsl,pins = <0x14 0x27c 0 5 0 0x19>; };", "0x14")]
    [InlineData("compatible = \"fsl,vf610-iomuxc\"; a: a { fsl,pins = <0x14 0x27c 0 0 0 0x40>; }; b: b { fsl,pins = <0x14 0x27c 0 5 0 0x19>; };", null)]
    [InlineData("compatible = \"st,stm32mp157-pinctrl\"; a: a { pins1 { pinmux = <0x2108>; }; pins2 { pinmux = <0x2208>; }; }; b: b { pins { pinmux = <0x2205>; }; };", "34")]
    [InlineData("compatible = \"acme,pinctrl\"; a: a { pinmux = <0x2108>; }; b: b { pinmux = <0x2105>; };", null)]
    [InlineData("compatible = \"qcom,sdm845-pinctrl\"; a: a { mux { pins = \"gpio1\", \"gpio2\"; function = \"qup\"; }; }; b: b { pins = \"gpio2\"; function = \"cam\"; };", "gpio2")]
    [InlineData("compatible = \"qcom,sdm845-pinctrl\"; a: a { pins = \"gpio2\"; function = \"qup\"; }; b: b { pins = \"gpio2\"; bias-pull-up; };", null)]
    public void A_pin_of_two_nodes_is_found_where_the_format_says_which_it_is(string controller, string? pins) =>
        Assert.Equal(pins, Resolve(controller, Two()).PinConflicts.Select(static conflict => string.Join(",", conflict.Pins)).SingleOrDefault());

    private const string Broadcom = "compatible = \"brcm,bcm2835-gpio\"; gpio-controller; #gpio-cells = <2>; a: a { brcm,pins = <4 5>; brcm,function = <4>; }; b: b { brcm,pins = <5>; brcm,function = <3>; };";

    [Theory]
    [InlineData("status = \"disabled\"; pinctrl-0 = <&b>;")]
    [InlineData("pinctrl-0 = <&a>;")]
    [InlineData("pinctrl-1 = <&b>;")]
    [InlineData("reset-gpios = <&p 6 0>;")]
    public void What_is_off_shared_or_another_state_is_not_in_conflict(string second) => Assert.Empty(Resolve(Broadcom, Two(second: second)).PinConflicts);

    [Theory]
    [InlineData("pinctrl-0 = <&a>;", "reset-gpios = <&p 9 0>, <&p 4 0>;", "/soc/x@1", "/soc/y@2")]
    [InlineData("reset-gpios = <&p 4 0>;", "pinctrl-0 = <&a>;", "/soc/y@2", "/soc/x@1")]
    public void A_gpio_whose_pin_has_another_function_is_in_conflict(string first, string second, string muxed, string user)
    {
        PinConflict conflict = Assert.Single(Resolve(Broadcom, Two(first, second)).PinConflicts);
        Assert.Equal((muxed, user, "4", "reset-gpios"), (conflict.First.Path, conflict.Second.Path, Assert.Single(conflict.Pins), conflict.Property.Name));
    }

    [Fact]
    public void It_is_reported_once_for_two_devices_at_the_second()
    {
        Diagnostic found = Assert.Single(
            Resolve("compatible = \"pinctrl-single\"; #pinctrl-cells = <1>; a: a { pinctrl-single,pins = <0 0 4 0 8 0>; }; b: b { pinctrl-single,pins = <0 1 8 1>; };", Two()).Diagnostics,
            static d => d.Id == "BRD2501");
        Assert.Equal("/soc/y@2: 'pinctrl-0' uses the pins 0x0, 0x8 of /soc/pin@0, which 'pinctrl-0' of /soc/x@1 uses, too; only one of the two devices can work", found.Message);
        Assert.Equal((Severity.Info, 1), (found.Severity, found.Related.Length));
    }

    // Adversarial: the number of pairs does not grow with the square of the devices.
    [Fact]
    public void A_pin_of_many_devices_is_reported_a_few_times_for_each()
    {
        string groups = string.Concat(Enumerable.Range(0, 2000).Select(static i => FormattableString.Invariant($"g{i}: g{i} {{ pinctrl-single,pins = <4 0>; }}; ")));
        string devices = string.Concat(Enumerable.Range(0, 2000).Select(static i => FormattableString.Invariant($"d{i} {{ compatible = \"d\"; pinctrl-0 = <&g{i}>; }}; ")));
        Assert.InRange(Resolve("compatible = \"pinctrl-single\"; #pinctrl-cells = <1>; " + groups, devices).PinConflicts.Length, 2000, 8 * 2000);
    }
}
