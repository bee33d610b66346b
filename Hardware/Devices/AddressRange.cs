using System;

namespace Boards.Hardware;

/// <summary>A range of physical addresses.</summary>
/// <param name="Start">The first address.</param>
/// <param name="End">The address after the last.</param>
/// <remarks>
/// A class, not a struct: the runtime has machine code for collections of classes, and would compile those of a struct in each build.
/// </remarks>
public sealed record AddressRange(ulong Start, ulong End)
{
    /// <summary>An empty range.</summary>
    public static AddressRange Empty { get; } = new(0, 0);

    /// <summary>The range of a start and a size; truncated at the end of the 64-bit space.</summary>
    public static AddressRange Of(ulong start, ulong size) =>
        new(start, size > ulong.MaxValue - start ? ulong.MaxValue : start + size);

    /// <summary>The size in bytes.</summary>
    public ulong Size => End > Start ? End - Start : 0;

    /// <summary>Whether it is empty.</summary>
    public bool IsEmpty => End <= Start;

    /// <summary>Whether both ranges have a byte in common.</summary>
    public bool Overlaps(AddressRange other) =>
        !IsEmpty && !other.IsEmpty && Start < other.End && other.Start < End;

    /// <summary>Whether all of <paramref name="other"/> is in this range.</summary>
    public bool Contains(AddressRange other) => Start <= other.Start && other.End <= End;

    /// <summary>Whether an address is in this range.</summary>
    public bool Contains(ulong address) => Start <= address && address < End;

    /// <summary>The bytes that both ranges have in common; empty if there are none.</summary>
    public AddressRange Intersect(AddressRange other) => new(Math.Max(Start, other.Start), Math.Min(End, other.End));

    /// <summary>The smallest range of whole pages that contains it.</summary>
    /// <param name="page">The bytes in a page: a power of two.</param>
    public AddressRange RoundedTo(ulong page)
    {
        ulong mask = page - 1;
        return new AddressRange(Start & ~mask, End > ulong.MaxValue - mask ? ~mask : (End + mask) & ~mask);
    }

    /// <summary><c>0x1000..0x2000</c>, the end exclusive.</summary>
    public override string ToString() => FormattableString.Invariant($"0x{Start:x}..0x{End:x}");
}
