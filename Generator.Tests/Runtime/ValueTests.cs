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
}
