using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;

namespace Boards.Tool.Reports;

/// <summary>The aliases of the nodes of a tree.</summary>
internal sealed class DeviceNames(DeviceTree tree)
{
    private readonly ILookup<string, string> _aliases = tree.Aliases.ToLookup(static alias => alias.Value, static alias => alias.Key, StringComparer.Ordinal);

    /// <summary>The aliases of a node, in the order of <c>/aliases</c>.</summary>
    public IEnumerable<string> AliasesOf(Node node) => _aliases[node.Path];
}
