using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Resolving;

/// <summary>The hardware that a tree resolves to.</summary>
/// <param name="Devices">A device for every node, in document order.</param>
/// <param name="Memory">The memory that the tree describes.</param>
/// <param name="Diagnostics">The diagnostics, in document order.</param>
/// <param name="Interrupts">Resolves interrupts for which the tree has no node.</param>
/// <param name="PinConflicts">The enabled devices that use the same pins as others.</param>
internal sealed record ResolvedDevices(
    DeviceTable Devices, ImmutableArray<AddressRange> Memory, ImmutableArray<Diagnostic> Diagnostics, InterruptResolver Interrupts, ImmutableArray<PinConflict> PinConflicts);
