using System.Globalization;

namespace Boards;

/// <summary>A range of a device's registers, in the CPU's physical addresses.</summary>
/// <param name="Address">Physical address of the first byte.</param>
/// <param name="Size">Bytes.</param>
/// <param name="PageAddress">Physical address of the first page that contains a part of it.</param>
/// <param name="PageSize">Bytes in the pages that contain it: a multiple of 0x1000.</param>
public readonly record struct Region(ulong Address, ulong Size, ulong PageAddress, ulong PageSize)
{
    /// <summary>Address and size: <c>0xff3f0000+0x10000</c>.</summary>
    public override string ToString() =>
        "0x" + Address.ToString("x", CultureInfo.InvariantCulture) + "+0x" + Size.ToString("x", CultureInfo.InvariantCulture);

    // Written out: the members that the compiler makes for a record use types that programs without the .NET runtime do not have.

    /// <summary>Whether both are the same range.</summary>
    public bool Equals(Region other) => Address == other.Address && Size == other.Size && PageAddress == other.PageAddress && PageSize == other.PageSize;

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(((int)(Address ^ (Address >> 32)) * 31) + (int)(Size ^ (Size >> 32)));
}
