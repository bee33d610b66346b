using System;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>The first command of the README builds the sample and runs its monitor through the events of a boot.</summary>
[Trait("Category", "Slow")]
public sealed class SampleRuns
{
    [Fact]
    public async Task The_sample_prints_its_systems_and_what_its_monitor_does()
    {
        CommandResult result = await Command.DotnetAsync(Repository.Root, "run", "--project", "Sample.Vmm");

        Assert.True(result.ExitCode == 0, result.Output);
        string[] lines = [.. result.Output.Split('\n').Select(static line => line.TrimEnd())];
        Assert.Contains("  /soc/bus@ff600000/mdio-multiplexer@4c000/mdio@0/ethernet-phy@0                        96  level    6", lines);
        Assert.Equal(10, lines.Count(static line => line.Contains(".g.", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "init: kernel at 0x40000000, devicetree at 0x4fe00000, initrd at 0x4de00000",
                "init: acknowledge channel 1 of interrupt 33",
                "init: acknowledge channel 2 of interrupt 34",
                "init: acknowledge channel 3 of interrupt 79",
                "init: start the guest; its RAM is at 0x40000000 here",
                "fault 0x8000000: register 0x0 of the distributor, which is emulated",
                "notified 1: inject interrupt 33 into virtual CPU 0",
                "notified 3: a transfer of the disk has ended; inject interrupt 79",
                "notified 61: the channel is unknown",
                "fault 0x9030000: /pl061@9030000 is not passed, and its node should be disabled in the guest; the guest stops",
            ],
            lines.Where(static line => line.StartsWith("init", StringComparison.Ordinal) || line.StartsWith("notified", StringComparison.Ordinal) || line.StartsWith("fault", StringComparison.Ordinal)));
    }
}
