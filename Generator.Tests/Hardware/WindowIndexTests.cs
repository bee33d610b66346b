using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware.Addressing;
using Xunit;

namespace Boards.Tests.Hardware;

public sealed class WindowIndexTests
{
    /// <summary>Rows that nest, touch, are equal, are empty, or have no end.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 7)]
    [InlineData(4, 64)]
    [InlineData(5, 200)]
    public void The_first_row_that_holds_an_address_is_found(int seed, int count)
    {
        Random random = new(seed);
        ImmutableArray<Window> rows = [.. Enumerable.Range(0, count).Select(_ => Any(random))];
        WindowIndex index = new(rows, BusKind.Flagged);

        for (int i = 0; i < 500; i++)
        {
            BusAddress asked = AnyAddress(random);
            int expected = rows.Select(static (row, at) => (Row: row, At: at))
                .Where(one => one.Row.Child.Flags == asked.Flags && asked.Value >= one.Row.Child.Value && asked.Value - one.Row.Child.Value < one.Row.Length)
                .Select(static one => one.At).DefaultIfEmpty(-1).First();
            Assert.Equal(expected, index.Find(asked));
        }
    }

    [Fact]
    public void Rows_that_go_on_on_both_sides_are_one_window()
    {
        WindowIndex index = new([Row(0x10, 0x110, 0x10), Row(0x20, 0x120, 0x8), Row(0x28, 0x200, 0x8), Row(0x20, 0x300, 0x80), Row(0, 0x100, 0x10)], BusKind.Plain);

        Assert.Equal([0x8UL, 0, 0, 0, 0x18], Enumerable.Range(0, 5).Select(index.BytesAfter));
    }

    [Fact]
    public void Rows_to_the_end_of_the_address_space_have_no_end()
    {
        WindowIndex index = new([Row(ulong.MaxValue - 0xf, 0, 0x10), Row(0, 0, ulong.MaxValue)], BusKind.Plain);

        Assert.Equal([0, 1, 1], ((ulong[])[ulong.MaxValue, 0, ulong.MaxValue - 0x10]).Select(address => index.Find(new BusAddress(0, address, false))));
        Assert.Equal(0UL, index.BytesAfter(0));
    }

    private static Window Row(ulong child, ulong parent, ulong length) => new(new BusAddress(0, child, false), new BusAddress(0, parent, false), length);

    private static BusAddress AnyAddress(Random random) => new((uint)random.Next(2), (ulong)random.Next(100), false);

    private static Window Any(Random random) => new(
        AnyAddress(random), AnyAddress(random), random.Next(20) == 0 ? ulong.MaxValue : (ulong)(random.Next(4) == 0 ? random.Next(60) : random.Next(4)));
}
