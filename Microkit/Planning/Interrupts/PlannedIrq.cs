using System.Collections.Immutable;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>An interrupt of the plan, and the claims that it serves: several if a line is shared.</summary>
/// <param name="Id">The notification's id.</param>
/// <param name="Claims">The claims in the order of the declaration, at least one.</param>
internal sealed record PlannedIrq(int Id, ImmutableArray<InterruptClaim> Claims)
{
    /// <summary>The first claim, which has the number and the trigger.</summary>
    public InterruptClaim First => Claims[0];
}
