using System;
using System.Linq;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Request;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Guests;

/// <summary>
/// Where the kernel, the devicetree and the initrd of a guest are. Linux, Documentation/arch/arm64/booting.rst: the kernel at its text
/// offset from a multiple of 2 MiB; the devicetree at a multiple of 8, at most 2 MiB long, within one aligned range of 2 MiB.
/// </summary>
public sealed class ImagesOfGuests
{
    private static readonly GuestTreeRequest Tree = new() { Location = At("tree") };

    private static SystemRequest Guest(GuestTreeRequest? tree, params GuestMemoryRequest[] memories) =>
        SystemOf(Domain("VMM", Machine("linux", Pass("rtc")) with { GuestMemories = [.. memories], Tree = tree }));

    private static string Reserving(string range) => range.Length == 0 ? Specimens.QemuVirt
        : Specimens.QemuVirt.Replace("/dts-v1/;", $"/dts-v1/;\n/memreserve/ {range};", StringComparison.Ordinal);

    private static string Images(SystemPlan plan)
    {
        PlannedGuest guest = plan.Guests.Single();
        return string.Join(" ", new[] { guest.Kernel, guest.Devicetree, guest.Initrd }.Select(static image => image is null ? "none" : image.Address.ToString("x", null)));
    }

    private static string[] Mistakes(SystemPlan plan) => [.. plan.Diagnostics.Where(static d => d.Id.StartsWith("BRD37", StringComparison.Ordinal)).Select(static d => d.Message)];

    // The kernel at the beginning, the devicetree in the last whole 2 MiB, the initrd below.
    [Theory]
    [InlineData(0x40000000ul, 0x10000000ul, 0, 0, 0, "40000000 4fe00000 none")]
    [InlineData(0x40000000ul, 0x10000000ul, 0, 0, 1, "40000000 4fe00000 4fc00000")]
    [InlineData(0x40000000ul, 0x10000000ul, 0, 0, 0x200000, "40000000 4fe00000 4fc00000")]
    [InlineData(0x40000000ul, 0x10000000ul, 0, 0, 0x200001, "40000000 4fe00000 4fa00000")]
    [InlineData(0x40000000ul, 0x10000000ul, 0x80000, 0, 0, "40080000 4fe00000 none")]
    [InlineData(0x40100000ul, 0x800000ul, 0, 0, 0x200000, "40200000 40600000 40400000")]
    [InlineData(0x40100000ul, 0x800000ul, 0x80000, 0x100000, 0, "40280000 40600000 none")]
    [InlineData(0x401ff000ul, 0x800000ul, 0, 0, 0, "40200000 40600000 none")]
    [InlineData(0x40000000ul, 0x800000ul, 0, 0x400000, 0x200000, "40000000 40600000 40400000")]
    [InlineData(0x40000000ul, 0x400000ul, 0, 0, 0, "40000000 40200000 none")]
    [InlineData(0x40000000ul, 0x400000ul, 0, 0x200000, 0, "40000000 40200000 none")]
    [InlineData(0ul, 0x400000ul, 0, 0, 0, "0 200000 none")]
    public void Images_are_at_the_ends_of_the_RAM(ulong start, ulong size, int offset, int kernel, int initrd, string images)
    {
        GuestTreeRequest tree = Tree with
        {
            KernelTextOffset = offset == 0 ? null : Value((ulong)offset),
            KernelSize = kernel == 0 ? null : Value((ulong)kernel),
            InitrdSize = initrd == 0 ? null : Value((ulong)initrd),
        };
        SystemPlan plan = Guest(tree, Ram(start, size)).PlanOn(Specimens.QemuVirt);
        Assert.Equal(images, Images(plan));
        Assert.Empty(Mistakes(plan));
    }

    // Memory that the firmware reserves is left out, to the byte.
    [Theory]
    [InlineData("0x4fe00000 0x1000", "40000000 4fc00000 4fa00000")]
    [InlineData("0x4ffff000 0x1000", "40000000 4fc00000 4fa00000")]
    [InlineData("0x4fdff000 0x1000", "40000000 4fe00000 4fa00000")]
    [InlineData("0x4fc00000 0x1", "40000000 4fe00000 4fa00000")]
    [InlineData("0x4fbfffff 0x1", "40000000 4fe00000 4fc00000")]
    [InlineData("0x48000000 0x8000000", "40000000 47e00000 47c00000")]
    [InlineData("0x40400000 0xfc00000", "40000000 40200000 none")]
    public void Reservations_of_the_board_are_left_out(string reserved, string images) =>
        Assert.Equal(images, Images(Guest(Tree with { InitrdSize = Value(0x200000ul) }, Ram(0x40000000, 0x10000000)).PlanOn(Reserving(reserved))));

    [Theory]
    [InlineData(0x40000000ul, 0x200000ul, 0ul, "'linux': the RAM at 0x40000000..0x40200000 has no room for the devicetree of 0x200000 bytes")]
    [InlineData(0ul, 0x200000ul, 0ul, "'linux': the RAM at 0x0..0x200000 has no room for the devicetree of 0x200000 bytes")]
    [InlineData(0x40000000ul, 0x600000ul, 0x200001ul, "'linux': the RAM at 0x40000000..0x40600000 has no room for the initrd of 0x200001 bytes")]
    [InlineData(0x200000ul, 0x400000ul, 0x1000000ul, "'linux': the RAM at 0x200000..0x600000 has no room for the initrd of 0x1000000 bytes")]
    public void What_has_no_room_is_not_placed(ulong start, ulong size, ulong initrd, string message)
    {
        SystemPlan plan = Guest(Tree with { InitrdSize = initrd == 0 ? null : Value(initrd) }, Ram(start, size)).PlanOn(Specimens.QemuVirt);
        Assert.Equal([message], Mistakes(plan));
        Assert.EndsWith("none", Images(plan), StringComparison.Ordinal);
    }

    // If there are less than 2 MiB for a devicetree below the end of memory, it is not placed at the top of the address space.
    [Fact]
    public void A_RAM_smaller_than_an_image_has_no_room_for_it()
    {
        SystemPlan plan = Guest(Tree, Ram(0, 0x100000)).PlanOn(Specimens.QemuVirt);
        Assert.Null(plan.Guests[0].Devicetree);
        Assert.Contains("'linux': the RAM at 0x0..0x100000 has no room for the devicetree of 0x200000 bytes", Mistakes(plan));
    }

    public static TheoryData<GuestTreeRequest, string> Declared => new()
    {
        { Tree with { KernelAddress = Value(0x42000000ul) }, "42000000 4fe00000 none" },
        { Tree with { KernelAddress = Value(0x42000000ul), KernelTextOffset = Value(0ul), KernelSize = Value(0xe000000ul) }, "42000000 41e00000 none" },
        { Tree with { KernelAddress = Value(0x4fe80000ul), KernelTextOffset = Value(0x80000ul) }, "4fe80000 4fc00000 none" },
        { Tree with { DevicetreeAddress = Value(0x4fd00008ul) }, "40000000 4fd00008 none" },
        { Tree with { DevicetreeAddress = Value(0x4fd00008ul), InitrdSize = Value(0x100000ul) }, "40000000 4fd00008 4fe00000" },
        { Tree with { InitrdAddress = Value(0x4fff0000ul), InitrdSize = Value(0x10000ul) }, "40000000 4fc00000 4fff0000" },
        { Tree with { DevicetreeAddress = Value(0x4fc00000ul), InitrdAddress = Value(0x4fe00000ul), InitrdSize = Value(0x200000ul) }, "40000000 4fc00000 4fe00000" },
        { Tree with { InitrdAddress = Value(0x48000000ul) }, "40000000 4fe00000 none" },
    };

    [Theory]
    [MemberData(nameof(Declared))]
    public void Declared_addresses_are_used_and_avoided(GuestTreeRequest tree, string images)
    {
        SystemPlan plan = Guest(tree, Ram(0x40000000, 0x10000000)).PlanOn(Specimens.QemuVirt);
        Assert.Equal(images, Images(plan));
        Assert.Empty(Mistakes(plan));
    }

    public static TheoryData<GuestTreeRequest, string, string> Wrong => new()
    {
        { Tree with { KernelAddress = Value(0x50000000ul, "kernel@"), KernelSize = Value(0x1000ul) }, "kernel@", "'linux': the kernel at 0x50000000..0x50001000 is not in the RAM (0x40000000..0x50000000, 0x60000000..0x60400000)" },
        { Tree with { KernelAddress = Value(0x123ul, "kernel@") }, "kernel@", "'linux': the kernel at 0x123..0x200000 is not in the RAM (0x40000000..0x50000000, 0x60000000..0x60400000)" },
        { Tree with { KernelTextOffset = Value(0x10000000ul) }, "tree", "'linux': the kernel at 0x50000000..0x50200000 is not in the RAM (0x40000000..0x50000000, 0x60000000..0x60400000)" },
        { Tree with { DevicetreeAddress = Value(0x50000000ul, "tree@") }, "tree@", "'linux': the devicetree at 0x50000000..0x50200000 is not in the RAM (0x40000000..0x50000000, 0x60000000..0x60400000)" },
        { Tree with { DevicetreeAddress = Value(0x40100000ul, "tree@") }, "tree@", "'linux': the devicetree at 0x40100000..0x40200000 overlaps the kernel at 0x40000000..0x40200000" },
        { Tree with { InitrdAddress = Value(0x60000000ul, "initrd@"), InitrdSize = Value(0x400001ul) }, "initrd@", "'linux': the initrd at 0x60000000..0x60400001 is not in the RAM (0x40000000..0x50000000, 0x60000000..0x60400000)" },
        { Tree with { DevicetreeAddress = Value(0x46000000ul), InitrdAddress = Value(0x461ff000ul, "initrd@"), InitrdSize = Value(0x1000ul) }, "initrd@", "'linux': the initrd at 0x461ff000..0x46200000 overlaps the devicetree at 0x46000000..0x46200000" },
        { Tree with { KernelAddress = Value(0x47000000ul, "kernel@"), KernelSize = Value(0x1001001ul) }, "kernel@", "'linux': the kernel at 0x47000000..0x48001001 overlaps /memreserve/ at 0x48001000..0x48002000" },
        { Tree with { KernelAddress = Value(0x40080000ul, "kernel@"), KernelTextOffset = Value(0x100000ul) }, "kernel@", "'linux': the address 0x40080000 of the kernel is not 0x100000 (its text offset) after a multiple of 0x200000" },
        { Tree with { KernelAddress = Value(0x40001000ul, "kernel@") }, "kernel@", "'linux': the address 0x40001000 of the kernel is not a multiple of 0x200000" },
        { Tree with { DevicetreeAddress = Value(0x4fe00004ul, "tree@") }, "tree@", "'linux': the address 0x4fe00004 of the devicetree is not a multiple of 0x8" },
        { Tree with { InitrdAddress = Value(0x47000800ul, "initrd@"), InitrdSize = Value(0x1000ul) }, "initrd@", "'linux': the address 0x47000800 of the initrd is not a multiple of 0x1000" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_declared_address_where_an_image_cannot_be_is_reported(GuestTreeRequest tree, string place, string message)
    {
        SystemPlan plan = Guest(tree, Ram(0x40000000, 0x10000000), Ram(0x60000000, 0x400000)).PlanOn(Reserving("0x48001000 0x1000"));
        Assert.Equal([(place, message)], plan.Diagnostics.Where(static d => d.Id.StartsWith("BRD37", StringComparison.Ordinal)).Select(static d => (d.Location.Path, d.Message)));
    }

    // Further memory may contain images that are declared there; otherwise nothing is put there.
    [Fact]
    public void Images_are_in_the_first_memory_and_may_be_declared_in_another()
    {
        GuestMemoryRequest[] memories = [Ram(0x40000000, 0x400000), Ram(0x60000000, 0x10000000)];
        Assert.Equal("40000000 40200000 none", Images(Guest(Tree, memories).PlanOn(Specimens.QemuVirt)));
        SystemPlan declared = Guest(Tree with { InitrdAddress = Value(0x60000000ul), InitrdSize = Value(0x10000000ul) }, memories).PlanOn(Specimens.QemuVirt);
        Assert.Equal("40000000 40200000 60000000", Images(declared));
        Assert.Empty(Mistakes(declared));
    }

    [Fact]
    public void A_guest_without_RAM_has_no_images()
    {
        Assert.Equal("none none none", Images(Guest(Tree).PlanOn(Specimens.QemuVirt)));
        Assert.Equal("none none none", Images(Guest(Tree, Ram(0x40000000, 0)).PlanOn(Specimens.QemuVirt)));
    }
}
