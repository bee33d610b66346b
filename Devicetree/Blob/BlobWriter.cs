using System;
using System.Buffers.Binary;

namespace Boards.Devicetree.Blob;

/// <summary>Writes a blob from its beginning; skipped bytes stay 0.</summary>
internal ref struct BlobWriter(Span<byte> blob)
{
    private readonly Span<byte> _blob = blob;
    private int _at;

    /// <summary>The next multiple of four.</summary>
    public static int Aligned(int length) => (length + 3) & ~3;

    public void WriteUInt32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(_blob.Slice(_at), value);
        _at += 4;
    }

    public void WriteUInt64(ulong value)
    {
        BinaryPrimitives.WriteUInt64BigEndian(_blob.Slice(_at), value);
        _at += 8;
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_blob.Slice(_at));
        _at += bytes.Length;
    }

    /// <summary>Writes a node's name, terminated and aligned with NULs.</summary>
    public void WriteName(string name)
    {
        Span<byte> target = _blob.Slice(_at, name.Length);
        for (int i = 0; i < name.Length; i++)
            target[i] = (byte)name[i];
        _at = Aligned(_at + name.Length + 1);
    }

    public void Align() => _at = Aligned(_at);
}
