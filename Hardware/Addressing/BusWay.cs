using Boards.Devicetree.Tree;

namespace Boards.Hardware.Addressing;

/// <summary>A bus, and the way of its addresses to the buses above.</summary>
internal sealed class BusWay
{
    /// <param name="bus">The bus.</param>
    /// <param name="above">The bus above; null for that of the root.</param>
    public BusWay(Bus bus, BusWay? above)
    {
        Bus = bus;
        Above = above;
        Ranges = bus.Node.Find("ranges") is { } property ? WindowTable.Read(bus, property) : null;
        Same = Ranges is { IsIdentity: true } && above is not null && IsAlike(bus, above.Bus) ? above.Same : this;
    }

    /// <summary>The bus.</summary>
    public Bus Bus { get; }

    /// <summary>The bus above; null for that of the root.</summary>
    public BusWay? Above { get; }

    /// <summary>The bus's <c>ranges</c>, or null where it has none.</summary>
    public WindowTable? Ranges { get; }

    /// <summary>The last bus on the way to which addresses are the same, because each bus before it has an empty <c>ranges</c> and equal cells.</summary>
    public BusWay Same { get; }

    private static bool IsAlike(Bus one, Bus other) => (one.Kind, one.AddressCells, one.HasMemory) == (other.Kind, other.AddressCells, other.HasMemory);
}
