using System;
using System.Collections.Generic;

namespace Boards.Devicetree.Syntax.Preprocessing.Sources;

/// <summary>The parameters of a macro by position and by name.</summary>
internal sealed class ParameterList
{
    /// <summary>The maximum number of parameters of a macro, because a token of its body has the position of a parameter as a <c>short</c>.</summary>
    public const int Most = short.MaxValue;

    // Up to this many, looking at each name is faster than a table.
    private const int Few = 12;

    private readonly List<string> _names = [];
    private Dictionary<string, short>? _positions;

    public int Count => _names.Count;

    public void Add(string name)
    {
        _positions?.Add(name, (short)_names.Count);
        _names.Add(name);
    }

    /// <summary>The position of a parameter, or -1.</summary>
    public short IndexOf(ReadOnlySpan<char> name)
    {
        if (_names.Count > Few)
            return (_positions ??= Positions()).TryGetValue(name.ToString(), out short position) ? position : (short)-1;
        for (int i = 0; i < _names.Count; i++)
        {
            if (name.SequenceEqual(_names[i].AsSpan()))
                return (short)i;
        }

        return -1;
    }

    private Dictionary<string, short> Positions()
    {
        Dictionary<string, short> positions = new(StringComparer.Ordinal);
        for (int i = 0; i < _names.Count; i++)
            positions.Add(_names[i], (short)i);
        return positions;
    }
}
