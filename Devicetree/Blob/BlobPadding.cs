using System;
using System.Buffers.Binary;

namespace Boards.Devicetree.Blob;

/// <summary>Free space after a flattened tree, for software that changes it in place (a boot loader that applies an overlay).</summary>
public sealed record BlobPadding
{
    /// <summary>The minimum length of the blob (<c>-S</c>).</summary>
    public int MinimumSize { get; init; }

    /// <summary>The number of bytes to add, or 0 (<c>-p</c>).</summary>
    public int Bytes { get; init; }

    /// <summary>The alignment of the blob's length, a power of two, or 0 (<c>-a</c>).</summary>
    public int Alignment { get; init; }

    /// <summary>The blob with its padding, which the total size in the header includes.</summary>
    public byte[] Apply(byte[] blob)
    {
        long length = blob.Length + Math.Max(Bytes > 0 ? Bytes : MinimumSize - (long)blob.Length, 0);
        if (Alignment > 0)
            length = (length + Alignment - 1) / Alignment * Alignment;
        if (length == blob.Length)
            return blob;
        byte[] padded = new byte[checked((int)length)];
        blob.CopyTo(padded, 0);
        BinaryPrimitives.WriteUInt32BigEndian(padded.AsSpan(4), (uint)length);
        return padded;
    }
}
