using System.Linq;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Tests.Microkit;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>The memory of boards whose sources state more memory than exists.</summary>
public sealed class MemoryOfBoards
{
    private static string Pi(string memory = "0x0 0x40000000") => $$"""
        /dts-v1/;
        / {
            #address-cells = <1>; #size-cells = <1>;
            memory@0 { device_type = "memory"; reg = <{{memory}}>; };
            soc { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges = <0x7e000000 0x3f000000 0x1000000>, <0x40000000 0x40000000 0x1000>;
                uart: serial@7e201000 { compatible = "arm,pl011"; reg = <0x7e201000 0x200>; }; };
            gpu: gpu@80000000 { compatible = "acme,gpu"; reg = <0x80000000 0x1000>, <0x0 0x20000000>; };
        };
        """;

    [Fact]
    public void A_window_of_a_bus_within_memory_is_of_registers()
    {
        Board board = Declare.Board(Pi()).Hardware;
        Assert.Equal(["0x0..0x3f000000"], board.Memory.Select(static range => range.ToString()));
        Assert.Equal("/gpu@80000000", Assert.Single(board.Diagnostics, static d => d.Id == "BRD2014").Message.Split(':')[0]);
    }

    [Fact]
    public void Registers_there_are_passed_by_default()
    {
        SystemPlan plan = DefaultSystem.Plan("pi", Declare.Board(Pi()), Declare.At("board.dts"));
        Assert.Equal(["gpu@80000000", "serial@7e201000"], plan.Description.MemoryRegions.Select(static r => r.Name.Value).Where(static name => name.Contains('@')).Order());
    }

    [Fact]
    public void Memory_around_a_window_is_memory() =>
        Assert.Equal(["0x0..0x3f000000", "0x40001000..0x80000000"], Declare.Board(Pi("0x0 0x80000000")).Hardware.Memory.Select(static range => range.ToString()));

    [Fact]
    public void A_window_over_all_of_a_memory_is_one_for_the_memory() =>
        Assert.Equal(["0x3f000000..0x40000000"], Declare.Board(Pi("0x3f000000 0x1000000")).Hardware.Memory.Select(static range => range.ToString()));
}
