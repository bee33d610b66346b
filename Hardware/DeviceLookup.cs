using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>Finds a device by the name that a user gives: its path, a label or an alias.</summary>
public sealed class DeviceLookup(Board board)
{
    /// <summary>The device with this name, or null.</summary>
    public Device? Find(string name)
    {
        DeviceTree tree = board.Tree;
        Node? node = name.StartsWith("/", StringComparison.Ordinal)
            ? tree.FindPath(name.Length > 1 ? name.TrimEnd('/') : name)
            : tree.FindLabel(name) ?? FindAlias(name);
        return node is null ? null : board[node];
    }

    /// <summary>The path, label or alias that is closest to an unknown name.</summary>
    public string? Suggest(string name)
    {
        DeviceTree tree = board.Tree;
        if (!name.StartsWith("/", StringComparison.Ordinal))
        {
            if (name.IndexOf('/') >= 0)
                return tree.FindPath("/" + name)?.Path ?? Suggest("/" + name);

            // Users often give the name of a node without its path.
            IEnumerable<string> names = tree.Nodes.SelectMany(static n => n.Labels).Concat(tree.Aliases.Select(static a => a.Key));
            return tree.Nodes.FirstOrDefault(n => n.Parent is not null && string.Equals(n.Name, name, StringComparison.Ordinal))?.Path
                ?? names.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
                ?? Spelling.Nearest(name, names);
        }

        string last = name.Substring(name.LastIndexOf('/') + 1);
        return tree.Nodes.FirstOrDefault(n => n.Parent is not null && string.Equals(n.Name, last, StringComparison.Ordinal))?.Path
            ?? Spelling.Nearest(name, tree.Nodes.Select(static n => n.Path));
    }

    private Node? FindAlias(string name)
    {
        foreach (KeyValuePair<string, string> alias in board.Tree.Aliases)
        {
            if (string.Equals(alias.Key, name, StringComparison.Ordinal))
                return board.Tree.FindPath(alias.Value);
        }

        return null;
    }
}
