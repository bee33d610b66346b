using System;
using System.Collections.Generic;

namespace Boards.Devicetree.Blob;

/// <summary>
/// Property names, each once. As in the reference compiler, a name stands for the first place in the table where its
/// letters and a NUL are, which may be the end of an earlier, longer name.
/// </summary>
internal sealed class StringTable
{
    private readonly GrowingBuffer _bytes = new();
    private readonly Dictionary<string, int> _offsets = new(StringComparer.Ordinal);

    public int Length => _bytes.Length;

    public int OffsetOf(string name)
    {
        if (_offsets.TryGetValue(name, out int offset))
            return offset;
        offset = _bytes.Length;
        _bytes.AppendAscii(name);

        // Every end of the name is a name that may come later; those known stand before this one.
        _offsets.Add(name, offset);
        for (int i = 1; i < name.Length; i++)
        {
            string end = name.Substring(i);
            if (_offsets.ContainsKey(end))
                break;
            _offsets.Add(end, offset + i);
        }

        return offset;
    }

    public void CopyTo(byte[] target, int start) => _bytes.CopyTo(target, start);
}
