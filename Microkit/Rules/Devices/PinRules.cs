using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Devices;

namespace Boards.Microkit.Rules.Devices;

/// <summary>Rules about pins that devices of different guests use.</summary>
internal static class PinRules
{
    /// <summary>Reports two devices on one pin that are passed to different holders, at the one that comes later in the tree.</summary>
    public static void Check(PlanFacts facts)
    {
        if (facts.Context.Board.Hardware.PinConflicts.IsEmpty)
            return;
        HeldDevice[] held = [.. facts.Context.Holders.SelectMany(h => facts.HeldBy(h))];
        foreach (PinConflict conflict in facts.Context.Board.Hardware.PinConflicts)
        {
            foreach (HeldDevice second in held.Where(h => h.Device.Node == conflict.Second.Node))
            {
                foreach (HeldDevice first in held.Where(h => h.Device.Node == conflict.First.Node && h.Holder != second.Holder))
                    facts.Context.Report(DeviceDiagnostics.PinsOfTwo(conflict, second.Holder.Title, first.Holder.Title, first.Location, second.Location));
            }
        }
    }
}
