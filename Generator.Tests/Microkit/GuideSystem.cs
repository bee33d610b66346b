using System.Linq;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Boards.Microkit.Xml;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit;

/// <summary>The passthrough guide's Ethernet controller on the Odroid-C4, as its text requires.</summary>
public sealed class GuideSystem
{
    private static SystemRequest Ethernet(params string[] buses)
    {
        VirtualMachineRequest linux = Machine(
            "linux",
            [.. buses.Select(bus => Pass(bus)), Pass("/soc/ethernet@ff3f0000", "eth", [5, 6]) with { WithDependencies = true }]);
        linux = linux with { GuestMemories = [Ram(0x20000000, 0x10000000, 0x20000000) with { Setvar = Value("guest_ram_vaddr") }] };
        return SystemOf(Domain("VMM", linux) with { Priority = Value(254), Image = Value("vmm.elf") });
    }

    [Fact]
    public void Its_description_is_what_one_would_write_by_hand()
    {
        SystemPlan plan = Ethernet("/soc/bus@ff600000").PlanOn(Specimens.OdroidC4);
        Assert.Equal("""
            <?xml version="1.0" encoding="UTF-8"?>
            <system>
                <!-- RAM of linux -->
                <memory_region name="guest_ram_linux" size="0x10000000" phys_addr="0x20000000" page_size="0x200000" />
                <!-- /soc/bus@ff600000 reg[0] -->
                <memory_region name="bus@ff600000" size="0x200000" phys_addr="0xff600000" />
                <!-- /soc/ethernet@ff3f0000 reg[0] -->
                <memory_region name="eth" size="0x10000" phys_addr="0xff3f0000" />
                <!-- /soc/bus@ffd00000/interrupt-controller@f080 reg[0] -->
                <memory_region name="interrupt-controller@f080" size="0x1000" phys_addr="0xffd0f000" />
                <!-- /soc/interrupt-controller@ffc01000 virtual CPU interface, which guests see as their CPU interface -->
                <memory_region name="gic_vcpu" size="0x1000" phys_addr="0xffc06000" />
                <protection_domain name="VMM" priority="254">
                    <program_image path="vmm.elf" />
                    <map mr="guest_ram_linux" vaddr="0x20000000" perms="rw" cached="true" setvar_vaddr="guest_ram_vaddr" />
                    <!-- /soc/ethernet@ff3f0000 macirq -->
                    <irq irq="40" id="5" trigger="level" />
                    <!-- /soc/bus@ff600000/mdio-multiplexer@4c000/mdio@0/ethernet-phy@0 -->
                    <irq irq="96" id="6" trigger="level" />
                    <virtual_machine name="linux">
                        <vcpu id="0" />
                        <map mr="guest_ram_linux" vaddr="0x20000000" perms="rwx" cached="true" />
                        <map mr="bus@ff600000" vaddr="0xff600000" perms="rw" cached="false" />
                        <map mr="eth" vaddr="0xff3f0000" perms="rw" cached="false" />
                        <map mr="interrupt-controller@f080" vaddr="0xffd0f000" perms="rw" cached="false" />
                        <map mr="gic_vcpu" vaddr="0xffc02000" perms="rw" cached="false" />
                    </virtual_machine>
                </protection_domain>
            </system>

            """, SystemDescriptionWriter.Write(plan.Description));
        Assert.False(plan.HasErrors);
        Assert.Empty(plan.Places("BRD3004"));
    }

    [Fact]
    public void Without_the_bus_the_second_region_has_no_way()
    {
        SystemPlan plan = Guest(Pass("/soc/ethernet@ff3f0000", "eth", [5])).PlanOn(Specimens.OdroidC4);
        Devicetree.Text.Diagnostic reported = plan.Single("BRD3004");
        Assert.Equal("/soc/ethernet@ff3f0000", reported.Location.Path);
        Assert.Equal(
            "/soc/ethernet@ff3f0000: reg[1] at 0xff634540 is on /soc/bus@ff600000/bus@34400, which is not passed to virtual machine 'linux'",
            reported.Message);
        Assert.DoesNotContain(plan.Description.MemoryRegions, static r => r.PhysicalAddress?.Value == 0xff634000);
    }

    [Theory]
    [InlineData("/soc/bus@ff600000")]
    [InlineData("/soc/bus@ff600000/bus@34400")]
    public void Either_bus_around_the_second_region_gives_it_a_way(string bus)
    {
        Assert.Empty(Ethernet(bus).PlanOn(Specimens.OdroidC4).Places("BRD3004"));
    }

    [Fact]
    public void A_region_that_is_selected_is_mapped_by_itself()
    {
        SystemPlan plan = Guest(Pass("/soc/ethernet@ff3f0000", "eth") with { Regions = Ints(0, 1) }).PlanOn(Specimens.OdroidC4);
        Assert.Empty(plan.Places("BRD3004"));
        Assert.Equal(0xff634000UL, plan.Description.MemoryRegions.Single(static r => r.Name.Value == "eth_1").PhysicalAddress?.Value);
    }

    [Fact]
    public void The_interrupt_of_the_phy_is_reported_to_be_one_of_eight()
    {
        SystemPlan plan = Ethernet("/soc/bus@ff600000").PlanOn(Specimens.OdroidC4);
        Assert.Contains("one of 96 to 103; 96 is used", plan.Single("BRD3204").Message);
    }

    [Fact]
    public void Code_learns_the_way_of_both_interrupts()
    {
        SystemPlan plan = Ethernet("/soc/bus@ff600000").PlanOn(Specimens.OdroidC4);
        Assert.Equal(
            [("eth_macirq", 40u, 5, 0, Boards.Hardware.InterruptTrigger.Level), ("eth_ethernet-phy@0_0", 96u, 6, 0, Boards.Hardware.InterruptTrigger.Level)],
            plan.Interrupts.Select(static i => (i.Name, i.Number, i.Channel, i.Vcpu!.Value, i.Trigger)));
    }
}
