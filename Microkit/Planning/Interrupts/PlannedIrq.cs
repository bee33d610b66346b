using System.Collections.Immutable;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>An interrupt of the plan, and the claims that it serves: several where a line is shared.</summary>
/// <param name="Id">The notification's id.</param>
/// <param name="Claims">In the order of the declaration, one at least.</param>
internal sealed record PlannedIrq(int Id, ImmutableArray<InterruptClaim> Claims)
{
    /// <summary>The first claim; the number and the trigger are its.</summary>
    public InterruptClaim First => Claims[0];
}
