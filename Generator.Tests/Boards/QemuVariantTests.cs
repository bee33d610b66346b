using System;
using System.Linq;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Boards.Tests.Conformance;
using Boards.Tests.Hardware;
using Xunit;

namespace Boards.Tests.BoardFacts;

/// <summary>
/// Machines that differ from those of the board library by options on QEMU's command line. The addresses of devices do
/// not depend on these options (hw/arm/virt.c, hw/riscv/virt.c: memory maps and interrupt maps).
/// </summary>
[Trait("Category", "Slow")]
public sealed class QemuVariantTests
{
    [SkippableTheory]
    [InlineData("virt,gic-version=2", 1)]
    [InlineData("virt,gic-version=2,virtualization=on,secure=on", 4)]
    [InlineData("virt,gic-version=3", 2)]
    [InlineData("virt,gic-version=3,virtualization=on,its=off", 8)]
    [InlineData("virt,gic-version=3,virtualization=on,iommu=smmuv3,highmem=off", 4)]
    [InlineData("virt,gic-version=3,acpi=off,ras=on", 4)]
    public void On_Arm_devices_are_where_they_are_and_every_interrupt_has_its_number(string machine, int cpus)
    {
        Sel4Board board = Resolve("qemu-system-aarch64", machine, "-cpu", "cortex-a57", "-smp", $"{cpus}");
        Assert.Equal("0x9000000+0x1000", board.Regions("/pl011@9000000"));
        Assert.Equal("33 level", board.Irq("/pl011@9000000"));
        Assert.Equal("34 level", board.Irq("/pl031@9010000"));
        for (int i = 0; i < 32; i++)
        {
            string path = FormattableString.Invariant($"/virtio_mmio@{0xa000000 + (i * 0x200):x}");
            Assert.Equal((FormattableString.Invariant($"0x{0xa000000 + (i * 0x200):x}+0x200"), FormattableString.Invariant($"{48 + i} edge")), (board.Regions(path), board.Irq(path)));
        }

        Assert.Equal(["29 level", "30 level", "27 level", "26 level"], board.At("/timer").Interrupts.Select(Specimen.Text));
        Assert.Equal(cpus, board.Devices.Count(device => device.Path.StartsWith("/cpus/cpu@", StringComparison.Ordinal)));
        Node bridge = board.At("/pcie@10000000").Node;
        Assert.All(board.Hardware.PciRoutes(bridge), r => Assert.Equal((uint)(35 + ((r.Device + r.Pin - 1) % 4)), r.Interrupt.Number));
        // In the low memory map, the configuration space is before the windows and no 64-bit window is given.
        bool isHigh = !machine.Contains("highmem=off", StringComparison.Ordinal);
        Assert.Equal(isHigh ? "0x4010000000+0x10000000" : "0x3f000000+0x1000000", board.Regions(bridge.Path));
        Assert.Equal(
            isHigh ? [(AddressSpace.Io, 0x3eff0000ul), (AddressSpace.Memory32, 0x10000000ul), (AddressSpace.Memory64, 0x8000000000ul)] : [(AddressSpace.Io, 0x3eff0000ul), (AddressSpace.Memory32, 0x10000000ul)],
            board.At(bridge.Path).Windows.Select(w => (w.Space, w.Address!.Value)));
        Assert.DoesNotContain(board.Diagnostics, d => d.Severity >= Devicetree.Text.Severity.Warning);
    }

    [SkippableTheory]
    [InlineData("virt,gic-version=2", "0x8000000+0x10000; 0x8010000+0x10000", "")]
    [InlineData("virt,gic-version=2,virtualization=on", "0x8000000+0x10000; 0x8010000+0x10000; 0x8030000+0x10000; 0x8040000+0x10000", "25")]
    [InlineData("virt,gic-version=3", "0x8000000+0x10000; 0x80a0000+0xf60000", "")]
    [InlineData("virt,gic-version=3,virtualization=on", "0x8000000+0x10000; 0x80a0000+0xf60000", "25")]
    public void A_GIC_has_a_maintenance_interrupt_where_there_is_a_hypervisor(string machine, string regions, string maintenance)
    {
        Sel4Board board = Resolve("qemu-system-aarch64", machine, "-cpu", "cortex-a57");
        Assert.Equal(regions, board.Regions("/intc@8000000"));
        Assert.Equal(maintenance, string.Join(" ", board.At("/intc@8000000").Interrupts.Select(i => i.Number)));
    }

    [SkippableFact]
    public void An_SMMU_has_its_four_edges()
    {
        Sel4Board board = Resolve("qemu-system-aarch64", "virt,gic-version=3,iommu=smmuv3", "-cpu", "cortex-a57");
        Assert.Equal("0x9050000+0x20000", board.Regions("/smmuv3@9050000"));
        Assert.Equal(["106 edge", "107 edge", "108 edge", "109 edge"], board.At("/smmuv3@9050000").Interrupts.Select(Specimen.Text));
        Assert.Equal(["eventq", "priq", "cmdq-sync", "gerror"], board.At("/smmuv3@9050000").Interrupts.Select(i => i.Name));
        Assert.Contains(board.Dependencies.Of(board.At("/pcie@10000000").Node), d => d is { Property: "iommu-map", Provider.Path: "/smmuv3@9050000" });
    }

    [SkippableFact]
    public void The_secure_world_has_its_own_UART_memory_and_pins()
    {
        Sel4Board board = Resolve("qemu-system-aarch64", "virt,gic-version=2,secure=on", "-cpu", "cortex-a57");
        // status is disabled and secure-status is okay: not usable by software in the normal world.
        Assert.Equal(("0x9040000+0x1000", "40 level", false), (board.Regions("/pl011@9040000"), board.Irq("/pl011@9040000"), board.At("/pl011@9040000").IsEnabled));
        Assert.Equal("0xe000000+0x1000000", board.Regions("/secram@e000000"));
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(4)]
    public void On_RISCV_a_PLIC_has_source_numbers(int cpus)
    {
        Sel4Board board = Resolve("qemu-system-riscv64", "virt", "-smp", $"{cpus}");
        Assert.Equal("10 level", board.Irq("/soc/serial@10000000"));
        Assert.Equal("11 level", board.Irq("/soc/rtc@101000"));
        for (int i = 1; i <= 8; i++)
            Assert.Equal($"{i} level", board.Irq($"/soc/virtio_mmio@1000{i}000"));
        Assert.All(board.Hardware.PciRoutes(board.At("/soc/pci@30000000").Node), r => Assert.Equal((uint)(32 + ((r.Device + r.Pin - 1) % 4)), r.Interrupt.Number));
        // Two causes for each hart, which are only wiring.
        Assert.Equal(2 * cpus, board.At("/soc/plic@c000000").Interrupts.Length);
        Assert.All(board.At("/soc/plic@c000000").Interrupts, i => Assert.Equal((null, InterruptKind.None, null), (i.Number, i.Kind, i.FailedBy)));
        Assert.Equal(95u, board.Platform.MaxIrq);
        Assert.DoesNotContain(board.Diagnostics, d => d.Severity >= Devicetree.Text.Severity.Warning);
    }

    [SkippableFact]
    public void An_APLIC_has_numbers_of_the_hardware_and_no_driver_in_seL4()
    {
        Sel4Board board = Resolve("qemu-system-riscv64", "virt,aia=aplic");
        Assert.Equal("10 level", board.Irq("/soc/serial@10000000"));
        Assert.Contains("aplic", Assert.Single(board.Diagnostics, d => d.Id == "BRD2126").Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void An_APLIC_that_sends_messages_gives_no_number()
    {
        Sel4Board board = Resolve("qemu-system-riscv64", "virt,aia=aplic-imsic,aia-guests=1");
        var serial = board.At("/soc/serial@10000000").Interrupts.Single();
        Assert.Equal((null, InterruptKind.Dynamic, Boards.Hardware.InterruptTrigger.Level), (serial.Number, serial.Kind, serial.Trigger));
        Assert.Equal(["riscv,aplic", "riscv,imsics"], serial.Via.Select(n => n.Find("compatible")!.String!));
        Assert.Contains("APLIC", Assert.Single(board.Diagnostics, d => d.Id == "BRD2126").Message, StringComparison.Ordinal);
    }

    private static Sel4Board Resolve(string program, string machine, params string[] more) =>
        Sel4Board.Resolve(DtbReader.Read(QemuMachine.Dump(program, machine, more), "virt.dtb").Tree);
}
