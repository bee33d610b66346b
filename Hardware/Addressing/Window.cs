using Boards.Hardware.Reporting;

namespace Boards.Hardware.Addressing;

/// <summary>One row of <c>ranges</c> or <c>dma-ranges</c>.</summary>
/// <param name="Child">Where it starts for the children.</param>
/// <param name="Parent">Where that is for the bus above.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Place">The row in the source.</param>
internal readonly record struct Window(BusAddress Child, BusAddress Parent, ulong Length, EntryPlace Place)
{
    /// <summary>Whether it holds an address; only the start of a region is asked for (a rule of the bus bindings).</summary>
    public bool Holds(BusAddress address, BusKind kind) =>
        Child.IsSameSpace(address, kind) && address.Value >= Child.Value && address.Value - Child.Value < Length;

    /// <summary>Whether <paramref name="next"/> goes on where this ends, on both sides.</summary>
    public bool IsFollowedBy(Window next, BusKind kind) =>
        Child.IsSameSpace(next.Child, kind)
        && unchecked(Child.Value + Length) == next.Child.Value && next.Child.Value > Child.Value
        && unchecked(Parent.Value + Length) == next.Parent.Value;
}
