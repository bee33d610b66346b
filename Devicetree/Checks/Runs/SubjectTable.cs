using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;

namespace Boards.Devicetree.Checks.Runs;

/// <summary>The checks that have a property as their subject. Looked up for each property of a tree; most are not the subject of any check.</summary>
internal sealed class SubjectTable(ImmutableArray<TreeCheck> checks)
{
    // Boards have a few thousand names in all. More than this many are not kept.
    private const int MostNames = 1 << 14;
    private const int RecentNames = 256;

    private readonly ILookup<string, NodeCheck> _bySubject = checks.OfType<NodeCheck>().Where(static check => check.Subject is not null)
        .ToLookup(static check => check.Subject!, StringComparer.Ordinal);

    private readonly ImmutableArray<PropertyCheck> _ofProperties = [.. checks.OfType<PropertyCheck>()];
    private readonly ConcurrentDictionary<string, Subject> _known = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>All checks, in their order.</summary>
    public ImmutableArray<TreeCheck> All { get; } = checks;

    /// <summary>The checks of every node.</summary>
    public ImmutableArray<NodeCheck> General { get; } = [.. checks.OfType<NodeCheck>().Where(static check => check.Subject is null)];

    private Subject Of(string name)
    {
        if (_known.TryGetValue(name, out Subject? known))
            return known;
        Subject made = new([.. _bySubject[name]], [.. _ofProperties.Where(check => check.Concerns(name))]);
        if (_count < MostNames && _known.TryAdd(name, made))
            Interlocked.Increment(ref _count);
        return made;
    }

    /// <summary>The checks that have a property as their subject, in their order.</summary>
    /// <param name="OfNode">Those that check its node.</param>
    /// <param name="OfProperty">Those that check the property.</param>
    public sealed record Subject(NodeCheck[] OfNode, PropertyCheck[] OfProperty);

    /// <summary>A view for one thread, which caches the last answers: the same few string instances are looked up again and again.</summary>
    public sealed class View(SubjectTable table)
    {
        private readonly (string? Name, Subject Subject)[] _recent = new (string?, Subject)[RecentNames];

        /// <summary>The checks of a property's name.</summary>
        public Subject Of(string name)
        {
            if (name.Length == 0)
                return table.Of(name);
            ref (string? Name, Subject Subject) recent = ref _recent[(name.Length + (name[0] * 7) + (name[name.Length / 2] * 31) + (name[name.Length - 1] * 3)) % RecentNames];
            if (!ReferenceEquals(recent.Name, name))
                recent = (name, table.Of(name));
            return recent.Subject;
        }
    }
}
