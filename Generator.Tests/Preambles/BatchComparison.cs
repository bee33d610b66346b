using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Preambles;

/// <summary>Holds what a batch makes of sources against what becomes of each of them alone.</summary>
internal static class BatchComparison
{
    /// <summary>Compares all that a result has: the blob, every message and place, the labels, the files asked for.</summary>
    /// <returns>How many of the sources went on behind a beginning that they share.</returns>
    public static int Compare(IEnumerable<SourceFile> roots, Func<InMemorySources> sources, CompileOptions options)
    {
        DevicetreeFile[] files = [.. roots.Select(static root => new DevicetreeFile(root))];
        BatchCompiler batch = new(files, sources(), options);
        CompileResult[] together = [.. files.Select(file => batch.Compile(file))];
        for (int i = 0; i < files.Length; i++)
        {
            CompileResult alone = LayeredCompiler.Compile(files[i], [], sources(), options);
            Assert.Equal(Describe(alone), Describe(together[i]));
            Assert.Equal(Convert.ToHexString(DtbWriter.Write(alone.Tree)), Convert.ToHexString(DtbWriter.Write(together[i].Tree)));
        }

        return batch.Continued;
    }

    private static string Describe(CompileResult result)
    {
        List<string> lines = [$"plugin {result.IsPlugin}", "asked " + string.Join(' ', result.Dependencies)];
        ImmutableArray<Diagnostic> checks = TreeChecks.Run(result.Tree);
        lines.AddRange(result.Diagnostics.Concat(checks).Select(diagnostic => $"{diagnostic} {Describe(diagnostic.Related)} {result.Suppressions.Covers(diagnostic)}"));
        foreach (Node node in result.Tree.Nodes)
        {
            lines.Add($"{node.Path} {string.Join(' ', node.Labels)} {Describe(node.Place)} {node.LostItsChildren}");
            lines.AddRange(node.Properties.Select(static property => $"  {property.Name} {property.Location} {property.ValueLocation} {property.LocationAt(Math.Max(property.Length - 1, 0))}"));
        }

        return string.Join('\n', lines);
    }

    private static string Describe(Place place) => $"{place.Location} {Describe(place.Related)}";

    private static string Describe(IEnumerable<RelatedLocation> related) => string.Join("; ", related.Select(static other => $"{other.Location}: {other.Message}"));
}
