using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using Boards.Generator.Naming;
using Boards.Hardware;

namespace Boards.Generator.Model;

/// <summary>
/// The names in a node's class. The node's own members come first, and their names depend only on the node's
/// properties; if the name of a child is taken, <c>_</c> is appended to it. So no name depends on a sibling.
/// </summary>
internal sealed class MemberNames
{
    private readonly string _className;
    private readonly bool _isRoot;

    // Most nodes have no entries.
    private HashSet<string>? _ofEntries;

    public MemberNames(string className, Device device, bool isRoot)
    {
        _className = className;
        _isRoot = isRoot;
        Regions = device.Regions.IsEmpty ? [] : ImmutableArray.CreateRange(device.Regions, region => Take(region.Name, "Region", region.Index));
        Interrupts = device.Interrupts.IsEmpty ? [] : ImmutableArray.CreateRange(device.Interrupts, interrupt => Take(interrupt.Name, "Interrupt", interrupt.Index));
    }

    /// <summary>A class for each region.</summary>
    public ImmutableArray<string> Regions { get; }

    /// <summary>A class for each interrupt.</summary>
    public ImmutableArray<string> Interrupts { get; }

    /// <summary>The class of a child with this name.</summary>
    public string ForChild(string name)
    {
        string identifier = NodeIdentifier.Of(name);
        while (IsTaken(identifier) || IsNumbered(identifier, "Region") || IsNumbered(identifier, "Interrupt"))
            identifier += "_";
        return identifier;
    }

    private string Take(string? name, string kind, int index)
    {
        string pretty = name is null ? "" : Identifier.Pascal(name);
        string numbered = kind + index.ToString(CultureInfo.InvariantCulture);
        if (pretty.Length == 0 || IsNumbered(pretty, "Region") || IsNumbered(pretty, "Interrupt"))
            pretty = numbered;
        foreach (string candidate in (string[])[pretty, pretty + kind, numbered])
        {
            if (TryTake(candidate))
                return candidate;
        }

        // The name occurs twice, or equals the numbered name of another entry.
        while (!TryTake(numbered))
            numbered += "_";
        return numbered;
    }

    private bool IsTaken(string name) =>
        name == "Path" || name == _className || (_isRoot && name is ("Labels" or "Aliases")) || _ofEntries?.Contains(name) == true;

    private bool TryTake(string name) => !IsTaken(name) && (_ofEntries ??= new(StringComparer.Ordinal)).Add(name);

    private static bool IsNumbered(string identifier, string kind)
    {
        if (identifier.Length <= kind.Length || !identifier.StartsWith(kind, StringComparison.Ordinal))
            return false;
        for (int i = kind.Length; i < identifier.Length; i++)
        {
            if (identifier[i] is not (>= '0' and <= '9'))
                return false;
        }

        return true;
    }
}
