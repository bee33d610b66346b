using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.References;
using Boards.Generator.Systems.Declarations;
using Boards.Generator.Systems.Emit;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Artefacts;
using Boards.Microkit.Guests;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Report;
using Boards.Microkit.Rules;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Systems;

/// <summary>A system planned on its board, for the generator, which writes the output, and for the analyzer, which reports diagnostics.</summary>
/// <param name="Location">The location of the declaration; the beginning of the source if there is none.</param>
/// <param name="Output">The files to write; null if there is no board to plan on.</param>
/// <param name="Diagnostics">The diagnostics, in the order of the declaration.</param>
internal sealed record PlannedSystem(SourceLocation Location, SystemOutput? Output, ValueList<Diagnostic> Diagnostics)
{
    // The generator and the analyzer plan the same systems, and the analyzer does so at every edit.
    private static readonly ConditionalWeakTable<Sel4Board, RecentPlans> Recent = new();

    /// <summary>The plan; null if there is no board to plan on.</summary>
    public SystemPlan? Plan { get; private init; }

    /// <summary>The board that it is planned on; null if there is none.</summary>
    public KnownBoard? Board { get; private init; }

    /// <summary>The system with the artefacts that the project asks for.</summary>
    public PlannedSystem WithArtefacts(SystemOptions options, CancellationToken cancel) => Output is null || Plan is null || Board is null ? this : this with
    {
        Output = Output with
        {
            Artefacts = options.Kinds.OfType<SystemArtefactKind>()
            .SelectMany(kind => kind.MakeFromSources(Plan, Board.Compilation, BoardReport.LinksFrom(options.ArtefactDirectory), cancel)).ToValueList()
        },
    };

    /// <summary>Plans a declared system.</summary>
    public static PlannedSystem Of(DeclaredSystem system, KnownBoards boards, SystemOptions options, CancellationToken cancel)
    {
        if (boards.OfProject.Any())
            system = system with { Diagnostics = system.Diagnostics.Concat(system.UndefinedClasses).ToValueList() };
        if (system.Board is not { } reference)
            return new PlannedSystem(system.Request.Location, null, system.Diagnostics);
        KnownBoard? board = BoardChoice.Find(boards, reference, out Diagnostic? objection);
        return board is null
            ? new PlannedSystem(system.Request.Location, null, objection is null ? system.Diagnostics : system.Diagnostics.Append(objection).ToValueList())
            : Recent.GetValue(board.Board, static _ => new RecentPlans()).Get(system, board.ClassName, options.Version, () => PlanOn(system, board, options.Version, cancel));
    }

    private static PlannedSystem PlanOn(DeclaredSystem system, KnownBoard board, MicrokitVersion version, CancellationToken cancel)
    {
        List<Diagnostic> found = [.. system.Diagnostics];
        found.AddRange(system.Devices
            .Where(device => device.Board != board.ClassName)
            .Select(device => DeclarationDiagnostics.OtherBoard(device.Path, device.Board, board.ClassName, device.Location)));
        if (system.Version is { } named && !MicrokitVersions.TryParse(named.Value, out version))
            found.Add(SystemDiagnostics.UnknownVersion(named.Value, named.Location));
        SystemPlan plan = board.Compilation.Plan(system.Request with { Version = version }, [.. found], cancel);
        return new PlannedSystem(system.Request.Location, OutputOf(plan, board.Board, system.FullName, system.Types, cancel), plan.Diagnostics) { Plan = plan, Board = board };
    }

    /// <summary>Plans the system of a board for which none is declared.</summary>
    public static PlannedSystem Default(KnownBoard board, SystemOptions options, CancellationToken cancel)
    {
        SystemPlan plan = board.Compilation.PlanDefault(board.Name, options.Version, cancel);
        return new PlannedSystem(SourceLocation.StartOf(board.SourcePath ?? ""), OutputOf(plan, board.Board, board.ClassName, [], cancel), plan.Diagnostics) { Plan = plan, Board = board };
    }

    private static SystemOutput OutputOf(SystemPlan plan, Sel4Board board, string fullName, ValueList<PartialType> types, CancellationToken cancel) => new(
        plan.Name,
        fullName,
        types,
        plan.Interrupts,
        plan.Devices,
        plan.GuestMemories,
        plan.Channels)
    {
        Guests = plan.Guests.Where(static guest => !guest.VirtualDevices.IsEmpty || guest.Tree is not null)
            .Select(guest => GuestOutput.Of(guest, guest.Tree is { IsEmbedded: true } ? DtbWriter.Write(GuestTree.Of(board, guest, cancel), cancel).ToValueList() : [])).ToValueList(),
    };
}
