using System;
using System.Buffers.Binary;

namespace Boards.Fuzzing.Kinds;

/// <summary>The bytes after a value that does not end at a word: libfdt leaves their old content, and the format does not define it.</summary>
internal static class FlattenedPadding
{
    /// <summary>Sets the padding to zero.</summary>
    public static byte[] Clear(byte[] blob)
    {
        int at = (int)Word(8);
        for (uint tag = Word(at); tag != 9; tag = Word(at))
        {
            at += 4;
            if (tag == 1)
            {
                at = (Array.IndexOf(blob, (byte)0, at) + 4) & ~3;
            }
            else if (tag == 3)
            {
                int end = at + 8 + (int)Word(at);
                at = (end + 3) & ~3;
                blob.AsSpan(end, at - end).Clear();
            }
        }

        return blob;

        uint Word(int offset) => BinaryPrimitives.ReadUInt32BigEndian(blob.AsSpan(offset));
    }
}
