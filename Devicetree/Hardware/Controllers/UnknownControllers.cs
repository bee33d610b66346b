using Boards.Devicetree.Hardware.Addressing;
using Boards.Devicetree.Hardware.Interrupts;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Hardware.Controllers;

/// <summary>Controllers that no rule knows.</summary>
internal static class UnknownControllers
{
    /// <summary>
    /// A chip on a serial bus has no wire to the CPU but its own interrupt pin, so that stands for all its inputs.
    /// Of anything else nothing is known, and no number is guessed.
    /// </summary>
    public static Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        if (IsOnSerialBus(s.Controller) && at.Entries(s.Controller).Length == 1)
            return at.Cascade(s, s.Count > 0 ? s[0] : 0);
        at.ReportUnknown(s.Controller);
        return Resolution.Failed;
    }

    private static bool IsOnSerialBus(Node controller)
    {
        // The function that takes interrupts may be a part of the chip: a child without an address.
        for (Node? at = controller; at is { Parent: { } bus }; at = bus)
        {
            if (at.Find("reg") is not null)
                return Bus.Of(bus).SizeCells == 0;
        }

        return false;
    }
}
