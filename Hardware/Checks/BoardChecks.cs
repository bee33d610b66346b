using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Tree;
using Boards.Hardware.Devices;
using Boards.Hardware.Interrupts;
using Boards.Hardware.Reporting;

namespace Boards.Hardware.Checks;

/// <summary>What shows only when all devices are known.</summary>
internal static class BoardChecks
{
    /// <summary>Runs every check.</summary>
    public static void Run(
        ImmutableArray<Device> devices, Lineage lineage, InterruptResolver interrupts, DiagnosticSink diagnostics, CancellationToken cancel)
    {
        Dictionary<Node, Device> byNode = devices.ToDictionary(d => d.Node);
        StatusChecks.Run(devices, byNode, diagnostics);
        cancel.ThrowIfCancellationRequested();
        InterruptChecks.Run(devices, byNode, lineage, interrupts, diagnostics);
        cancel.ThrowIfCancellationRequested();
        RegionChecks.Run(devices, byNode, lineage, diagnostics, cancel);
    }
}
