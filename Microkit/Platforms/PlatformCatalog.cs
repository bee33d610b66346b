using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Platforms;

/// <summary>The rules about a board under seL4.</summary>
public static class PlatformCatalog
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [.. PlacementRules.All, .. PlatformRules.All, .. PlatformFileRules.All];
}
