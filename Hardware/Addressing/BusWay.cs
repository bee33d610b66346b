using Boards.Devicetree.Tree;

namespace Boards.Hardware.Addressing;

/// <summary>A bus, and how its addresses are translated to the buses above it.</summary>
internal sealed class BusWay
{
    /// <param name="bus">The bus.</param>
    /// <param name="above">The bus above; null for the root's bus.</param>
    public BusWay(Bus bus, BusWay? above)
    {
        Bus = bus;
        Above = above;
        Ranges = bus.Node.Find("ranges") is { } property ? WindowTable.Read(bus, property) : null;
        Same = Ranges is { IsIdentity: true } && above is not null && IsAlike(bus, above.Bus) ? above.Same : this;
    }

    /// <summary>The bus.</summary>
    public Bus Bus { get; }

    /// <summary>The bus above; null for the root's bus.</summary>
    public BusWay? Above { get; }

    /// <summary>The bus's <c>ranges</c>, or null if it has none.</summary>
    public WindowTable? Ranges { get; }

    /// <summary>The topmost bus on which addresses are the same as here: each bus below it has an empty <c>ranges</c> and the same cells.</summary>
    public BusWay Same { get; }

    private static bool IsAlike(Bus one, Bus other) => (one.Kind, one.AddressCells, one.HasMemory) == (other.Kind, other.AddressCells, other.HasMemory);
}
