using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Microkit.Platforms;

/// <summary>Collects diagnostics for a board's devices. A disabled device is reported only if the output would be wrong.</summary>
internal sealed class DeviceFindings(Board board)
{
    private readonly List<(Node Node, Diagnostic Diagnostic)> _found = [];

    /// <summary>Adds a diagnostic for a device.</summary>
    public void Add(Node node, Diagnostic diagnostic)
    {
        if (diagnostic.Severity == Severity.Error || board[node].IsEnabled)
            _found.Add((node, diagnostic));
    }

    /// <summary>All diagnostics, in document order, then by id.</summary>
    public ImmutableArray<Diagnostic> ToImmutable()
    {
        if (_found.Count == 0)
            return [];
        Dictionary<Node, int> order = new(board.Devices.Length);
        for (int i = 0; i < board.Devices.Length; i++)
            order[board.Devices[i].Node] = i;
        return [.. _found.OrderBy(f => order[f.Node]).ThenBy(static f => f.Diagnostic.Id, StringComparer.Ordinal).Select(static f => f.Diagnostic)];
    }
}
