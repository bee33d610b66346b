using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Xunit;

namespace Boards.Tests.Hardware;

public sealed class RangeIndexTests
{
    /// <summary>Ranges that nest, touch, are equal, or are empty.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 7)]
    [InlineData(4, 64)]
    [InlineData(5, 200)]
    public void What_is_in_a_range_is_found_in_the_order_given(int seed, int count)
    {
        Random random = new(seed);
        List<AddressRange> ranges = [.. Enumerable.Range(0, count).Select(_ => Any(random))];
        RangeIndex<AddressRange> index = new(ranges, static range => range);

        for (int i = 0; i < 500; i++)
        {
            AddressRange asked = Any(random);
            Assert.Equal(ranges.Where(range => range.Overlaps(asked)), index.In(asked));
            Assert.Equal(ranges.Where(range => range.Contains(asked.Start)), index.At(asked.Start));
            Assert.Equal(ranges.Any(range => range.Overlaps(asked)), index.Overlaps(asked));
            Assert.Equal(ranges.Any(range => !range.IsEmpty && range.Contains(asked)), index.Holds(asked));
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 5)]
    [InlineData(4, 1000)]
    public void Of_more_than_some_the_first_by_address_are_found_in_the_order_given(int seed, int most)
    {
        Random random = new(seed);
        List<AddressRange> ranges = [.. Enumerable.Range(0, 100).Select(_ => Any(random))];
        RangeIndex<AddressRange> index = new(ranges, static range => range);

        for (int i = 0; i < 100; i++)
        {
            AddressRange asked = Any(random);
            List<AddressRange> all = [.. index.In(asked)];
            List<AddressRange> found = [.. index.In(asked, most)];
            Assert.Equal(Math.Min(most, all.Count), found.Count);
            Assert.Equal(all.Select(static range => range.Start).Order().Take(most), found.Select(static range => range.Start).Order());
            Assert.Equal(all.Where(range => found.Exists(one => ReferenceEquals(one, range))), found);
        }
    }

    [Fact]
    public void The_ends_of_the_address_space_are_found()
    {
        AddressRange[] ranges = [new(0, 1), new(ulong.MaxValue - 1, ulong.MaxValue), new(0, ulong.MaxValue)];
        RangeIndex<AddressRange> index = new(ranges, static range => range);

        Assert.Equal(ranges.Where(static range => range.Start == 0), index.At(0));
        Assert.Equal(ranges.Skip(1), index.At(ulong.MaxValue - 1));
        Assert.Equal(ranges.AsEnumerable(), index.In(new AddressRange(0, ulong.MaxValue)));
        Assert.Empty(index.At(ulong.MaxValue));
    }

    private static AddressRange Any(Random random)
    {
        ulong start = (ulong)random.Next(100);
        return new AddressRange(start, start + (ulong)(random.Next(4) == 0 ? random.Next(60) : random.Next(4)));
    }
}
