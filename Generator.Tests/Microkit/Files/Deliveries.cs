using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Xunit;

namespace Boards.Tests.Microkit.Files;

/// <summary>What is reported, and what is not, about the interrupts and regions of devices that a description maps one by one.</summary>
public sealed class Deliveries
{
    private static string Board(string nodes, string controller = "arm,gic-400") => $$"""
        /dts-v1/;
        / {
            #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>; compatible = "acme,board";
            memory@40000000 { device_type = "memory"; reg = <0x40000000 0x40000000>; };
            gic: gic@2000000 { compatible = "{{controller}}"; #interrupt-cells = <3>; interrupt-controller; interrupts = <1 9 4>;
                reg = <0x2000000 0x1000>, <0x2010000 0x2000>, <0x2020000 0x2000>, <0x2030000 0x2000>; };
            {{nodes}}
        };
        """;

    // A guest with a page for each device, and the interrupts.
    private static string Guest(string name, string[] devices, uint[] interrupts, string size = "0x1000") => $"""
        {string.Concat(devices.Select(at => $"<memory_region name='{name}_{at}' size='{size}' phys_addr='{at}' />"))}
        <memory_region name='{name}_ram' size='0x200000' phys_addr='{(name == "a" ? "0x50000000" : "0x60000000")}' />
        <protection_domain name='{name}'><program_image path='vmm.elf' />
            {string.Concat(interrupts.Select((number, id) => FormattableString.Invariant($"<irq irq='{number}' id='{id}' />")))}
            <virtual_machine name='guest_{name}'><vcpu id='0' /><map mr='{name}_ram' vaddr='{(name == "a" ? "0x50000000" : "0x60000000")}' perms='rwx' />
            {string.Concat(devices.Select(at => $"<map mr='{name}_{at}' vaddr='{at}' perms='rw' cached='false' />"))}
            </virtual_machine>
        </protection_domain>
        """;

    private static string[] Reported(string board, string content, params string[] ids) =>
    [
        .. FileTest.Check($"<system>{content}</system>", Declare.Board(board))
            .Where(d => ids.Length == 0 ? d.Severity >= Severity.Warning && d.Id != "BRD3661" : ids.Contains(d.Id)).Select(static d => $"{d.Id} {d.Message}"),
    ];

    private const string TwoOnALine = """
        net@7000000 { compatible = "acme,net"; reg = <0x7000000 0x1000>; interrupts = <0 20 4>; };
        rtc@7001000 { compatible = "acme,rtc"; reg = <0x7001000 0x1000>; interrupts = <0 20 4>; };
        """;

    [Fact]
    public void A_guest_does_not_receive_the_shared_interrupt_of_another() => Assert.Equal(
        ["BRD3673 /rtc@7001000: its interrupt 52 is shared with /net@7000000 and is delivered to protection domain 'a', so virtual machine 'guest_b' does not receive it"],
        Reported(Board(TwoOnALine), Guest("a", ["0x7000000"], [52]) + Guest("b", ["0x7001000"], [])));

    [Fact]
    public void A_guest_with_both_devices_of_a_line_receives_it() =>
        Assert.Equal([], Reported(Board(TwoOnALine), Guest("a", ["0x7000000", "0x7001000"], [52])));

    private const string Engine = """
        dma@7000000 { compatible = "acme,dma"; reg = <0x7000000 0x1000>; interrupts = <0 20 4>, <0 21 4>, <0 22 4>; interrupt-names = "done", "error", "idle"; };
        """;

    [Theory]
    [InlineData(new uint[] { 52 }, "53, 54 ('error', 'idle')")]
    [InlineData(new uint[] { 52, 54 }, "53 ('error')")]
    [InlineData(new uint[] { 52, 53, 54 }, null)]
    public void Interrupts_that_are_missing_among_those_of_a_device_are_named(uint[] delivered, string? missing) => Assert.Equal(
        missing is null ? [] : [$"BRD3674 /dma@7000000: some of its interrupts are delivered to protection domain 'a', but not {missing}"],
        Reported(Board(Engine), Guest("a", ["0x7000000"], delivered), "BRD3674"));

    [Fact]
    public void A_device_with_no_interrupt_delivered_is_reported_once() => Assert.Equal(
        ["BRD3671 /dma@7000000: its registers are mapped into virtual machine 'guest_a', but its interrupt (52, 53, 54) is not delivered to protection domain 'a'"],
        Reported(Board(Engine), Guest("a", ["0x7000000"], []), "BRD3671", "BRD3674"));

    private const string Phy = """
        mac@7000000 { compatible = "acme,mac"; reg = <0x7000000 0x1000>; interrupts = <0 20 4>; phy-handle = <&phy>;
            mdio { #address-cells = <1>; #size-cells = <0>; phy: ethernet-phy@4 { reg = <4>; interrupts = <0 30 8>; }; }; };
        """;

    [Theory]
    [InlineData(new uint[] { 52 }, true)]
    [InlineData(new uint[] { 52, 62 }, false)]
    public void The_interrupt_of_a_phy_is_missed(uint[] delivered, bool isReported) => Assert.Equal(
        isReported ? ["BRD3675 /mac@7000000/mdio/ethernet-phy@4: its interrupt (62) is not delivered to protection domain 'a', which has /mac@7000000; the driver of /mac@7000000 waits for it"] : [],
        Reported(Board(Phy), Guest("a", ["0x7000000"], delivered), "BRD3675"));

    // The PHY's interrupt has one of eight numbers; the driver of its controller chooses which.
    private const string PhyOnPins = """
        pins: interrupt-controller@7003000 { compatible = "amlogic,meson-sm1-gpio-intc", "amlogic,meson-gpio-intc"; reg = <0x7003000 0x10>;
            interrupt-controller; #interrupt-cells = <2>; amlogic,channel-interrupts = <64 65 66 67 68 69 70 71>; };
        mac@7000000 { compatible = "acme,mac"; reg = <0x7000000 0x1000>; interrupts = <0 20 4>; phy-handle = <&phy>; };
        mdio@7002000 { compatible = "acme,mdio"; reg = <0x7002000 0x1000>; #address-cells = <1>; #size-cells = <0>;
            phy: ethernet-phy@4 { reg = <4>; interrupt-parent = <&pins>; interrupts = <26 8>; }; };
        """;

    [Theory]
    [InlineData(new[] { "0x7000000", "0x7002000", "0x7003000" }, new uint[] { 52 }, true)]
    [InlineData(new[] { "0x7000000", "0x7002000", "0x7003000" }, new uint[] { 52, 96 }, false)]
    [InlineData(new[] { "0x7000000", "0x7002000", "0x7003000" }, new uint[] { 52, 101 }, false)]
    [InlineData(new[] { "0x7000000" }, new uint[] { 52 }, false)]
    public void The_interrupt_of_a_phy_that_is_reached_is_missed_whatever_its_number(string[] devices, uint[] delivered, bool isReported) => Assert.Equal(
        isReported ? ["BRD3675 /mdio@7002000/ethernet-phy@4: its interrupt (96) is not delivered to protection domain 'a', which has /mac@7000000; the driver of /mac@7000000 waits for it"] : [],
        Reported(Board(PhyOnPins), Guest("a", devices, delivered), "BRD3675"));

    [Theory]
    [InlineData("arm,gic-v3", 127u, false)]
    [InlineData("arm,gic-v3", 128u, true)]
    [InlineData("arm,gic-400", 223u, false)]
    [InlineData("arm,gic-400", 224u, true)]
    public void An_interrupt_beyond_the_virtual_controller_is_reported_at_the_number(string controller, uint spi, bool isReported)
    {
        string board = Board(FormattableString.Invariant($"dev@7000000 {{ compatible = \"acme,dev\"; reg = <0x7000000 0x1000>; interrupts = <0 {spi} 4>; }};"), controller);
        Assert.Equal(isReported, Reported(board, Guest("a", ["0x7000000"], [spi + 32]), "BRD3218").Any(d => d.StartsWith(FormattableString.Invariant($"BRD3218 interrupt {spi + 32} is above "), StringComparison.Ordinal)));
        // A program that has the device itself is not limited.
        Assert.Equal([], Reported(board, FormattableString.Invariant($"<protection_domain name='d'><program_image path='d.elf' /><irq irq='{spi + 32}' id='1' /></protection_domain>"), "BRD3218"));
    }

    private const string Bridge = """
        pcie@7000000 {
            compatible = "pci-host-ecam-generic"; device_type = "pci"; #address-cells = <3>; #size-cells = <2>; #interrupt-cells = <1>; bus-range = <0 0>;
            reg = <0x7000000 0x100000>; ranges = <0x1000000 0 0 0x7800000 0 0x1000>, <0x2000000 0 0x8000000 0x8000000 0 0x100000>;
            interrupt-map-mask = <0 0 0 7>; interrupt-map = <0 0 0 1 &gic 0 3 4>, <0 0 0 2 &gic 0 4 4>;
        };
        """;

    [Fact]
    public void The_pins_and_the_windows_of_a_host_bridge_are_its_own()
    {
        string[] all = ["0x7000000", "0x7800000", "0x8000000"];
        Assert.Equal([], Reported(Board(Bridge), Guest("a", all, [35, 36]), "BRD3213", "BRD3652", "BRD3670", "BRD3214"));
        Assert.Equal(["BRD3213 interrupt 37: no enabled device of the board raises it"], Reported(Board(Bridge), Guest("a", all, [37]), "BRD3213"));
        Assert.Single(Reported(Board(Bridge), Guest("a", [], [35]), "BRD3670"));
    }

    [Theory]
    [InlineData("compatible = \"acme,scu\", \"syscon\";", "system", false)]
    [InlineData("compatible = \"acme,ccm\"; #clock-cells = <1>;", "clock-controller", false)]
    [InlineData("compatible = \"acme,gpc\"; interrupt-controller; #interrupt-cells = <3>;", "gpc", false)]
    [InlineData("compatible = \"acme,gpio\"; interrupt-controller; #interrupt-cells = <2>; gpio-controller; #gpio-cells = <2>;", "gpio", true)]
    [InlineData("compatible = \"acme,uart\";", "serial", true)]
    public void Interrupts_that_no_guest_asks_for_are_not_missed(string properties, string name, bool isReported)
    {
        string board = Board($"{name}@7000000 {{ {properties} reg = <0x7000000 0x1000>; interrupts = <0 20 4>; }};");
        Assert.Equal(isReported ? 1 : 0, Reported(board, Guest("a", ["0x7000000"], []), "BRD3671").Length);
    }

    [Theory]
    [InlineData("generic-uio", 0)]
    [InlineData("acme,dev", 1)]
    public void Memory_that_a_guest_sees_as_a_device_is_shared_memory(string compatible, int reported)
    {
        string content = Guest("a", [], []).Replace("</virtual_machine>", "<map mr='shared' vaddr='0x7000000' perms='rw' /></virtual_machine>", StringComparison.Ordinal)
            + "<memory_region name='shared' size='0x1000' />";
        Assert.Equal(reported, Reported(Board($"uio@7000000 {{ compatible = \"{compatible}\"; reg = <0x7000000 0x1000>; }};"), content, "BRD3656").Length);
    }

    private static string Bus(string status) => $$"""
        bus@7000000 { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; reg = <0x7000000 0x10000>; ranges = <0 0x7000000 0x10000>;
            dog@0 { compatible = "acme,dog"; reg = <0 0x1000>; }; };
        gpu@7010000 { compatible = "acme,gpu"; reg = <0x7010000 0x10000>; status = "{{status}}"; };
        """;

    [Theory]
    [InlineData("disabled", "0x20000", true)]
    [InlineData("disabled", "0x10000", false)]
    [InlineData("okay", "0x20000", false)]
    public void A_region_of_a_bus_that_reaches_a_disabled_device_is_reported(string status, string size, bool isReported) => Assert.Equal(
        isReported ? [$"BRD3650 memory region 'a_0x7000000' at 0x7000000..0x7020000 is larger than the bus /bus@7000000 at 0x7000000..0x7010000: it also holds /gpu@7010000, disabled by the devicetree"] : [],
        Reported(Board(Bus(status)), Guest("a", ["0x7000000"], [], size), "BRD3650"));

    // Two suppliers on one bus; each missing one is a separate mistake, unless the description maps buses as a whole.
    [Fact]
    public void Every_supplier_that_is_missing_is_named_where_devices_are_mapped_one_by_one()
    {
        string board = Board("""
            bus@7000000 { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x7000000 0x100000>;
                clk: clk@1000 { compatible = "acme,clk"; reg = <0x1000 0x1000>; #clock-cells = <0>; };
                rst: rst@2000 { compatible = "acme,rst"; reg = <0x2000 0x1000>; #reset-cells = <0>; };
                dog@3000 { compatible = "acme,dog"; reg = <0x3000 0x1000>; interrupts = <0 20 4>; clocks = <&clk>; resets = <&rst>; }; };
            other@7200000 { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x7200000 0x1000>; };
            """);
        string content = Guest("a", ["0x7003000"], [52]);
        Assert.Equal(2, Reported(board, content, "BRD3401").Length);
        Assert.Single(Reported(board, Guest("a", ["0x7003000", "0x7200000"], [52]), "BRD3401"));
    }

    [Theory]
    [InlineData("emmc2@7000000 { compatible = \"acme,soc-emmc2\";", true)]
    [InlineData("eth@7000000 { compatible = \"acme,gem\";", true)]
    [InlineData("nic@7000000 { compatible = \"acme,ethernet-1.2\";", true)]
    [InlineData("phy@7000000 { compatible = \"acme,ethernet-phy\";", false)]
    [InlineData("serial@7000000 { compatible = \"acme,uart\";", false)]
    public void A_device_with_dma_is_known_by_its_compatible_string(string node, bool isReported)
    {
        string bus = "bus { #address-cells = <1>; #size-cells = <1>; ranges; dma-ranges = <0xc0000000 0 0x40000000>; "
            + node + " reg = <0x7000000 0x1000>; interrupts = <0 20 4>; }; gpio@7100000 { compatible = \"acme,gpio\"; reg = <0x7100000 0x1000>; }; };";
        Assert.Equal(isReported ? 1 : 0, Reported(Board(bus), Guest("a", ["0x7000000"], [52]), "BRD3115").Length);
    }

    [Fact]
    public void A_bus_for_one_device_with_dma_ranges_makes_it_a_device_with_dma() => Assert.Single(Reported(
        Board("bus { #address-cells = <1>; #size-cells = <1>; ranges; dma-ranges = <0xc0000000 0 0x40000000>; x@7000000 { compatible = \"acme,x\"; reg = <0x7000000 0x1000>; interrupts = <0 20 4>; }; };"),
        Guest("a", ["0x7000000"], [52]), "BRD3115"));

    public static IEnumerable<object?[]> Sizes =>
    [
        ["<memory_region name='m' size='0x50000000' />", "memory region 'm' of 0x50000000 bytes has no physical address, and the board has too little memory: 0x40000000 bytes"],
        ["<memory_region name='m' size='0x40000000' />", null],
        ["<memory_region name='m' size='0x1000' /><memory_region name='n' size='0x40000000' />", "memory region 'n' of 0x40000000 bytes has no physical address, and the board has too little memory: with the regions before it, 0x40001000 bytes are needed; 0x40000000 bytes"],
        ["<memory_region name='fixed' size='0x20000000' phys_addr='0x40000000' /><memory_region name='m' size='0x20001000' />", "memory region 'm' of 0x20001000 bytes has no physical address, and the board has too little memory: 0x20000000 bytes of 0x40000000 are left"],
        ["<memory_region name='m' size='0xffffffffffff0000' /><memory_region name='n' size='0xffffffffffff0000' />", "memory region 'm' of 0xffffffffffff0000 bytes has no physical address, and the board has too little memory: 0x40000000 bytes"],
    ];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Memory_that_the_board_does_not_have_is_reported(string regions, string? message) => Assert.Equal(
        message is null ? [] : ["BRD3125 " + message],
        Reported(Board(""), regions + "<protection_domain name='d'><program_image path='d.elf' /></protection_domain>", "BRD3125"));

    private const string Messages = """
        its: its@7100000 { compatible = "arm,gic-v3-its"; reg = <0x7100000 0x20000>; msi-controller; #msi-cells = <1>; };
        dma@7000000 { compatible = "acme,dma"; reg = <0x7000000 0x1000>; msi-parent = <&its 1>; LINE };
        """;

    [Theory]
    [InlineData("", true)]
    [InlineData("interrupts = <0 20 4>;", false)]
    public void A_device_with_messages_only_has_no_interrupt(string line, bool isReported) => Assert.Equal(
        isReported ? ["BRD3220 /dma@7000000: it has no interrupt line, only messages to /its@7100000, which seL4 does not deliver, so virtual machine 'guest_a' receives no interrupt of it"] : [],
        Reported(Board(Messages.Replace("LINE", line, StringComparison.Ordinal), "arm,gic-v3"), Guest("a", ["0x7000000"], line.Length > 0 ? [52] : []), "BRD3220"));

    [Fact]
    public void A_map_of_the_interrupt_translation_service_is_reported()
    {
        string board = Board(Messages.Replace("LINE", "", StringComparison.Ordinal), "arm,gic-v3");
        Assert.StartsWith("BRD3221 memory region 'a_0x7100000' at 0x7100000..0x7120000 holds /its@7100000", Assert.Single(Reported(board, Guest("a", ["0x7100000"], [], "0x20000"), "BRD3221")), StringComparison.Ordinal);
        Assert.Equal([], Reported(board, Guest("a", ["0x7000000"], []), "BRD3221"));
    }

    [Theory]
    [InlineData("interrupts = <1 9 4>;", "arm,gic-v3", false)]
    [InlineData("", "arm,gic-v3", true)]
    [InlineData("", "arm,gic-400", false)]
    public void A_guest_needs_the_maintenance_interrupt(string interrupts, string controller, bool isReported)
    {
        string board = Board("", controller).Replace("interrupts = <1 9 4>;", interrupts, StringComparison.Ordinal);
        Assert.Equal(isReported ? 1 : 0, Reported(board, Guest("a", [], []), "BRD3222").Length);
        Assert.Equal([], Reported(board, "<protection_domain name='d'><program_image path='d.elf' /></protection_domain>", "BRD3222"));
    }

    [Theory]
    [InlineData("0x4e201000", true)]
    [InlineData("0x4e202000", false)]
    public void An_address_on_the_bus_is_no_physical_address(string at, bool isReported)
    {
        string board = Board("bus { #address-cells = <1>; #size-cells = <1>; ranges = <0x4e000000 0x1e000000 0x1000000>; serial@4e201000 { compatible = \"acme,uart\"; reg = <0x4e201000 0x200>; interrupts = <0 20 4>; }; };");
        Assert.Equal(
            isReported ? ["BRD3652 memory region 'a_0x4e201000' at 0x4e201000..0x4e202000 is memory; 0x4e201000 is the address of /bus/serial@4e201000 on its bus, and its physical address is 0x1e201000"] : [],
            Reported(board, Guest("a", [at], []), "BRD3652"));
    }
}
