using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.Microkit;

/// <summary>
/// Where memory for a guest is found: whole large pages that nothing else claims, preferably in the upper half, which the kernel and
/// the loader do not use.
/// </summary>
public sealed class FreeMemoryOfBoards
{
    private const ulong MiB = 0x10_0000;

    private static Sel4Board With(string memory, string more = "", string head = "") => Declare.Board($$"""
        /dts-v1/;
        {{head}}
        / { compatible = "acme,board"; #address-cells = <1>; #size-cells = <1>; memory@40000000 { device_type = "memory"; reg = {{memory}}; }; {{more}} };
        """);

    private static string Text(AddressRange? found) => found?.ToString() ?? "none";

    [Theory]
    [InlineData("<0x40000000 0x10000000>", 4, "0x48000000..0x48400000")]
    [InlineData("<0x40000000 0x10000000>", 128, "0x48000000..0x50000000")]
    [InlineData("<0x40000000 0x10000000>", 130, "0x40000000..0x48200000")]
    [InlineData("<0x40000000 0x10000000>", 256, "0x40000000..0x50000000")]
    [InlineData("<0x40000000 0x10000000>", 258, "none")]
    [InlineData("<0x40100000 0x400000>", 2, "0x40200000..0x40400000")]
    [InlineData("<0x40100000 0x400000>", 4, "none")]
    [InlineData("<0x40000000 0x200000>, <0x80000000 0x10000000>", 4, "0x88000000..0x88400000")]
    [InlineData("<0xffe00000 0x200000>", 2, "0xffe00000..0x100000000")]
    public void Whole_large_pages_of_the_upper_half_come_first(string memory, ulong size, string found) =>
        Assert.Equal(found, Text(FreeMemory.Find(With(memory), [size * MiB], [])));

    [Theory]
    [InlineData("0x48000000 0x1000", "0x48200000..0x48600000")]
    [InlineData("0x48200000 0x1000", "0x48400000..0x48800000")]
    [InlineData("0x48400000 0x1000", "0x48000000..0x48400000")]
    [InlineData("0x47fff000 0x1000", "0x48000000..0x48400000")]
    [InlineData("0x48000000 0x1000 0x48300000 0x500000", "0x48800000..0x48c00000")]
    [InlineData("0x48000000 0x8000000", "0x40000000..0x40400000")]
    public void What_is_claimed_is_left_out(string claimed, string found)
    {
        ulong[] numbers = [.. claimed.Split(' ').Select(static number => Convert.ToUInt64(number, 16))];
        AddressRange[] taken = [.. Enumerable.Range(0, numbers.Length / 2).Select(i => AddressRange.Of(numbers[2 * i], numbers[(2 * i) + 1]))];
        Assert.Equal(found, Text(FreeMemory.Find(With("<0x40000000 0x10000000>"), [4 * MiB], taken)));

        // The tree may also claim the memory.
        string nodes = string.Concat(taken.Select(static (range, i) => FormattableString.Invariant($"r{i} {{ reg = <0x{range.Start:x} 0x{range.Size:x}>; }};")));
        Assert.Equal(found, Text(FreeMemory.Find(With("<0x40000000 0x10000000>", "reserved-memory { #address-cells = <1>; #size-cells = <1>; ranges; " + nodes + " };"), [4 * MiB], [])));
        string reservations = string.Concat(taken.Select(static range => FormattableString.Invariant($"/memreserve/ 0x{range.Start:x} 0x{range.Size:x};")));
        Assert.Equal(found, Text(FreeMemory.Find(With("<0x40000000 0x10000000>", head: reservations), [4 * MiB], [])));
    }

    [Fact]
    public void The_better_place_is_taken_before_the_better_size() =>
        Assert.Equal("0x48000000..0x4a000000", Text(FreeMemory.Find(With("<0x40000000 0x10000000>"), [256 * MiB, 32 * MiB], [])));

    [Fact]
    public void A_board_that_does_not_state_its_memory_has_none() =>
        Assert.Null(FreeMemory.Find(Declare.Board("/dts-v1/; / { compatible = \"acme,board\"; };"), [MiB], []));

    // A map collides exactly with the maps that have a byte in common with it.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Addresses_are_taken_where_a_range_has_them(int seed)
    {
        Random random = new(seed);
        TakenAddresses taken = new();
        List<AddressRange> all = [];
        for (int i = 0; i < 300; i++)
        {
            AddressRange range = AddressRange.Of((ulong)random.Next(400), (ulong)random.Next(8));
            Assert.Equal(all.Any(other => !other.IsEmpty && other.Overlaps(range)), taken.Overlaps(range));
            if (random.Next(3) == 0)
            {
                taken.Add(range);
                all.Add(range);
            }
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("5-5", "")]
    [InlineData("0-2 2-4", "0-4")]
    [InlineData("4-6 0-2", "0-2 4-6")]
    [InlineData("0-9 2-4 9-10", "0-10")]
    [InlineData("0-2 3-4 1-3", "0-4")]
    [InlineData("6-8 6-8 9-9 0-1", "0-1 6-8")]
    public void Touching_ranges_are_one(string ranges, string joined) => Assert.Equal(joined, string.Join(" ",
        UserLevelMemory.Joined(ranges.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static text => text.Split('-')).Select(static ends => new AddressRange(ulong.Parse(ends[0], null), ulong.Parse(ends[1], null))))
            .Select(static range => FormattableString.Invariant($"{range.Start}-{range.End}"))));

    // A bus master reaches what its windows cover; memory outside them is used only if no size fits within its reach.
    [Theory]
    [InlineData("virtio,mmio", 4, "0x42000000..0x42400000")]
    [InlineData("virtio,mmio", 32, "0x42000000..0x44000000")]
    [InlineData("virtio,mmio", 48, "0x40000000..0x43000000")]
    [InlineData("virtio,mmio", 64, "0x40000000..0x44000000")]
    [InlineData("virtio,mmio", 66, "0x48000000..0x4c200000")]
    [InlineData("acme,other", 4, "0x48000000..0x48400000")]
    public void Memory_is_in_reach_of_the_devices(string compatible, ulong size, string found)
    {
        Sel4Board board = With("<0x40000000 0x10000000>", $$"""
            bus { #address-cells = <1>; #size-cells = <1>; ranges; dma-ranges = <0x40000000 0x40000000 0x4000000>;
                d: d@1000 { compatible = "{{compatible}}"; reg = <0x1000 0x1000>; }; e: e@2000 { compatible = "acme,e"; reg = <0x2000 0x1000>; }; };
            """);
        Assert.Equal(found, Text(DefaultMemory.Find(board, board.Devices, [size * MiB], [])));
    }

    // Without dma-ranges, DMA has 32 bits.
    [Theory]
    [InlineData("virtio,mmio", 4, "0x40800000..0x40c00000")]
    [InlineData("virtio,mmio", 16, "0x40000000..0x41000000")]
    [InlineData("virtio,mmio", 18, "0x108000000..0x109200000")]
    [InlineData("acme,other", 16, "0x108000000..0x109000000")]
    public void Memory_is_below_4_GiB_for_devices_with_32_bits(string compatible, ulong size, string found)
    {
        Sel4Board board = Declare.Board($$"""
            /dts-v1/;
            / { compatible = "acme,board"; #address-cells = <2>; #size-cells = <2>;
                memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x1000000>, <1 0 0 0x10000000>; };
                d: d@1000 { compatible = "{{compatible}}"; reg = <0 0x1000 0 0x1000>; }; };
            """);
        Assert.Equal(found, Text(DefaultMemory.Find(board, board.Devices, [size * MiB], [])));
    }

    // The guest has its memory at the physical address.
    [Theory]
    [InlineData("<0x2f656e64 0 0 0x20000000>", "none")]
    [InlineData("<0xfff 0xffc00000 0 0x20000000>", "0xfffffc00000..0x100000000000")]
    [InlineData("<0x2f656e64 0 0 0x20000000>, <0 0x40000000 0 0x20000000>", "0x50000000..0x50400000")]
    public void Memory_is_in_the_address_space_of_a_guest(string memory, string found)
    {
        Sel4Board board = Declare.Board($$"""
            /dts-v1/;
            / { compatible = "acme,board"; #address-cells = <2>; #size-cells = <2>; memory@0 { device_type = "memory"; reg = {{memory}}; }; };
            """);
        Assert.Equal(found, Text(DefaultMemory.Find(board, [], [4 * MiB], [])));
    }

    [Fact]
    public void What_is_taken_already_is_not_found_again() => Assert.Equal(
        "0x48400000..0x48800000", Text(DefaultMemory.Find(With("<0x40000000 0x10000000>"), [], [4 * MiB], [AddressRange.Of(0x48000000, 4 * MiB)])));

    [Theory]
    [InlineData(0x40000000ul, 0x1000ul, true)]
    [InlineData(0x40fff000ul, 0x1000ul, true)]
    [InlineData(0x40fff000ul, 0x2000ul, false)]
    [InlineData(0x3ffff000ul, 0x2000ul, false)]
    [InlineData(0x60000000ul, 0x1000ul, true)]
    [InlineData(0x60001000ul, 0x1000ul, false)]
    public void A_board_holds_its_memory_and_what_it_reserves(ulong start, ulong size, bool holds)
    {
        Sel4Board board = With("<0x40000000 0x1000000>", "reserved-memory { #address-cells = <1>; #size-cells = <1>; ranges; r@60000000 { reg = <0x60000000 0x1000>; }; s@70000000 { reg = <0x70000000 0x1000>; }; };");
        AddressRange range = AddressRange.Of(start, size);
        Assert.Equal((holds, !holds), (BoardMemory.Holds(board, range), BoardMemory.IsOutside(board, range)));
        Assert.False(BoardMemory.IsOutside(Declare.Board("/dts-v1/; / { compatible = \"acme,board\"; };"), range));
    }

    // QEMU's virt machine as in the platform: the kernel reserves three pages of the GIC, memory ends at 0xc0000000, addresses have 40 bits.
    [Theory]
    [InlineData(0x9000000ul, 0x1000ul, "none", true)]
    [InlineData(0x7fff000ul, 0x1000ul, "none", true)]
    [InlineData(0x7fff000ul, 0x2000ul, "0x8000000..0x8001000", false)]
    [InlineData(0x8000000ul, 0x1000ul, "0x8000000..0x8001000", false)]
    [InlineData(0x8000800ul, 0x20000ul, "0x8000800..0x8001000", false)]
    [InlineData(0x8000000ul, 0x800ul, "0x8000000..0x8000800", false)]
    [InlineData(0x8001000ul, 0x1000ul, "none", true)]
    [InlineData(0x5ffff000ul, 0x2000ul, "none", true)]
    [InlineData(0xffff_fff000ul, 0x2000ul, "0x10000000000..0x10000001000", false)]
    public void The_first_part_that_user_level_does_not_have_is_found(ulong start, ulong size, string gap, bool isLeft)
    {
        KernelShare kernel = KernelShare.Of(Declare.Board(Specimens.QemuVirt));
        AddressRange range = AddressRange.Of(start, size);
        Assert.Equal((gap, isLeft), (Text(UserLevelMemory.GapIn(range, kernel)), UserLevelMemory.IsLeft(range, kernel)));
    }

    // The kernel's controller is reserved, whatever the platform leaves; for an unknown platform, nothing else is.
    [Theory]
    [InlineData(0x7fff000ul, 0x1000ul, true)]
    [InlineData(0x7fff000ul, 0x1001ul, false)]
    [InlineData(0xffff_ffff_f000ul, 0x1000ul, true)]
    public void On_another_board_all_but_the_controller_is_left(ulong start, ulong size, bool isLeft)
    {
        KernelShare kernel = KernelShare.Of(With("<0x40000000 0x1000000>", """
            gic@8000000 { compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; reg = <0x8000000 0x1000>, <0x8002000 0x2000>, <0x8004000 0x2000>, <0x8006000 0x2000>; };
            """));
        AddressRange range = AddressRange.Of(start, size);
        Assert.Equal(("none", isLeft), (Text(UserLevelMemory.GapIn(range, kernel)), UserLevelMemory.IsLeft(range, kernel)));
    }

    // Memory that the kernel does not map cannot be given to a guest: QEMU with more memory than the kernel's configuration has.
    [Theory]
    [InlineData("<0 0xbf000000 0 0x2000000>", "0xc0000000..0xc0400000")]
    [InlineData("<0 0x60000000 0 0x1000000>", "0x60800000..0x60c00000")]
    [InlineData("<0 0x60000000 0 0x400000>", "none")]
    [InlineData("<0 0x8000000 0 0x400000>", "none")]
    [InlineData("<0xff 0xffe00000 0 0x400000>", "none")]
    [InlineData("<0xff 0xffc00000 0 0x800000>", "0xffffc00000..0x10000000000")]
    public void Memory_is_where_the_kernel_leaves_it(string memory, string found)
    {
        Sel4Board board = Declare.Board(Specimens.QemuVirt.Replace("<0 0x40000000 0 0x80000000>", memory, StringComparison.Ordinal));
        Assert.Equal(found, Text(DefaultMemory.Find(board, [], [4 * MiB], [])));
    }

    // A device reaches all of 64 bits if the properties of its bus state this.
    [Fact]
    public void Memory_is_anywhere_for_devices_with_64_bits()
    {
        Sel4Board board = Declare.Board("""
            /dts-v1/;
            / { compatible = "acme,board"; #address-cells = <2>; #size-cells = <2>;
                memory@100000000 { device_type = "memory"; reg = <1 0 0 0x1000000>; };
                bus { #address-cells = <2>; #size-cells = <2>; ranges; dma-ranges;
                    d@1000 { compatible = "virtio,mmio"; reg = <0 0x1000 0 0x1000>; }; }; };
            """);
        Assert.Equal("0x100800000..0x100c00000", Text(DefaultMemory.Find(board, board.Devices, [4 * MiB], [])));
    }

    [Fact]
    public void A_device_with_64_bits_leaves_memory_in_reach_of_others()
    {
        Sel4Board board = Declare.Board("""
            /dts-v1/;
            / { compatible = "acme,board"; #address-cells = <2>; #size-cells = <2>;
                memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x600000>, <1 0 0 0x1000000>; };
                near@2000 { compatible = "virtio,mmio"; reg = <0 0x2000 0 0x1000>; };
                bus { #address-cells = <2>; #size-cells = <2>; ranges; dma-ranges;
                    d@1000 { compatible = "virtio,mmio"; reg = <0 0x1000 0 0x1000>; }; }; };
            """);
        Assert.Equal("0x40000000..0x40400000", Text(DefaultMemory.Find(board, board.Devices, [4 * MiB], [])));
    }

    [Fact]
    public void Each_stretch_of_memory_is_the_trees_or_the_kernels()
    {
        Sel4Board board = Declare.Board(Specimens.QemuVirt.Replace("<0 0x40000000 0 0x80000000>", "<0 0x40000000 0 0x1000000>, <0 0x70000000 0 0x1000000>", StringComparison.Ordinal));
        Assert.False(BoardMemory.IsOnlyConfigured(board, AddressRange.Of(0x70000000, 0x1000)));
        Assert.False(BoardMemory.IsOnlyConfigured(board, AddressRange.Of(0x40000000, 0x1000)));
        Assert.True(BoardMemory.IsOnlyConfigured(board, AddressRange.Of(0x80000000, 0x1000)));

        Sel4Board two = Declare.Board("""
            /dts-v1/;
            / { compatible = "xlnx,zynqmp-zcu102"; #address-cells = <2>; #size-cells = <2>; memory@0 { device_type = "memory"; reg = <0 0 0 0x1000000>; }; };
            """);
        Assert.Equal(2, two.Platform.MemoryRanges.Length);
        Assert.All(two.Platform.MemoryRanges, memory => Assert.True(BoardMemory.IsOnlyConfigured(two, AddressRange.Of(memory.End - 0x1000, 0x1000))));
    }

    [Fact]
    public void The_kernel_may_take_more_for_memory_than_the_tree_has()
    {
        const string Source = "/dts-v1/; / { compatible = \"linux,dummy-virt\"; #address-cells = <2>; #size-cells = <2>; MEMORY };";
        Sel4Board board = Declare.Board(Source.Replace("MEMORY", "memory@40000000 { device_type = \"memory\"; reg = <0 0x40000000 0 0x1000000>; };", StringComparison.Ordinal));
        AddressRange configured = Assert.Single(board.Platform.MemoryRanges);
        Assert.True(BoardMemory.IsOnlyConfigured(board, new AddressRange(configured.End - 0x1000, configured.End)));
        Assert.True(BoardMemory.Holds(board, new AddressRange(configured.End - 0x1000, configured.End)));
        Assert.False(BoardMemory.IsOnlyConfigured(board, AddressRange.Of(0x40000000, 0x1000)));
        Assert.False(BoardMemory.IsOnlyConfigured(board, AddressRange.Of(configured.End, 0x1000)));
        Assert.False(BoardMemory.IsOnlyConfigured(Declare.Board(Source.Replace("MEMORY", "", StringComparison.Ordinal)), configured));
    }
}
