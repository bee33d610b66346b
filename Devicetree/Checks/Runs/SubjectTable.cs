using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Boards.Devicetree.Checks.Runs;

/// <summary>The checks that have a property as their subject. Looked up for each property of a tree; most are not the subject of any check.</summary>
internal sealed class SubjectTable(ImmutableArray<TreeCheck> checks)
{
    private const int RecentNames = 256;

    private readonly Dictionary<string, TreeCheck[]> _checks = checks.Where(static check => check.Subject is not null)
        .GroupBy(static check => check.Subject!, StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>All checks, in their order.</summary>
    public ImmutableArray<TreeCheck> All { get; } = checks;

    /// <summary>The checks whose subject is the node itself.</summary>
    public ImmutableArray<TreeCheck> General { get; } = [.. checks.Where(static check => check.Subject is null)];

    /// <summary>A view for one thread, which caches the last answers: the same few string instances are looked up again and again.</summary>
    public sealed class View(SubjectTable table)
    {
        private readonly (string? Name, TreeCheck[] Checks)[] _recent = new (string?, TreeCheck[])[RecentNames];

        /// <summary>The checks of a property's name, in their order.</summary>
        public TreeCheck[] Of(string name)
        {
            if (name.Length == 0)
                return [];
            ref (string? Name, TreeCheck[] Checks) recent = ref _recent[(name.Length + (name[0] * 7) + (name[name.Length / 2] * 31) + (name[name.Length - 1] * 3)) % RecentNames];
            if (!ReferenceEquals(recent.Name, name))
                recent = (name, table._checks.TryGetValue(name, out TreeCheck[]? its) ? its : []);
            return recent.Checks;
        }
    }
}
