using System.Collections.Generic;
using System.Linq;
using Boards.Microkit.Lookup;

namespace Boards.LanguageServer.Systems;

/// <summary>The devices that have registers in the same pages as others.</summary>
internal static class PageSharers
{
    /// <summary>A line for each device.</summary>
    public static IEnumerable<string> Of(RegisterFacts facts) => facts.PageSharers.GroupBy(static sharer => sharer.Owner)
        .Select(static same => $"page shared with {same.Key.Path} {string.Join(", ", same.Select(static sharer => sharer.Label))}");
}
