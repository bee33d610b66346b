using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Artefacts;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Report;
using Boards.Tests.BoardFacts;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Report;

/// <summary>The page about a board, as text.</summary>
public sealed partial class ReportPages
{
    private const int MostBytes = 300_000;

    private static readonly string OdroidC4 = ReportSpecimens.OdroidC4();

    [Fact]
    public void The_page_of_the_sample_is_small() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(OdroidC4), 50_000, MostBytes);

    [Fact]
    public void The_page_is_the_same_every_time_and_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            other.NumberFormat.NumberDecimalSeparator = ",";
            other.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = other;
            Assert.Equal(OdroidC4, ReportSpecimens.OdroidC4());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_page_names_no_folder_of_the_machine()
    {
        Assert.DoesNotContain(Repository.Root, OdroidC4, StringComparison.Ordinal);
        Assert.Contains("<a href=\"../Boards.OdroidC4/amlogic-sm1.dtsi#L", OdroidC4, StringComparison.Ordinal);
        Assert.Contains(">amlogic-sm1.dtsi(", OdroidC4, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_no_network()
    {
        Assert.Contains("default-src 'none'", OdroidC4, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", OdroidC4.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("https:", OdroidC4, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<td class=\"num\">0xff3f0000<td class=\"num\">0xff3fffff<td class=\"num\" data-k=\"0x10000\">64 KiB<td><a href=\"#d6\">ethernet@ff3f0000</a> reg[0]<td>registers<td><span class=\"own m0\">linux</span>")]
    [InlineData("<span class=\"own kernel\">kernel (GIC distributor)</span>")]
    [InlineData("<span class=\"own kernel\">kernel (kernel timer)</span>")]
    [InlineData("<small>SPI 8 → 40</small></span><td class=\"num\">40<td>level<td class=\"way\"><span class=\"hop\">VMM channel 5</span><span class=\"hop\"><span class=\"own m0\">linux</span> vCPU 0</span>")]
    [InlineData("96 (of 96–103)<td>level<td class=\"way\"><span class=\"hop\">VMM channel 6</span>")]
    [InlineData("<td>page shared with bank@40, temperature-sensor@34800")]
    [InlineData("<td>BRD3116<td>/soc/ethernet@ff3f0000: its DMA is not limited to the memory of virtual machine &#39;linux&#39;")]
    [InlineData("<small>virtual machine</small> linux</h3>")]
    public void The_page_shows(string fact) => Assert.Contains(fact, OdroidC4, StringComparison.Ordinal);

    [Fact]
    public void Every_device_is_listed_once()
    {
        string[] expected = [.. BoardSource.OdroidC4.HardwarePaths.Where(static path => BoardSource.OdroidC4[path].Role is not (DeviceRole.Memory or DeviceRole.ReservedMemory or DeviceRole.Cpu or DeviceRole.Description))];
        string[] listed = [.. DeviceRow().Matches(OdroidC4).Select(static row => row.Groups["path"].Value)];
        Assert.Equal(listed.Distinct(), listed);
        Assert.Empty(expected.Except(listed));
    }

    [Fact]
    public void Every_dependency_of_a_device_is_in_the_table()
    {
        Sel4Board board = Sel4Board.Resolve(BoardSource.OdroidC4.Tree);
        DependencyClosure closure = board.Dependencies.Closure([board.Tree.FindPath("/soc/ethernet@ff3f0000")!]);
        foreach (Requirement need in closure.Requirements.Where(static need => need.Because.Path == "/soc/ethernet@ff3f0000"))
            Assert.Matches($"<tr data-f=\"6\" data-t=\"[0-9]*\"><td><a href=\"#d6\">ethernet@ff3f0000</a><td>(<a href=\"#d[0-9]+\">{Regex.Escape(need.Node.Name)}</a>|<span title=\"{Regex.Escape(need.Node.Path)}\">{Regex.Escape(need.Node.Name)}</span>)<td>registers", OdroidC4);
    }

    [Fact]
    public void Links_lead_to_rows_of_the_page() =>
        Assert.All(LinkToRow().Matches(OdroidC4).Select(static link => link.Groups["id"].Value).Distinct(), static id => Assert.Contains($" id=\"{id}\"", OdroidC4, StringComparison.Ordinal));

    [Fact]
    public void No_text_of_the_input_is_markup()
    {
        string page = ReportSpecimens.OfHostile();
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.DoesNotContain("\u202e", page, StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;amp;\\u202e", page, StringComparison.Ordinal);

        // Only the page's own end tags: nothing ends the script or the style early.
        Assert.Equal(1, page.Split("</script>").Length - 1);
        Assert.Equal(1, page.Split("</style>").Length - 1);
    }

    [Fact]
    public void Every_part_of_a_64_bit_map_has_a_width()
    {
        Sel4Board board = Board("""
            /dts-v1/;
            / {
                #address-cells = <2>; #size-cells = <2>;
                memory@80000000 { device_type = "memory"; reg = <0 0x80000000 0x40 0>; };
                low@10 { compatible = "low"; reg = <0 0x10 0 4>; };
                high@ffffffffffff0000 { compatible = "high"; reg = <0xffffffff 0xffff0000 0 0x10000>; };
            };
            """);
        string page = ReportSpecimens.Write("wide", board);
        double[] widths = [.. Bar().Matches(page).Select(static bar => double.Parse(bar.Groups["width"].Value, CultureInfo.InvariantCulture))];
        Assert.Equal(3, widths.Length);
        Assert.All(widths, static width => Assert.InRange(width, 5, 80));
        Assert.Contains("<td class=\"num\">0xffffffffffff0000<td class=\"num\">0xffffffffffffffff", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_without_anything_has_a_page()
    {
        string page = ReportSpecimens.Write("empty", Board("/dts-v1/; / { };"));
        Assert.Contains("No address of this board is known.", page, StringComparison.Ordinal);
        Assert.Contains("Nothing is reported.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_artefact_is_the_page_of_a_system()
    {
        Sel4Board board = Sel4Board.Resolve(BoardSource.VirtGicV2.Tree);
        SystemPlan plan = DefaultSystem.Plan("Virt", board, SourceLocation.StartOf("virt.dts"));
        Artefact artefact = Assert.Single(((SystemArtefactKind)ArtefactKinds.Find("report")!).Make(plan, board));
        Assert.Equal("Virt.BoardReport.g.html", artefact.FileName);
        Assert.StartsWith("<!DOCTYPE html>", Encoding.UTF8.GetString([.. artefact.Bytes]), StringComparison.Ordinal);
    }

    [GeneratedRegex("<tr id=\"d[0-9]+\"[^>]*><td><code>(?<path>[^<]*)</code>")]
    private static partial Regex DeviceRow();

    [GeneratedRegex("href=\"#(?<id>[^\"]+)\"")]
    private static partial Regex LinkToRow();

    [GeneratedRegex("<rect class=\"[^\"]*\" data-r=\"[0-9]+\" x=\"[0-9.]+%\" y=\"[0-9]+\" width=\"(?<width>[0-9.]+)%\"")]
    private static partial Regex Bar();
}
