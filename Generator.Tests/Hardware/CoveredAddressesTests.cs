using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Hardware;
using Boards.Hardware.Devices;
using Xunit;

namespace Boards.Tests.Hardware;

public sealed class CoveredAddressesTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(3, 7)]
    [InlineData(4, 40)]
    public void What_ranges_cover_is_found(int seed, int count)
    {
        Random random = new(seed);
        List<AddressRange> ranges = [.. Enumerable.Range(0, count).Select(_ => Any(random))];
        CoveredAddresses covered = new(ranges);

        for (int i = 0; i < 500; i++)
        {
            AddressRange asked = Any(random);
            Assert.Equal(ranges.Any(range => range.Overlaps(asked)), covered.Overlap(asked));
            Assert.Equal(ranges.Any(range => range.Contains(asked)), covered.HoldInOne(asked));
        }
    }

    private static AddressRange Any(Random random)
    {
        ulong start = (ulong)random.Next(200);
        return new AddressRange(start, start + 1 + (ulong)random.Next(6));
    }
}
