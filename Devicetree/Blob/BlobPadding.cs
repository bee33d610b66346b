using System;
using System.Buffers.Binary;

namespace Boards.Devicetree.Blob;

/// <summary>Free space after a flattened tree, for software that changes it in place (a boot loader that applies an overlay).</summary>
/// <param name="MinimumSize">The blob's length at least (<c>-S</c>).</param>
/// <param name="Bytes">The number of bytes after it, if given (<c>-p</c>).</param>
/// <param name="Alignment">A power of two that its length is made a multiple of, or 0 (<c>-a</c>).</param>
public sealed record BlobPadding(int MinimumSize = 0, int Bytes = 0, int Alignment = 0)
{
    /// <summary>The blob with its room. The header counts it.</summary>
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
