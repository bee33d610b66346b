using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Interrupts;

/// <summary>The rows of an <c>interrupt-map</c> by key, so that each of many interrupts finds its own of many rows at once.</summary>
internal sealed class NexusLookup
{
    private readonly InterruptNexus _nexus;

    // Of several rows for a key, the first that leads to an available node, and the first.
    private readonly Dictionary<string, (NexusRow? Available, Node First)> _rows = new(StringComparer.Ordinal);

    public NexusLookup(InterruptNexus nexus, Func<Node, bool> isAvailable)
    {
        _nexus = nexus;
        foreach (NexusRow row in nexus.Rows)
        {
            string key = TextOf(nexus.Cut(row.Key));
            bool isKnown = _rows.TryGetValue(key, out (NexusRow? Available, Node First) known);
            if (!isKnown || known.Available is null)
                _rows[key] = (isAvailable(row.Parent) ? row : null, isKnown ? known.First : row.Parent);
        }
    }

    /// <summary>Finds the row on which a key falls.</summary>
    /// <param name="key">Unit address and specifier, as many cells as the keys of the rows have.</param>
    /// <param name="unavailable">Where only rows that lead to unavailable nodes match, the first of those nodes; otherwise null.</param>
    public NexusRow? Find(ImmutableArray<uint> key, out Node? unavailable)
    {
        bool isKnown = _rows.TryGetValue(TextOf(_nexus.Cut(key)), out (NexusRow? Available, Node First) found);
        unavailable = isKnown && found.Available is null ? found.First : null;
        return found.Available;
    }

    private static string TextOf(ImmutableArray<uint> cells)
    {
        char[] text = new char[cells.Length * 2];
        for (int i = 0; i < cells.Length; i++)
            (text[i * 2], text[(i * 2) + 1]) = ((char)(cells[i] >> 16), (char)cells[i]);
        return new string(text);
    }
}
