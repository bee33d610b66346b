using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Artefacts;
using Boards.Microkit.Planning;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Microkit;

/// <summary>A plan with very many devices, in which a search of all devices for each one would take minutes.</summary>
[Trait("Category", "Slow")]
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

    /// <summary>Each device has registers and reserved memory.</summary>
    [Fact]
    public void A_report_and_json_have_each_of_many_devices()
    {
        const int devices = 3_000;
        StringBuilder board = new("/dts-v1/; / { #address-cells = <1>; #size-cells = <1>; memory@80000000 { device_type = \"memory\"; reg = <0x80000000 0x40000000>; };\n");
        board.Append("reserved-memory { #address-cells = <1>; #size-cells = <1>; ranges;\n");
        for (int i = 0; i < devices; i++)
            board.Append(CultureInfo.InvariantCulture, $"r{i}: r@{0x80000000 + (i * 0x1000):x} {{ reg = <0x{0x80000000 + (i * 0x1000):x} 0x1000>; no-map; }};\n");
        board.Append("};\n");
        for (int i = 0; i < devices; i++)
            board.Append(CultureInfo.InvariantCulture, $"serial@{AddressOf(i):x} {{ compatible = \"vendor,uart\"; reg = <0x{AddressOf(i):x} 0x800>; memory-region = <&r{i}>; }};\n");
        board.Append("};\n");
        BoardCompilation compilation = BoardCompilation.Compile(
            new DevicetreeFile(new SourceFile("large.dts", board.ToString())), [], new InMemorySources(), CompileOptions.Default);
        SystemPlan plan = compilation.PlanDefault("Large");

        foreach (string kind in (string[])["report", "json"])
        {
            string text = Encoding.UTF8.GetString(Assert.Single(((SystemArtefactKind)ArtefactKinds.Find(kind)!).Make(plan, compilation.Board)).Bytes.AsSpan());
            Assert.All(Enumerable.Range(0, devices), i => Assert.Contains($"/serial@{AddressOf(i):x}", text));
        }
    }

    // Two devices in each page.
    private static ulong AddressOf(int i) => 0x100000 + ((ulong)i * 0x800);
}
