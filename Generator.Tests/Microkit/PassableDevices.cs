using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.Microkit;

/// <summary>Facts about a device that is or could be passed: whether it can be, whether it confines DMA, and which interrupts come with it.</summary>
public sealed class PassableDevices
{
    private static Sel4Board With(string nodes) => Declare.Board($$"""
        /dts-v1/;
        / {
            compatible = "acme,board"; interrupt-parent = <&gic>; #address-cells = <1>; #size-cells = <1>;
            gic: interrupt-controller@8000000 { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>; interrupts = <1 9 4>;
                reg = <0x8000000 0x1000>, <0x8002000 0x2000>, <0x8004000 0x2000>, <0x8006000 0x2000>; };
            {{nodes}}
        };
        """);

    private static Device Labelled(string nodes) => With(nodes).Devices.Single(static device => device.Node.Labels.Contains("d"));

    [Theory]
    [InlineData("d: memory@40000000 { device_type = \"memory\"; reg = <0x40000000 0x1000>; };", "system memory")]
    [InlineData("cpus { #address-cells = <1>; #size-cells = <0>; d: cpu@0 { device_type = \"cpu\"; compatible = \"arm,cortex-a53\"; reg = <0>; }; };", "a CPU")]
    [InlineData("d: timer { compatible = \"arm,armv8-timer\"; interrupts = <1 13 8>, <1 14 8>, <1 11 8>, <1 10 8>; };", "the kernel's timer")]
    [InlineData("d: pmu { compatible = \"acme,x\", \"arm,cortex-a53-pmu\"; interrupts = <0 10 4>; };", "a core's performance monitor")]
    [InlineData("d: pmu { compatible = \"riscv,some-pmu\"; interrupts = <0 10 4>; };", "a core's performance monitor")]
    [InlineData("d: pmu@1000 { compatible = \"arm,smmu-pmu\"; reg = <0x1000 0x1000>; interrupts = <0 10 4>; };", null)]
    [InlineData("d: pmu { compatible = \"acme,ddr-pmu\"; interrupts = <0 10 4>; };", null)]
    [InlineData("d: uart@1000 { compatible = \"arm,pl011\"; reg = <0x1000 0x1000>; };", null)]
    public void What_cannot_be_passed_has_a_reason(string node, string? reason) =>
        Assert.Equal((reason, reason is null), (Labelled(node).ReasonAgainst(), Labelled(node).IsPassable()));

    [Fact]
    public void The_controller_of_the_kernel_cannot_be_passed() =>
        Assert.Equal("the kernel's interrupt controller", With("").Devices.Single(static device => device.Node.Labels.Contains("gic")).ReasonAgainst());

    [Theory]
    [InlineData("acme,x\", \"arm,smmu-v3", true)]
    [InlineData("smmu", true)]
    [InlineData("arm,mmu-500", true)]
    [InlineData("riscv,iommu", true)]
    [InlineData("riscv,pci-iommu", true)]
    [InlineData("rockchip,iommu", false)]
    [InlineData("qcom,adreno-smmu\", \"qcom,smmu-v2", false)]
    [InlineData("adreno\", \"arm,smmu-v2", false)]
    public void What_confines_DMA_of_the_whole_system_is_known_by_its_name(string compatible, bool isOne)
    {
        Assert.Equal(isOne, Labelled($"d: iommu@1000 {{ compatible = \"{compatible}\"; reg = <0x1000 0x1000>; #iommu-cells = <1>; }};").IsSystemIommu());
        Assert.False(Labelled($"d: iommu@1000 {{ compatible = \"{compatible}\"; reg = <0x1000 0x1000>; }};").IsSystemIommu());
    }

    [Theory]
    [InlineData("d: x@1000 { compatible = \"acme,x\", \"syscon\"; reg = <0x1000 0x1000>; };", true)]
    [InlineData("d: x@1000 { compatible = \"acme,x\", \"simple-mfd\"; reg = <0x1000 0x1000>; };", true)]
    [InlineData("d: x@1000 { compatible = \"generic-uio\"; reg = <0x1000 0x1000>; };", true)]
    [InlineData("d: clock-controller@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; };", true)]
    [InlineData("d: ccm@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; };", true)]
    [InlineData("d: gpc@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; };", true)]
    [InlineData("d: irqsteer@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; };", true)]
    [InlineData("d: clock@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; #clock-cells = <0>; };", true)]
    [InlineData("d: clk@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; #clock-cells = <0>; };", true)]
    [InlineData("d: clk@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; };", false)]
    [InlineData("d: phy@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; #clock-cells = <0>; };", false)]
    [InlineData("d: ic@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; interrupt-controller; };", true)]
    [InlineData("d: ic@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; interrupt-controller; gpio-controller; };", false)]
    [InlineData("d: ic@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; interrupt-controller; #gpio-cells = <2>; };", false)]
    [InlineData("d: uart@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; };", false)]
    public void Drivers_do_not_wait_for_interrupts_of_such_a_device(string node, bool isSilent) => Assert.Equal(isSilent, Labelled(node).IsSilent());

    // A driver that gets a clock, a pin or power from a device works without the interrupts of that device.
    [Theory]
    [InlineData("clocks assigned-clocks assigned-clock-parents resets power-domains", true)]
    [InlineData("gpios gpio gpio-ranges reset-gpio enable-gpios pinctrl-0 pinctrl-1", true)]
    [InlineData("nvmem-cells nvmem hwlocks pwms interconnects mux-controls mux-states", true)]
    [InlineData("interrupts interrupt-map syscon regmap sram memory-controllers vin-supply", true)]
    [InlineData("dmas mboxes phys iommus gpio-line clock-names supply", false)]
    public void Interrupts_of_a_provider_are_not_waited_for(string properties, bool isSilent)
    {
        Device device = Labelled("d: x@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; };");
        Assert.All(properties.Split(' '), property => Assert.Equal(isSilent, device.IsSilentFor(NeededFor(property, isProbable: false))));
        Assert.True(device.IsSilentFor(NeededFor("dmas", isProbable: true)));
        Assert.True(Labelled("d: x@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; gpio-controller; };").IsSilentFor(NeededFor("dmas", isProbable: false)));
        Assert.True(Labelled("d: x@1000 { compatible = \"acme,x\"; reg = <0x1000 0x1000>; #gpio-cells = <2>; };").IsSilentFor(NeededFor("dmas", isProbable: false)));

        Requirement NeededFor(string property, bool isProbable) => new()
        {
            Node = device.Node,
            RegisterOwners = [device.Node],
            Because = device.Node,
            Reason = new() { Consumer = device.Node, Provider = device.Node, Property = property, Index = 0, Arguments = [], Kind = DependencyKind.Registers, IsProbable = isProbable },
        };
    }

    // The interrupt of a PHY, a connector or a panel comes with the device that uses it; that of a clock's chip does not.
    [Theory]
    [InlineData("phy-handle = <&p>;", true)]
    [InlineData("phy = <&p>;", true)]
    [InlineData("phy-device = <&p>;", true)]
    [InlineData("phys = <&p 0>;", true)]
    [InlineData("usb-phy = <&p>;", true)]
    [InlineData("extcon = <&p>;", true)]
    [InlineData("panel = <&p>;", true)]
    [InlineData("ddc-i2c-bus = <&p>;", true)]
    [InlineData("remote-endpoint = <&p>;", true)]
    [InlineData("vin-supply = <&p>;", false)]
    [InlineData("clocks = <&p 0>;", false)]
    public void Interrupts_of_what_a_device_drives_come_with_it(string property, bool comes)
    {
        Sel4Board board = With($$"""
            d: d@1000 { compatible = "acme,d"; reg = <0x1000 0x1000>; {{property}} };
            p: p { compatible = "acme,p"; #phy-cells = <1>; #clock-cells = <1>; interrupts = <0 20 4>; };
            """);
        Assert.Equal(comes ? [52u] : [], PeripheralDependencies.InterruptsOf(board.Devices.Single(static device => device.Node.Labels.Contains("d")), board).Select(static one => one.Number!.Value));
    }

    [Theory]
    [InlineData("status = \"disabled\";")]
    [InlineData("reg = <0x2000 0x1000>;")]
    [InlineData("reg = <0x2000 0x1000>, <0x3000 0>;")]
    public void Interrupts_of_what_is_off_or_has_registers_do_not(string more)
    {
        Sel4Board board = With($$"""
            d: d@1000 { compatible = "acme,d"; reg = <0x1000 0x1000>; phy-handle = <&p>; };
            p: p { compatible = "acme,p"; interrupts = <0 20 4>; {{more}} };
            """);
        Assert.Empty(PeripheralDependencies.InterruptsOf(board.Devices.Single(static device => device.Node.Labels.Contains("d")), board));
    }

    [Fact]
    public void The_pins_of_a_host_bridge_are_its_lines() => Assert.Equal([35u, 36u], PciLines("""
        d: pcie@10000000 { device_type = "pci"; compatible = "pci-host-ecam-generic"; reg = <0x10000000 0x1000>; #address-cells = <3>; #size-cells = <2>; #interrupt-cells = <1>;
            ranges = <0x2000000 0 0x20000000 0x20000000 0 0x1000>; interrupt-map-mask = <0 0 0 7>;
            interrupt-map = <0 0 0 1 &gic 0 3 4>, <0 0 0 2 &gic 0 4 4>, <0 0 0 3 &gic 0 3 4>; };
        """));

    private static uint[] PciLines(string node)
    {
        Sel4Board board = With(node);
        return [.. PeripheralDependencies.InterruptsOf(board.Devices.Single(static device => device.Node.Labels.Contains("d")), board).Select(static one => one.Number!.Value)];
    }

    // DMA addresses depend on the nearest bus that translates them (Linux, of_dma_get_range).
    [Theory]
    [InlineData("", "", "/outer/inner", null)]
    [InlineData("", "dma-ranges = <0 0x40000000 0x1000>;", "/outer/inner", null)]
    [InlineData("dma-ranges = <0 0x40000000 0x1000>;", "", "/outer", "/outer")]
    [InlineData("dma-ranges = <0 0x40000000 0x1000>;", "dma-ranges = <0 0 0x1000>;", "/outer/inner", "/outer")]
    [InlineData("dma-ranges;", "dma-ranges = <0 0 0x1000>;", "/outer/inner", null)]
    public void The_bus_that_translates_DMA_is_the_nearest(string outer, string inner, string bus, string? above)
    {
        Device device = Labelled($$"""
            outer { #address-cells = <1>; #size-cells = <1>; ranges; {{outer}} inner { #address-cells = <1>; #size-cells = <1>; ranges; {{inner}}
                d: d@1000 { compatible = "acme,d"; reg = <0x1000 0x1000>; }; }; };
            """);
        Assert.Equal(bus, DmaBus.Of(device)?.Path);
        Assert.Equal(above, DmaBus.TranslatingAbove(device.Node.Parent!)?.Path);
    }

    [Theory]
    [InlineData("d: bus { #address-cells = <1>; #size-cells = <1>; ranges; };", 0x40000000ul)]
    [InlineData("d: bus { #address-cells = <1>; #size-cells = <1>; ranges; dma-ranges = <0 0x30000000 0x1000>, <0xc0000000 0x40000000 0x2000>; };", 0xc0000000ul)]
    [InlineData("d: bus { #address-cells = <1>; #size-cells = <1>; ranges; dma-ranges = <0xc0000000 0x3fff0000 0x20000>; };", 0xc0010000ul)]
    [InlineData("d: bus { #address-cells = <1>; #size-cells = <1>; ranges; dma-ranges = <0xc0000000 0x40000000 0x1fff>; };", null)]
    public void Memory_has_the_address_that_the_bus_has_for_it(string bus, ulong? address) =>
        Assert.Equal(address, DmaBus.AddressOf(Labelled(bus), AddressRange.Of(0x40000000, 0x2000)));
}
