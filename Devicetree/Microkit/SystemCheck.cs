using System.Collections.Immutable;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit.Planning;
using Boards.Devicetree.Microkit.Request;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Microkit;

/// <summary>Holds a system that is written out, as in a <c>.system</c> file, against the board that it is for.</summary>
public static class SystemCheck
{
    /// <summary>What is wrong with it: by Microkit's rules, by what the kernel keeps, and by what the devices are.</summary>
    /// <param name="request">The system, as it stands in the file.</param>
    /// <param name="board">The board.</param>
    /// <returns>In the order of the file.</returns>
    public static ImmutableArray<Diagnostic> Run(SystemRequest request, Board board) =>
        [.. SystemPlanner.Plan(request with { IsHandWritten = true }, board).Diagnostics];
}
