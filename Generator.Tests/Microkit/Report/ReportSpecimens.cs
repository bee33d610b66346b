using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Report;
using Boards.Microkit.Request;
using Boards.Tests.BoardFacts;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit.Report;

/// <summary>Pages for the tests.</summary>
internal static class ReportSpecimens
{
    /// <summary>A hostile name: in a label, a name, a property and a system, it must remain text.</summary>
    public const string Hostile = "</script><img src=x onerror=alert(1)>\"'&amp;\u202e";

    /// <summary>The Odroid-C4 with the sample's system: the ethernet controller and all that it needs.</summary>
    public static string OdroidC4()
    {
        Sel4Board board = Sel4Board.Resolve(BoardSource.OdroidC4.Tree);
        VirtualMachineRequest machine = Machine("linux", Pass("ethernet0", "eth", [5, 6]) with { WithDependencies = true }) with
        {
            GuestMemories = [Ram(0x20000000, 0x10000000, 0x20000000)],
        };
        SystemPlan plan = SystemPlanner.Plan(SystemOf(Domain("VMM", machine) with { Priority = Value(254), Image = Value("vmm.elf") }) with { Name = "OdroidC4Ethernet" }, board);
        return Write("odroidc4.dts", board, plan);
    }

    /// <summary>A board whose strings are hostile: model, compatible, names of registers and interrupts, and the system.</summary>
    public static string OfHostile()
    {
        string text = """
            /dts-v1/;
            / {
                #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
                model = "TEXT"; compatible = "TEXT";
                gic: gic@1000 { compatible = "arm,gic-400"; reg = <0x1000 0x1000>, <0x2000 0x2000>, <0x4000 0x2000>, <0x6000 0x2000>; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>; };
                serial@9000 { compatible = "TEXT"; reg = <0x9000 0x1000>; reg-names = "TEXT"; interrupts = <0 8 4>; interrupt-names = "TEXT"; status = "TEXT"; };
                timer@a000 { compatible = "TEXT"; reg = <0xa000 0x1000>; reg-names = "TEXT"; interrupts = <0 9 4>; interrupt-names = "TEXT"; clocks = <&gic>; };
            };
            """.Replace("TEXT", Hostile.Replace("\"", "\\\"", global::System.StringComparison.Ordinal), global::System.StringComparison.Ordinal);
        Sel4Board board = Board(text);
        SystemPlan plan = SystemPlanner.Plan(SystemOf(Domain(Hostile, Machine(Hostile + "2", Pass("/timer@a000", Hostile)))) with { Name = Hostile }, board);
        return Write(Hostile, board, plan);
    }

    /// <summary>The page of a board with a system.</summary>
    public static string Write(string name, Sel4Board board, params SystemPlan[] plans) => new BoardReport
    {
        Name = name,
        Board = board,
        Systems = [.. plans],
        Diagnostics = [.. board.Diagnostics, .. plans.SelectMany(static plan => plan.Diagnostics)],
        LinkTo = BoardReport.LinksFrom(Repository.Root + "/out"),
    }.ToHtml();

    /// <summary>Writes a page to a file in a new folder, and returns its path.</summary>
    public static string Save(string html)
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("boards-report-").FullName, "report.html");
        File.WriteAllText(path, html);
        return path;
    }
}
