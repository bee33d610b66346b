using System;
using System.Buffers.Binary;

namespace Boards.Devicetree.Blob;

/// <summary>Bytes that are appended to.</summary>
internal sealed class GrowingBuffer
{
    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public void AppendUInt32(uint value)
    {
        Reserve(4);
        BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(Length), value);
        Length += 4;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Appends a name and a NUL.</summary>
    public void AppendAscii(string text)
    {
        Reserve(text.Length + 1);
        foreach (char c in text)
            _bytes[Length++] = (byte)c;
        _bytes[Length++] = 0;
    }

    /// <summary>Appends NULs up to a multiple of four.</summary>
    public void Align()
    {
        Reserve(3);
        while (Length % 4 != 0)
            _bytes[Length++] = 0;
    }

    public void CopyTo(byte[] target, int start) => Array.Copy(_bytes, 0, target, start, Length);

    private void Reserve(int bytes)
    {
        if (_bytes.Length - Length < bytes)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(Length + bytes)));
    }
}
