using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Guests;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Tests.BoardFacts;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Guests;

/// <summary>
/// Linux boots on QEMU's virt machine with the devicetree of a guest, with its images where the plan puts them, and finds the
/// devices that were passed, and no others.
/// </summary>
[Trait("Category", "Slow")]
public sealed class GuestTreeBoots
{
    // QEMU puts its own devicetree at the start of the RAM.
    private const ulong RamAt = 0x50000000;
    private const ulong RamSize = 0x10000000;

    private static readonly string[] Passed = ["/pl011@9000000", "/pl031@9010000", "/pl061@9030000", "/virtio_mmio@a003e00"];

    [SkippableTheory]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, true)]
    [InlineData(3, 1, true)]
    [InlineData(3, 2, false)]
    public void Linux_finds_what_was_passed_and_nothing_else(int gic, int cpus, bool isRemoved)
    {
        (byte[] kernel, byte[] initrd) = GuestLinux.Images();
        KernelImage header = Assert.IsType<KernelImage>(KernelImage.Read(kernel));
        Sel4Board board = Sel4Board.Resolve((gic == 2 ? BoardSource.VirtGicV2 : BoardSource.VirtGicV3).Tree);
        VirtualMachineRequest machine = Machine("linux", [.. Passed.Select(device => Pass(device))]) with
        {
            GuestMemories = [Ram(RamAt, RamSize, RamAt)],
            Vcpus = Vcpus([.. Enumerable.Range(0, cpus)]),
            Tree = new GuestTreeRequest
            {
                Location = At("tree"),
                BootArguments = Value("console=ttyAMA0 quiet panic=-1"),
                KernelSize = Value(header.Size),
                KernelTextOffset = Value(header.TextOffset),
                InitrdSize = Value((ulong)initrd.Length),
                Unreachable = isRemoved ? Boards.Microkit.Request.UnreachableTreatment.Removed : Boards.Microkit.Request.UnreachableTreatment.Disabled,
            },
        };
        SystemPlan plan = SystemPlanner.Plan(SystemOf(Domain("VMM", machine)), board);
        PlannedGuest guest = Assert.Single(plan.Guests);
        DeviceTree tree = GuestTree.Of(board, guest);
        GuestLinux linux = GuestLinux.Enter(
            $"virt,virtualization=on,gic-version={gic}", cpus, guest.Kernel!.Address, guest.Devicetree!.Address,
            (guest.Kernel.Address, kernel), (guest.Devicetree.Address, DtbWriter.Write(tree)), (guest.Initrd!.Address, initrd));

        Assert.Equal(cpus == 1 ? "0" : "0-1", linux.Cpus);
        Assert.Equal(plan.Interrupts.Where(static i => i.DevicePath is not "/pl061@9030000").Select(static i => (i.Number, i.Trigger)).Order(),
            linux.Interrupts.Where(static i => i.Number >= 32).Select(static i => (i.Number, Enum.Parse<InterruptTrigger>(i.Trigger, ignoreCase: true))).Distinct().Order());
        Assert.Contains(39u, linux.Lines);
        Assert.All(linux.Interrupts, i => Assert.Equal(gic == 2 ? "GIC-0" : "GICv3", i.Chip));
        Assert.Equal([$"0x{RamAt:x}+0x{RamSize:x}"], linux.Memory("System RAM").AsEnumerable());
        foreach (string name in (string[])["9000000.pl011 pl011@9000000", "9030000.pl061 pl061@9030000", "a003e00.virtio_mmio virtio_mmio@a003e00"])
            Assert.Single(linux.Memory(name));
        Assert.Equal(tree.Nodes.Skip(1).Select(static node => node.Path).Order(StringComparer.Ordinal), linux.Nodes.Order(StringComparer.Ordinal));
        Assert.Equal(["a003e00.virtio_mmio"], linux.Virtio.Select(static device => device.Carrier));
    }
}
