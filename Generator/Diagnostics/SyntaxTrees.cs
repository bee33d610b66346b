using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Microsoft.CodeAnalysis;
using RoslynSpan = Microsoft.CodeAnalysis.Text.TextSpan;

namespace Boards.Generator.Diagnostics;

/// <summary>The C# files of a compilation by path, to find the syntax trees of locations that were stored as values.</summary>
internal sealed class SyntaxTrees(Compilation compilation)
{
    private readonly Lazy<Dictionary<string, SyntaxTree>> _byPath = new(() => compilation.SyntaxTrees
        .GroupBy(static tree => tree.FilePath, StringComparer.Ordinal)
        .ToDictionary(static trees => trees.Key, static trees => trees.First(), StringComparer.Ordinal));

    /// <summary>The location in its syntax tree or, for a file that is not C#, in the file.</summary>
    public Location Find(SourceLocation location) =>
        location.IsKnown && _byPath.Value.TryGetValue(location.Path, out SyntaxTree? tree) && location.Start + location.Length <= tree.Length
            ? Location.Create(tree, new RoslynSpan(location.Start, location.Length))
            : location.ToRoslyn();
}
