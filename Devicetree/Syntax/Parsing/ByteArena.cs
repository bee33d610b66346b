using System;
using System.Buffers.Binary;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>Stores the bytes of all property values, one value after the other, in a few large arrays.</summary>
/// <param name="first">The length of the first array. It is small, because many sources need no more.</param>
internal sealed class ByteArena(int first = 1 << 13)
{
    private const int LargestChunk = 1 << 16;

    private byte[] _chunk = [];
    private int _start;
    private int _end;

    /// <summary>The number of bytes in the value under construction.</summary>
    public int Length => _end - _start;

    public void Append(byte value)
    {
        if (_end == _chunk.Length)
            Grow(1);
        _chunk[_end++] = value;
    }

    /// <summary>Appends the low 8, 16, 32 or 64 bits, big-endian.</summary>
    public void Append(ulong value, int bits)
    {
        int bytes = bits / 8;
        if (_chunk.Length - _end < bytes)
            Grow(bytes);
        Span<byte> target = _chunk.AsSpan(_end, bytes);
        switch (bits)
        {
            case 8: target[0] = unchecked((byte)value); break;
            case 16: BinaryPrimitives.WriteUInt16BigEndian(target, unchecked((ushort)value)); break;
            case 32: BinaryPrimitives.WriteUInt32BigEndian(target, unchecked((uint)value)); break;
            default: BinaryPrimitives.WriteUInt64BigEndian(target, value); break;
        }

        _end += bytes;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (_chunk.Length - _end < bytes.Length)
            Grow(bytes.Length);
        bytes.CopyTo(_chunk.AsSpan(_end));
        _end += bytes.Length;
    }

    /// <summary>Appends the characters before the first backslash or character outside ASCII.</summary>
    /// <returns>The number of these characters.</returns>
    public int AppendPlain(ReadOnlySpan<char> text)
    {
        if (_chunk.Length - _end < text.Length)
            Grow(text.Length);
        Span<byte> target = _chunk.AsSpan(_end, text.Length);
        int count = 0;
        for (; count < text.Length && count < target.Length && text[count] is not '\\' and < (char)128; count++)
            target[count] = (byte)text[count];
        _end += count;
        return count;
    }

    /// <summary>Ends the value; the next one begins empty.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        ReadOnlyMemory<byte> value = new(_chunk, _start, _end - _start);
        _start = _end;
        return value;
    }

    /// <summary>Removes and returns the bytes of the value under construction from an offset to its end.</summary>
    public byte[] Cut(int offset)
    {
        byte[] cut = _chunk.AsSpan(_start + offset, Length - offset).ToArray();
        _end = _start + offset;
        return cut;
    }

    /// <summary>Discards the value under construction.</summary>
    public void Drop() => _end = _start;

    // The value under construction moves to the new chunk, so that it stays contiguous.
    private void Grow(int bytes)
    {
        int length = _end - _start;
        byte[] chunk = new byte[Math.Max(Math.Min(Math.Max(first, _chunk.Length * 2), LargestChunk), checked((length + bytes) * 2))];
        Array.Copy(_chunk, _start, chunk, 0, length);
        (_chunk, _start, _end) = (chunk, 0, length);
    }
}
