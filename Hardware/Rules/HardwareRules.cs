using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Hardware.Rules;

/// <summary>The rules of this layer.</summary>
public static class HardwareRules
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        .. AddressRules.All, .. InterruptTreeRules.All, .. InterruptRules.All, .. StatusRules.All,
    ];
}
