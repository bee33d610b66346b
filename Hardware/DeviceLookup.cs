using System;
using System.Collections.Generic;
using System.Globalization;
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

            // As in stdout-path, which has options after a colon.
            if (name.IndexOf(':') is > 0 and var colon && Find(name.Substring(0, colon)) is not null)
                return name.Substring(0, colon);

            // Users often give the name of a node without its path, or its address.
            IEnumerable<string> names = tree.Nodes.SelectMany(static n => n.Labels).Concat(tree.Aliases.Select(static a => a.Key));
            return tree.Nodes.FirstOrDefault(n => n.Parent is not null && string.Equals(n.Name, name, StringComparison.Ordinal))?.Path
                ?? AtAddress(name)?.Path
                ?? names.FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
                ?? Spelling.Nearest(name, names);
        }

        string last = name.Substring(name.LastIndexOf('/') + 1);
        return WithUnitAddresses(name)?.Path
            ?? tree.Nodes.FirstOrDefault(n => n.Parent is not null && string.Equals(n.Name, last, StringComparison.Ordinal))?.Path
            ?? Spelling.Nearest(name, tree.Nodes.Select(static n => n.Path));
    }

    // Each part of the path is the name of a node, or that without its unit address if no other node has it.
    private Node? WithUnitAddresses(string path)
    {
        Node? at = board.Tree.Root;
        foreach (string part in path.Split(['/'], StringSplitOptions.RemoveEmptyEntries))
        {
            Node[] similar = at.Child(part) is { } exact ? [exact] : [.. at.Children.Where(child => child.UnitAddress is not null && child.BaseName == part)];
            if (similar.Length != 1)
                return null;
            at = similar[0];
        }

        return at == board.Tree.Root ? null : at;
    }

    // The device whose first registers begin at an address such as 0x9000000.
    private Device? AtAddress(string text) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            && ulong.TryParse(text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong address)
            ? board.Devices.FirstOrDefault(device => device.Regions.FirstOrDefault() is { IsMemoryMapped: true } first && first.Address == address)
            : null;

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
