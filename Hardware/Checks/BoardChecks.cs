using System.Collections.Immutable;
using System.Threading;
using Boards.Hardware.Devices;
using Boards.Hardware.Interrupts;
using Boards.Hardware.Reporting;

namespace Boards.Hardware.Checks;

/// <summary>Checks that need all devices of a board.</summary>
internal static class BoardChecks
{
    /// <summary>Runs every check.</summary>
    public static void Run(
        DeviceTable devices, ImmutableArray<AddressRange> memory, Lineage lineage, InterruptResolver interrupts, DiagnosticSink diagnostics, CancellationToken cancel)
    {
        StatusChecks.Run(devices.All, devices, diagnostics);
        cancel.ThrowIfCancellationRequested();
        InterruptChecks.Run(devices.All, devices, lineage, interrupts, diagnostics);
        cancel.ThrowIfCancellationRequested();
        RegionChecks.Run(devices.All, devices, memory, lineage, diagnostics, cancel);
    }
}
