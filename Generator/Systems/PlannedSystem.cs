using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit;
using Boards.Devicetree.Microkit.Planning;
using Boards.Devicetree.Microkit.Request;
using Boards.Devicetree.Microkit.Xml;
using Boards.Devicetree.Text;
using Boards.Generator.References;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Systems;

/// <summary>A system joined with its board: the same for the generator, which writes it, and the analyzer, which explains it.</summary>
/// <param name="Output">What is written; null where there is no board to plan on.</param>
/// <param name="Diagnostics">What was found, in the order of the declaration.</param>
internal sealed record PlannedSystem(SystemOutput? Output, ValueList<Diagnostic> Diagnostics)
{
    /// <summary>Plans a declared system.</summary>
    public static PlannedSystem Of(DeclaredSystem system, KnownBoards boards)
    {
        List<Diagnostic> found = [.. system.Diagnostics];
        if (system.Board is not { } reference)
            return new PlannedSystem(null, found.ToValueList());
        KnownBoard? board = BoardChoice.Find(boards, reference, out Diagnostic? objection);
        if (board is null)
            return new PlannedSystem(null, found.Append(objection!).ToValueList());

        found.AddRange(system.Devices.Where(device => device.Board != board.ClassName)
            .Select(device => DeclarationDiagnostics.OtherBoard(device.Path, device.Board, board.ClassName, device.Location)));
        SystemPlan plan = SystemPlanner.Plan(system.Request, board.Board);
        return new PlannedSystem(OutputOf(plan, system.FullName, system.Types), found.Concat(plan.Diagnostics).ToValueList());
    }

    /// <summary>Plans the system of a board for which none is declared.</summary>
    public static PlannedSystem Default(KnownBoard board)
    {
        string name = board.ClassName.Substring(board.ClassName.LastIndexOf('.') + 1);
        SystemPlan plan = DefaultSystem.Plan(name, board.Board, SourceLocation.StartOf(board.SourcePath ?? ""));
        return new PlannedSystem(OutputOf(plan, board.ClassName, []), plan.Diagnostics);
    }

    private static SystemOutput OutputOf(SystemPlan plan, string fullName, ValueList<PartialType> types) => new(
        plan.Name,
        fullName,
        SystemDescriptionWriter.Write(plan.Description),
        types,
        plan.Interrupts,
        plan.Devices,
        plan.GuestMemories,
        plan.Channels);
}
