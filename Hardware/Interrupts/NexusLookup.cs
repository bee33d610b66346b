using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Interrupts;

/// <summary>The rows of an <c>interrupt-map</c> by key, so that the row for an interrupt is found without a search through all rows.</summary>
internal sealed class NexusLookup
{
    private readonly InterruptNexus _nexus;

    // For each key, the first row that leads to an available node, and the node of the first row.
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

    /// <summary>Finds the row that matches a key.</summary>
    /// <param name="key">Unit address and specifier, with as many cells as the keys of the rows.</param>
    /// <param name="unavailable">If only rows that lead to unavailable nodes match, the first of those nodes; otherwise null.</param>
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
