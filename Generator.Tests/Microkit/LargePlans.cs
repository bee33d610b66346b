using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Artefacts;
using Boards.Microkit.Lookup;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Report;
using Boards.Microkit.Rules.Memory;
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

    [Fact]
    public void A_report_has_what_each_of_a_long_chain_of_devices_needs_itself()
    {
        Sel4Board board = Chain(Devices);

        string page = new BoardReport { Name = "chain", Board = board }.ToHtml();

        Assert.Equal(Devices - 1, Regex.Count(page, "<td>registers<td>clocks\\[0\\]\n"));
    }

    [Fact]
    public void Each_of_many_devices_memories_and_interrupts_of_a_machine_is_checked()
    {
        const int devices = 5_000;
        StringBuilder regions = new("<system>\n");
        StringBuilder maps = new();
        for (int i = 0; i < devices; i++)
        {
            regions.Append(CultureInfo.InvariantCulture, $"<memory_region name='d{i}' size='0x1000' phys_addr='0x{PageOf(i):x}' /><memory_region name='r{i}' size='0x1000' phys_addr='0x{0x80000000 + (i * 0x1000):x}' />\n");
            maps.Append(CultureInfo.InvariantCulture, $"<map mr='r{i}' vaddr='0x{0x80000000 + (i * 0x1000):x}' perms='rwx' />\n");
            if (i != devices / 2)
                maps.Append(CultureInfo.InvariantCulture, $"<map mr='d{i}' vaddr='0x{PageOf(i):x}' perms='rw' cached='false' />\n");
        }

        string system = $"{regions}<protection_domain name='vmm'><program_image path='vmm.elf' /><map mr='d{devices / 2}' vaddr='0x1000000' perms='rw' cached='false' /><virtual_machine name='vm'><vcpu id='0' />\n{maps}</virtual_machine></protection_domain></system>";
        SystemCheckResult result = SystemCheck.Run(new SourceFile("x.system", system), MicrokitVersions.Current, Chain(devices));

        // All devices after the one that the guest does not have need it; it is reported once.
        Assert.Equal($"/c@{PageOf(devices / 2):x}", Assert.Single(result.Diagnostics, static found => found.Id == "BRD3401").FixNode);
    }

    /// <summary>Each memory is in a row of its own, except one.</summary>
    [Fact]
    public void Memory_that_many_devices_do_not_reach_through_many_rows_is_reported()
    {
        const int rows = 5_000;
        StringBuilder board = new("/dts-v1/; / { #address-cells = <1>; #size-cells = <1>; memory@80000000 { device_type = \"memory\"; reg = <0x80000000 0x40000000>; };\n");
        board.Append("bus { compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; ranges; dma-ranges = <");
        for (int i = 0; i < rows; i++)
            board.Append(CultureInfo.InvariantCulture, $"{0x80000000 + (i * 0x2000)} {0x80000000 + (i * 0x2000)} 0x1000 ");
        board.Append(">;\n");
        StringBuilder regions = new("<system>\n");
        StringBuilder maps = new();
        for (int i = 0; i < rows; i++)
        {
            uint memory = 0x80000000 + ((uint)i * 0x2000) + (i == rows - 1 ? 0x1000u : 0);
            board.Append(CultureInfo.InvariantCulture, $"eth@{PageOf(i):x} {{ compatible = \"vendor,eth\"; reg = <0x{PageOf(i):x} 0x1000>; }};\n");
            regions.Append(CultureInfo.InvariantCulture, $"<memory_region name='d{i}' size='0x1000' phys_addr='0x{PageOf(i):x}' /><memory_region name='r{i}' size='0x1000' phys_addr='0x{memory:x}' />\n");
            maps.Append(CultureInfo.InvariantCulture, $"<map mr='r{i}' vaddr='0x{memory:x}' perms='rwx' /><map mr='d{i}' vaddr='0x{PageOf(i):x}' perms='rw' cached='false' />\n");
        }

        string system = $"{regions}<protection_domain name='vmm'><program_image path='vmm.elf' /><virtual_machine name='vm'><vcpu id='0' />\n{maps}</virtual_machine></protection_domain></system>";
        SystemCheckResult result = SystemCheck.Run(new SourceFile("x.system", system), MicrokitVersions.Current, Declare.Board(board.Append("}; };\n").ToString()));

        Diagnostic[] found = [.. result.Diagnostics.Where(static found => found.Rule == MemoryDiagnostics.DmaReachRule)];
        Assert.NotEmpty(found);
        Assert.All(found, static found => Assert.Contains($"'r{rows - 1}'", found.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_with_more_registers_than_fit_lists_some_of_them()
    {
        const int registers = 3_000;
        StringBuilder text = new("/dts-v1/; / { #address-cells = <1>; #size-cells = <1>;\n");
        for (int i = 0; i < registers; i++)
            text.Append(CultureInfo.InvariantCulture, $"n{i} {{ compatible = \"vendor,n\"; reg = <0x{0x1000 + (i % 1024 * 4):x} 4>; }};\n");
        Sel4Board board = Declare.Board(text.Append("};\n").ToString());

        Assert.InRange(Assert.Single(new BoardLookup(board).At(0x1ffc).Registers.Take(1)).PageSharers.Length, 64, 1024);
        Assert.Equal(registers, Regex.Count(new BoardReport { Name = "page", Board = board }.ToHtml(), "<td>page shared with (n\\d+, ){63}n\\d+ and others\n"));
    }

    // Each device needs the one before it as its clock.
    private static Sel4Board Chain(int devices)
    {
        StringBuilder text = new("/dts-v1/; / { #address-cells = <1>; #size-cells = <1>; memory@80000000 { device_type = \"memory\"; reg = <0x80000000 0x40000000>; };\n");
        for (int i = 0; i < devices; i++)
            text.Append(CultureInfo.InvariantCulture, $"c{i}: c@{PageOf(i):x} {{ compatible = \"vendor,c\"; reg = <0x{PageOf(i):x} 0x1000>; #clock-cells = <0>; {(i > 0 ? FormattableString.Invariant($"clocks = <&c{i - 1}>;") : "")} }};\n");
        return Declare.Board(text.Append("};\n").ToString());
    }

    private static ulong PageOf(int i) => 0x100000 + ((ulong)i * 0x1000);

    // Two devices in each page.
    private static ulong AddressOf(int i) => 0x100000 + ((ulong)i * 0x800);
}
