using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Hardware.Addressing;
using Boards.Hardware.Interrupts;
using Boards.Hardware.Pins;
using Boards.Hardware.Status;

namespace Boards.Hardware;

/// <summary>The rules of this layer.</summary>
public static class HardwareRules
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        .. AddressRules.All, .. InterruptTreeRules.All, .. InterruptRules.All, .. StatusRules.All, .. PinRules.All,
    ];

    /// <summary>A region that runs past the physical addresses.</summary>
    /// <param name="region">The region.</param>
    /// <param name="bits">The bits of a physical address.</param>
    public static Diagnostic PastEnd(DeviceRegion region, int bits) => AddressRules.PastEnd(region, bits);
}
