using Xunit;

namespace Boards.Tests.Runtime;

public sealed class ValueTests
{
    [Fact]
    public void A_region_reads_as_in_a_devicetree() =>
        Assert.Equal("0xff3f0000+0x10000", new Region(0xff3f0000, 0x10000, 0xff3f0000, 0x10000).ToString());

    [Fact]
    public void An_interrupt_reads_as_number_and_trigger()
    {
        Assert.Equal("40 level", new Interrupt(40, TriggerMode.Level).ToString());
        Assert.Equal("225 edge", new Interrupt(225, TriggerMode.Edge).ToString());
    }

    [Fact]
    public void Values_are_equal_if_all_their_parts_are()
    {
        Region region = new(1, 2, 3, 4);
        AllDiffer(region, new Region(1, 2, 3, 4), new(9, 2, 3, 4), new(1, 9, 3, 4), new(1, 2, 9, 4), new(1, 2, 3, 9));
        AllDiffer(new Interrupt(1, TriggerMode.Edge), new Interrupt(1, TriggerMode.Edge), new(2, TriggerMode.Edge), new(1, TriggerMode.Level));
        AllDiffer(
            new InterruptRoute(1, 2, TriggerMode.Edge, 3, "/a"),
            new InterruptRoute(1, 2, TriggerMode.Edge, 3, "/a"),
            new(9, 2, TriggerMode.Edge, 3, "/a"),
            new(1, 9, TriggerMode.Edge, 3, "/a"),
            new(1, 2, TriggerMode.Level, 3, "/a"),
            new(1, 2, TriggerMode.Edge, null, "/a"),
            new(1, 2, TriggerMode.Edge, 3, "/A"));
    }

    private static void AllDiffer<T>(T value, T same, params T[] others)
        where T : struct
    {
        Assert.Equal(value, same);
        Assert.Equal(value.GetHashCode(), same.GetHashCode());
        Assert.All(others, other => Assert.NotEqual(value, other));
    }
}
