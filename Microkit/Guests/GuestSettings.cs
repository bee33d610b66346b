using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Microkit.Rules;
using Boards.Microkit.Rules.Guests;

namespace Boards.Microkit.Guests;

/// <summary>Settings of a guest that are given after its system was planned, as on a command line.</summary>
public static class GuestSettings
{
    /// <summary>The guest with these settings, with its images placed again.</summary>
    /// <param name="guest">The guest.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="board">The board that the system was planned on.</param>
    /// <param name="diagnostics">The diagnostics for the settings.</param>
    public static PlannedGuest Apply(PlannedGuest guest, GuestTreeRequest settings, Sel4Board board, out ImmutableArray<Diagnostic> diagnostics)
    {
        List<PlanFinding> found = [];
        (GuestImage? kernel, GuestImage? devicetree, GuestImage? initrd) = ImagePlacement.Of(board, guest.Machine, [.. guest.Memory.Where(memory => memory != guest.Dma?.Pool)], settings, found.Add);
        IEnumerable<Diagnostic> placed = found.Select(PlanFindings.DiagnosticOf);
        diagnostics = settings.Console is { } console && GuestTreeRules.OfConsole(guest, console, new DeviceLookup(board.Hardware)) is { } unknown
            ? [.. placed, unknown]
            : [.. placed];
        return guest with { Tree = settings, Kernel = kernel, Devicetree = devicetree, Initrd = initrd };
    }
}
