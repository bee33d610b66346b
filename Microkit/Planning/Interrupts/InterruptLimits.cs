using Boards.Devicetree.Text;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Findings;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>The interrupt numbers that are available to user level.</summary>
internal static class InterruptLimits
{
    /// <summary>Why a number is not available; null if it is.</summary>
    /// <param name="kernel">The parts of the board that the kernel keeps.</param>
    /// <param name="who">The device or declaration that claims it, as messages name it.</param>
    /// <param name="number">The number.</param>
    /// <param name="at">The location of messages about it.</param>
    /// <param name="meant">What may have been meant, as the end of the message.</param>
    public static PlanFinding? ObjectionTo(KernelShare kernel, string who, uint number, SourceLocation at, string meant = "") =>
        kernel.OwnerOf(number) is { } owner ? new PlanFinding.KernelInterrupt(who, number, owner, meant, at)
        : kernel.IsSoftwareGenerated(number) ? new PlanFinding.SoftwareInterrupt(who, number, meant, at)
        : kernel.HighestInterrupt is { } highest && number > highest ? new PlanFinding.OutOfRange(who, number, highest, meant, at)
        : null;
}
