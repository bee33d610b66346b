using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Boards.Microkit.Xml;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Guests;

public sealed class GuestsOnQemu
{
    [Fact]
    public void A_guest_with_a_uart_needs_no_more_than_to_name_it()
    {
        SystemPlan plan = Guest(Pass("serial0")).PlanOn(Specimens.QemuVirt);
        Assert.Equal("""
            <?xml version="1.0" encoding="UTF-8"?>
            <system>
                <!-- /pl011@9000000 reg[0] -->
                <memory_region name="pl011@9000000" size="0x1000" phys_addr="0x9000000" />
                <!-- /intc@8000000 virtual CPU interface, which guests see as their CPU interface -->
                <memory_region name="gic_vcpu" size="0x1000" phys_addr="0x8040000" />
                <protection_domain name="VMM">
                    <program_image path="VMM.elf" />
                    <!-- /pl011@9000000 -->
                    <irq irq="33" id="0" trigger="level" />
                    <virtual_machine name="linux">
                        <vcpu id="0" />
                        <map mr="pl011@9000000" vaddr="0x9000000" perms="rw" cached="false" />
                        <map mr="gic_vcpu" vaddr="0x8010000" perms="rw" cached="false" />
                    </virtual_machine>
                </protection_domain>
            </system>

            """, SystemDescriptionWriter.Write(plan.Description));
        // A debug kernel prints on this UART; the guest has no memory.
        Assert.Equal(["BRD3016", "BRD3348"], plan.Ids());
    }

    [Fact]
    public void Uart_clock_gpio_and_disk_with_identity_mapped_memory_raise_no_alarm()
    {
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux", Pass("uart"), Pass("rtc"), Pass("gpio"), Pass("blk8")) with
        {
            GuestMemories = [Ram(0x40000000, 0x10000000, 0x40000000)],
        })).PlanOn(Specimens.QemuVirt);
        Assert.Equal(["BRD3016", "BRD3116"], plan.Ids());
        Assert.Empty(PlanChecker.Faults(plan.Description));
        Assert.Equal([(33u, 0), (34u, 1), (39u, 2), (56u, 3)], plan.Interrupts.Select(static i => (i.Number, i.Channel)));
        Assert.Equal(
            [Boards.Hardware.InterruptTrigger.Level, Boards.Hardware.InterruptTrigger.Level, Boards.Hardware.InterruptTrigger.Level, Boards.Hardware.InterruptTrigger.Edge],
            plan.Interrupts.Select(static i => i.Trigger));
    }

    [Fact]
    public void Transports_of_one_page_become_one_region()
    {
        SystemPlan plan = Guest(Pass("blk0"), Pass("blk1"), Pass("blk8")).PlanOn(Specimens.QemuVirt);
        Assert.Equal(
            [("virtio_mmio@a000000+virtio_mmio@a000200", 0xa000000UL, 0x1000UL), ("virtio_mmio@a001000", 0xa001000UL, 0x1000UL)],
            plan.Description.MemoryRegions.Where(static r => r.Name.Value != "gic_vcpu").Select(static r => (r.Name.Value, r.PhysicalAddress!.Value.Value, r.Size!.Value.Value)));
    }

    [Fact]
    public void The_others_of_a_page_are_named()
    {
        Diagnostic reported = Guest(Pass("blk0")).PlanOn(Specimens.QemuVirt).Single("BRD3103");
        Assert.Equal("blk0", reported.Location.Path);
        Assert.Equal(
            "/virtio_mmio@a000000: the pages 0xa000000..0xa001000 also hold /virtio_mmio@a000200, which virtual machine 'linux' can also access",
            reported.Message);
        Assert.Empty(Guest(Pass("blk0"), Pass("blk1")).PlanOn(Specimens.QemuVirt).Places("BRD3103"));
    }

    [Fact]
    public void A_page_that_two_guests_want_is_mapped_in_both_and_reported()
    {
        SystemPlan plan = SystemOf(Domain("A", Machine("a", Pass("blk0"))), Domain("B", Machine("b", Pass("blk1")))).PlanOn(Specimens.QemuVirt);
        Assert.Equal("blk1", plan.Single("BRD3104").Location.Path);
        Assert.Empty(PlanChecker.Faults(plan.Description));
        Assert.All(plan.Description.ProtectionDomains, static d => Assert.Contains(d.VirtualMachines[0].Maps, static m => m.Address.Value == 0xa000000));
    }

    [Fact]
    public void A_program_that_drives_a_device_sees_it_where_its_image_is_not()
    {
        SystemPlan plan = SystemOf(Domain("serial") with { Passthroughs = [Pass("uart") with { Setvar = Value("uart_base") }] }).PlanOn(Specimens.QemuVirt);
        MapRequest map = plan.Description.ProtectionDomains.Single().Maps.Single();
        Assert.Equal(("pl011@9000000", 0x10000000UL, false, "uart_base"), (map.Region.Value, map.Address.Value, map.Cached?.Value, map.Setvar?.Value));
        Assert.DoesNotContain(plan.Description.MemoryRegions, static r => r.Name.Value == "gic_vcpu");
        Assert.Equal(0x10000000UL, plan.Devices.Single().Address);
    }

    [Fact]
    public void With_only_a_source_everything_that_a_guest_can_use_goes_to_one()
    {
        SystemPlan plan = DefaultSystem.Plan("Virt", Board(Specimens.QemuVirt), At("virt.dts"));
        Assert.Empty(PlanChecker.Faults(plan.Description));
        ProtectionDomainRequest domain = plan.Description.ProtectionDomains.Single();
        Assert.Equal(
            [0x40000000UL, 0x9000000, 0x9010000, 0x9030000, 0xa000000, 0xa001000, 0x8010000],
            domain.VirtualMachines[0].Maps.Select(static m => m.Address.Value));
        Assert.Equal([33u, 34, 39, 48, 49, 56], domain.Irqs.Select(static i => i.Number.Value));
        Diagnostic reported = plan.Single("BRD3013");
        Assert.Equal(("virt.dts", Severity.Info), (reported.Location.Path, reported.Severity));
        Assert.DoesNotContain(plan.Diagnostics, static d => d.Severity >= Severity.Warning);
    }
}
