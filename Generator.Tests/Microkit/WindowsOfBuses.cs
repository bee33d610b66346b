using System.Linq;
using System.Threading;
using Boards.Hardware;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.Microkit;

/// <summary>Which addresses are passed with a bus, and on whose bus a register of another device is.</summary>
public sealed class WindowsOfBuses
{
    private static Sel4Board With(string bus) => Declare.Board($$"""
        /dts-v1/;
        / {
            compatible = "acme,board"; #address-cells = <1>; #size-cells = <1>;
            {{bus}}
            far: far@1000 { compatible = "acme,far"; reg = <0x1000 0x1000>, <0x50001000 0x10>; };
        };
        """);

    private static Device Labelled(Sel4Board board, string label) => board.Devices.Single(device => device.Node.Labels.Contains(label));

    // A plain bus and a system controller have their registers, any other bridge has only its windows.
    [Theory]
    [InlineData("compatible = \"simple-bus\"; ranges = <0 0x60000000 0x1000>;", "0x60000000..0x60001000 0x50000000..0x50002000", true)]
    [InlineData("compatible = \"acme,x\", \"simple-mfd\";", "0x50000000..0x50002000", true)]
    [InlineData("compatible = \"acme,x\", \"syscon\";", "0x50000000..0x50002000", true)]
    [InlineData("compatible = \"acme,x\"; ranges = <0 0x60000000 0x1000>;", "0x60000000..0x60001000", false)]
    [InlineData("compatible = \"acme,x\";", "", false)]
    public void A_bus_has_windows_and_a_system_controller_registers(string properties, string ranges, bool isForeign)
    {
        Sel4Board board = With($"bus: any@50000000 {{ reg = <0x50000000 0x2000>; #address-cells = <1>; #size-cells = <1>; {properties} }};");
        Assert.Equal(ranges, string.Join(" ", BusWindows.RangesOf(Labelled(board, "bus"))));
        Assert.Equal(isForeign ? "/any@50000000" : null, new BusWindows(board, CancellationToken.None).ForeignBusOf(Labelled(board, "far").Regions[1])?.Path);
    }

    // A window of more than 256 MiB is an address space, and a disabled bus forwards nothing.
    [Theory]
    [InlineData("ranges = <0 0x50000000 0x2000>;", true, true)]
    [InlineData("ranges = <0 0x50000000 0x10000000>;", true, true)]
    [InlineData("ranges = <0 0x50000000 0x10001000>;", false, false)]
    [InlineData("ranges = <0 0x50000000 0x1000>;", false, true)]
    [InlineData("ranges = <0 0x50000000 0x1010>;", true, true)]
    [InlineData("ranges = <0 0x50000000 0x2000>; status = \"disabled\";", false, true)]
    public void A_register_lies_in_the_window_of_a_bus(string properties, bool isForeign, bool isNarrow)
    {
        Sel4Board board = With($"bus: bus@50000000 {{ compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; {properties} }};");
        Assert.Equal(isNarrow, BusWindows.IsNarrow(Labelled(board, "bus")));
        Assert.Equal(isForeign ? "/bus@50000000" : null, new BusWindows(board, CancellationToken.None).ForeignBusOf(Labelled(board, "far").Regions[1])?.Path);
        Assert.Null(new BusWindows(board, CancellationToken.None).ForeignBusOf(Labelled(board, "far").Regions[0]));
    }

    [Theory]
    [InlineData("ranges = <0 0x60000000 0x1000>, <0x1000 0x50000000 0x2000>;", true)]
    [InlineData("ranges = <0 0x60000000 0x1000>;", false)]
    public void A_bus_holds_a_register_in_any_of_its_windows(string properties, bool holds)
    {
        Sel4Board board = With($"bus: bus@50000000 {{ compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; {properties} }};");
        Assert.Equal(holds, BusWindows.Holds(Labelled(board, "bus"), Labelled(board, "far").Regions[1]));
    }
}
