using Boards.Devicetree.Tree;
using Boards.Hardware.Addressing;
using Boards.Hardware.Interrupts;

namespace Boards.Hardware.Interrupts;

/// <summary>Controllers for which there is no class.</summary>
internal static class UnknownControllers
{
    /// <summary>
    /// The only wire from a chip on a serial bus to the CPU is the chip's interrupt pin, so it is used for all its
    /// inputs. A node without <c>compatible</c> is a part of the device above it, whose driver is notified of everything by
    /// that device's line. Nothing is known about any other controller, and no number is guessed.
    /// </summary>
    public static Resolution Resolve(in Specifier s, InterruptWalk at)
    {
        uint input = s.Count > 0 ? s[0] : 0;
        if (IsOnSerialBus(s.Controller) && at.Entries(s.Controller).Length == 1)
            return at.Cascade(s, input);
        if (s.Controller is { Parent: { } device } part && part.Find("compatible") is null)
        {
            if (at.Entries(part).Length == 1)
                return at.Cascade(s, input);
            if (at.Entries(part).IsEmpty && at.Entries(device).Length == 1)
                return at.Cascade(at.SpecifierFor(device, s.Cells), input);
        }

        return at.FailUnknown(s.Controller);
    }

    private static bool IsOnSerialBus(Node controller)
    {
        // The interrupt controller may be a part of the chip: a child without an address.
        for (Node? at = controller; at is { Parent: { } bus }; at = bus)
        {
            if (at.Find("reg") is not null)
                return Bus.Of(bus).SizeCells == 0;
        }

        return false;
    }
}
