using System.Collections.Immutable;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;

namespace Boards.Microkit.Planning.Pages;

/// <summary>A memory region of device pages; no other region shares a page with it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pages">Its pages.</param>
/// <param name="Claims">The claims that it serves, in the order of the declaration.</param>
/// <param name="Holders">The holders that map it, in the order of the declaration.</param>
internal sealed record PlannedRegion(
    string Name, AddressRange Pages, ImmutableArray<PageClaim> Claims, ImmutableArray<Holder> Holders);
