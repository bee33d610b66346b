using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Microkit;

/// <summary>A plan of very many devices, in which a search of all devices for each would take minutes.</summary>
public sealed class LargePlans
{
    private const int Devices = 20_000;

    [Fact]
    public void Each_of_many_devices_is_mapped_where_the_board_has_it()
    {
        StringBuilder board = new("/dts-v1/; / { #address-cells = <1>; #size-cells = <1>;\n");
        for (int i = 0; i < Devices; i++)
            board.Append(CultureInfo.InvariantCulture, $"serial@{AddressOf(i):x} {{ compatible = \"vendor,uart\"; reg = <0x{AddressOf(i):x} 0x800>; }};\n");
        board.Append("};\n");
        BoardCompilation compilation = BoardCompilation.Compile(
            new DevicetreeFile(new SourceFile("large.dts", board.ToString())), [], new InMemorySources(), CompileOptions.Default);

        SystemPlan plan = compilation.PlanDefault("Large");

        Assert.Equal(Enumerable.Range(0, Devices).Select(AddressOf), plan.Devices.Select(static place => place.PhysicalAddress));
        Assert.All(plan.Devices, static place => Assert.Equal(place.PhysicalAddress, place.Address));
    }

    // Two devices in a page.
    private static ulong AddressOf(int i) => 0x100000 + ((ulong)i * 0x800);
}
