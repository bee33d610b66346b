using System.Linq;
using Boards.Devicetree.Tree;
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
        ILookup<Node, HeldDevice> held = facts.Context.Holders.SelectMany(h => facts.HeldBy(h)).ToLookup(static h => h.Device.Node);
        foreach (PinConflict conflict in facts.Context.Board.Hardware.PinConflicts)
        {
            foreach (HeldDevice second in held[conflict.Second.Node])
            {
                foreach (HeldDevice first in held[conflict.First.Node].Where(h => h.Holder != second.Holder))
                    facts.Context.Report(DeviceDiagnostics.PinsOfTwo(conflict, second.Holder.Title, first.Holder.Title, first.Location, second.Location));
            }
        }
    }
}
