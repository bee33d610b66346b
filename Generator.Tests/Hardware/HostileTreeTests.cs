using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>Trees that nobody should write: resolving them ends, without an exception.</summary>
public sealed class HostileTreeTests
{
    private static readonly string[] Cells = ["#address-cells", "#size-cells", "#interrupt-cells", "#clock-cells", "#gpio-cells", "#interconnect-cells"];

    private static readonly string[] Lists =
    [
        "reg", "ranges", "dma-ranges", "interrupts", "interrupts-extended", "interrupt-map", "interrupt-map-mask", "interrupt-parent",
        "clocks", "gpios", "interrupt-affinity", "assigned-addresses", "msi-parent", "qcom,pdc-ranges", "ti,interrupt-ranges",
        "amlogic,channel-interrupts", "ti,max-irqs", "mstar,irqs-map-range", "iommu-map", "interconnects", "fsl,num-irqs", "acme,syscon",
    ];

    private static readonly string[] Compatibles =
    [
        "arm,gic-400", "arm,gic-v3", "riscv,plic0", "riscv,aplic", "fsl,imx7d-gpc", "nvidia,tegra20-ictlr", "mediatek,mt6577-sysirq",
        "mstar,mst-intc", "allwinner,sun6i-a31-r-intc", "qcom,pdc", "qcom,mpm", "st,stm32mp1-exti", "fsl,ls1088a-extirq",
        "renesas,rza1-irqc", "renesas,rzg2l-irqc", "actions,s700-sirq", "nvidia,tegra210-pmc", "amlogic,meson-gpio-intc",
        "ti,sci-intr", "ti,irq-crossbar", "marvell,cp110-icu", "fsl,imx-irqsteer", "arm,pl061", "brcm,l2-intc", "arm,pl190-vic",
        "socionext,uniphier-gpio", "simple-bus", "syscon", "acme,thing", "arm,armv8-timer", "nvidia,tegra210-agic",
    ];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_random_tree_is_resolved(int seed)
    {
        DeviceTree tree = Specimen.Compile(RandomTree(new Random(seed)));
        Sel4Board board = Sel4Board.Resolve(tree);
        Assert.Equal(tree.Nodes.Length, board.Devices.Length);
        Assert.All(board.Diagnostics, d => Assert.NotEmpty(d.Message));
        foreach (Device device in board.Devices)
        {
            board.Dependencies.Closure([device.Node]);
            board.Hardware.PciRoutes(device.Node);
            Assert.All(device.Interrupts, i => Assert.True(i.Kind != InterruptKind.Direct || i.Number is not null));
            Assert.All(device.Regions, r => Assert.Equal(r.Kind == RegionKind.Memory, r.Address is not null));
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 150)];

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

    private static string RandomTree(Random random)
    {
        StringBuilder text = new();
        int count = 0;
        Properties(text, random);
        for (int i = 0; i < 6; i++)
            Node(text, random, 3, ref count);
        return text.ToString();
    }

    private static void Node(StringBuilder text, Random random, int depth, ref int count)
    {
        string name = random.Next(8) switch { 0 => "isa", 1 => "pcie", 2 => "memory", 3 => "port", _ => "n" };
        text.Append(CultureInfo.InvariantCulture, $"{name}@{count:x} {{\n phandle = <{++count}>;\n");
        Properties(text, random);
        for (int i = random.Next(depth + 1); i > 0; i--)
            Node(text, random, depth - 1, ref count);
        text.Append("};\n");
    }

    private static void Properties(StringBuilder text, Random random)
    {
        foreach (string name in Cells)
        {
            if (random.Next(3) > 0)
                text.Append(CultureInfo.InvariantCulture, $" {name} = <{(random.Next(20) == 0 ? 0xffffffff : (uint)random.Next(5))}>;\n");
        }

        foreach (string name in Lists)
        {
            if (random.Next(4) == 0)
                text.Append(CultureInfo.InvariantCulture, $" {name} = {Value(random)};\n");
        }

        text.Append(CultureInfo.InvariantCulture, $" compatible = \"{Compatibles[random.Next(Compatibles.Length)]}\";\n");
        foreach (string flag in new[] { "interrupt-controller", "gpio-controller", "ranges", "dma-ranges" })
        {
            if (random.Next(2) == 0 && !text.ToString().Split('{')[^1].Contains($" {flag} ", StringComparison.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $" {flag};\n");
        }

        if (random.Next(6) == 0)
            text.Append(" device_type = \"pci\";\n");
        if (random.Next(6) == 0)
            text.Append(" status = \"disabled\";\n");
    }

    private static string Value(Random random)
    {
        if (random.Next(10) == 0)
            return "[01 02 03]";
        IEnumerable<string> cells = Enumerable.Range(0, random.Next(1, 14)).Select(_ => random.Next(12) switch
        {
            0 => "0xffffffff",
            1 => "0x02000000",
            _ => random.Next(20).ToString(CultureInfo.InvariantCulture),
        });
        return "<" + string.Join(" ", cells) + ">";
    }
}
