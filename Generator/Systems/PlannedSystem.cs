using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Boards.Devicetree.Text;
using Boards.Generator.References;
using Boards.Generator.Systems.Declarations;
using Boards.Generator.Systems.Emit;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Rules;
using Boards.Microkit.Xml;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Systems;

/// <summary>A system planned on its board, for the generator, which writes the output, and for the analyzer, which reports diagnostics.</summary>
/// <param name="Location">The declaration; the source's beginning where there is none.</param>
/// <param name="Output">The files to write; null if there is no board to plan on.</param>
/// <param name="Diagnostics">What was found, in the order of the declaration.</param>
internal sealed record PlannedSystem(SourceLocation Location, SystemOutput? Output, ValueList<Diagnostic> Diagnostics)
{
    // The generator and the analyzer plan the same systems, and the analyzer does so at every edit.
    private static readonly ConditionalWeakTable<Sel4Board, RecentPlans> Recent = new();

    /// <summary>Plans a declared system.</summary>
    public static PlannedSystem Of(DeclaredSystem system, KnownBoards boards, SystemOptions options)
    {
        if (system.Board is not { } reference)
            return new PlannedSystem(system.Request.Location, null, system.Diagnostics);
        KnownBoard? board = BoardChoice.Find(boards, reference, out Diagnostic? objection);
        return board is null
            ? new PlannedSystem(system.Request.Location, null, system.Diagnostics.Append(objection!).ToValueList())
            : Recent.GetValue(board.Board, static _ => new RecentPlans()).Get(system, board.ClassName, options.Version, () => Plan(system, board, options.Version));
    }

    private static PlannedSystem Plan(DeclaredSystem system, KnownBoard board, MicrokitVersion version)
    {
        List<Diagnostic> found = [.. system.Diagnostics];
        DeviceClass[] foreign = [.. system.Devices.Where(device => device.Board != board.ClassName)];
        found.AddRange(foreign.Select(device => DeclarationDiagnostics.OtherBoard(device.Path, device.Board, board.ClassName, device.Location)));
        if (system.Version is { } named && !MicrokitVersions.TryParse(named.Value, out version))
            found.Add(SystemDiagnostics.UnknownVersion(named.Value, named.Location));
        SystemPlan plan = SystemPlanner.Plan(system.Request with { Version = version }, board.Board);
        // A device of another board is reported once; that this board does not have it is not a second mistake.
        found.AddRange(plan.Diagnostics.Where(diagnostic => !foreign.Any(device => device.Location == diagnostic.Location)));
        return new PlannedSystem(system.Request.Location, OutputOf(plan, system.FullName, system.Types), found.ToValueList());
    }

    /// <summary>Plans the system of a board for which none is declared.</summary>
    public static PlannedSystem Default(KnownBoard board, SystemOptions options)
    {
        string name = board.ClassName.Substring(board.ClassName.LastIndexOf('.') + 1);
        SourceLocation source = SourceLocation.StartOf(board.SourcePath ?? "");
        SystemPlan plan = DefaultSystem.Plan(name, board.Board, source, options.Version);
        // Its diagnostics are in the source, where comments can suppress them.
        IEnumerable<Diagnostic> reported = plan.Diagnostics.Where(diagnostic => !board.Suppressions.Covers(diagnostic));
        return new PlannedSystem(source, OutputOf(plan, board.ClassName, []), reported.ToValueList());
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
