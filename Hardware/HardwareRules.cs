using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Hardware.Addressing;
using Boards.Hardware.Interrupts;
using Boards.Hardware.Pins;
using Boards.Hardware.Status;

namespace Boards.Hardware;

/// <summary>The diagnostic rules of the hardware layer.</summary>
public static class HardwareRules
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        .. AddressRules.All, .. InterruptTreeRules.All, .. InterruptRules.All, .. StatusRules.All, .. PinRules.All,
    ];

    /// <summary>A region that extends past the end of the physical address space.</summary>
    /// <param name="region">The region.</param>
    /// <param name="bits">The number of bits in a physical address.</param>
    public static Diagnostic PastEnd(DeviceRegion region, int bits) => AddressRules.PastEnd(region, bits);
}
