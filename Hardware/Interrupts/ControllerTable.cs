using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Interrupts;

/// <summary>Finds the class for an interrupt controller.</summary>
internal sealed class ControllerTable
{
    // Controllers without a class here, whose maps are older than those of the specification (Linux, drivers/of/irq.c).
    private static readonly ImmutableArray<string> PrivateMaps =
        ["CBEA,platform-spider-pic", "sti,platform-spider-pic", "realtek,rtl-intc", "pasemi,rootbus"];

    private readonly ImmutableArray<InterruptController> _all;
    private readonly Dictionary<string, InterruptController> _exact;
    private readonly ImmutableArray<(string Start, string End, InterruptController Rule)> _patterns;

    /// <summary>A table of controllers.</summary>
    /// <param name="all">The classes; if several match a node, the first one is used.</param>
    public ControllerTable(ImmutableArray<InterruptController> all)
    {
        _all = all;
        _exact = all
            .SelectMany(static rule => rule.Compatible.Where(static c => !c.Contains("*")).Select(c => (c, rule)))
            .ToDictionary(static pair => pair.c, static pair => pair.rule, StringComparer.Ordinal);
        _patterns =
        [
            .. all.SelectMany(static rule => rule.Compatible.Where(static c => c.Contains("*")).Select(c =>
                (c.Substring(0, c.IndexOf('*')), c.Substring(c.IndexOf('*') + 1), rule))),
        ];
    }

    /// <summary>
    /// The class for a node: by its most specific <c>compatible</c> string that has one, otherwise by its other properties; null if there
    /// is none.
    /// </summary>
    public InterruptController? Find(Node node) => MakeOf(node) is { } make ? Find(make) : _all.FirstOrDefault(rule => rule.Matches(node));

    /// <summary>The most specific <c>compatible</c> string of a node that a class lists; null if there is none.</summary>
    public string? MakeOf(Node node)
    {
        foreach (string compatible in node.Find("compatible")?.Strings ?? [])
        {
            if (Find(compatible) is not null)
                return compatible;
        }

        return null;
    }

    /// <summary>Whether a node is at the root of the interrupt tree on some boards.</summary>
    public bool IsRoot(Node node) => Find(node) is { IsRoot: true };

    /// <summary>Whether a node's <c>interrupt-map</c> is a private table: according to its class, or because Linux skips it.</summary>
    public bool HasPrivateMap(Node node) => Find(node) is { HasPrivateMap: true }
        || (node.Find("compatible")?.Strings ?? []).Any(static c => PrivateMaps.Contains(c, StringComparer.Ordinal));

    /// <summary>The kind of controller that a node is, for a kernel that must drive it.</summary>
    /// <param name="node">The node.</param>
    /// <param name="compatible">Its <c>compatible</c> strings.</param>
    public ControllerFamily FamilyOf(Node node, ImmutableArray<string> compatible) =>
        compatible.Any(static c => c.EndsWith("ioapic", StringComparison.Ordinal)) ? ControllerFamily.IoApic
        : compatible.Any(static c => c.EndsWith("lapic", StringComparison.Ordinal)) ? ControllerFamily.LocalApic
        : node.Find("interrupt-controller") is null ? ControllerFamily.None
        : Find(node)?.Family ?? ControllerFamily.Other;

    private InterruptController? Find(string compatible)
    {
        if (_exact.TryGetValue(compatible, out InterruptController? rule))
            return rule;
        foreach ((string start, string end, InterruptController candidate) in _patterns)
        {
            if (compatible.Length >= start.Length + end.Length
                && compatible.StartsWith(start, StringComparison.Ordinal) && compatible.EndsWith(end, StringComparison.Ordinal))
                return candidate;
        }

        return null;
    }
}
