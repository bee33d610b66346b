using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Boards.Generator.Diagnostics;
using Xunit;

namespace Boards.Tests.Architecture;

/// <summary>Code names a rule by its declaration: its id is a string literal there and nowhere else.</summary>
public sealed partial class IdsTests
{
    private static readonly string[] Projects =
    [
        "Benchmarks", "Boards", "Boards.OdroidC4", "Boards.Qemu", "Devicetree", "Generator", "Generator.Build", "Generator.CodeFixes", "Generator.Completion", "Hardware", "Microkit",
        "Sample.Vmm", "Sample.Vmm.Microkit", "Tool",
    ];

    [Fact]
    public void An_id_is_a_literal_only_where_its_rule_is_declared()
    {
        (string Id, string Place)[] literals = [.. Literals()];

        Assert.Empty(literals.GroupBy(static literal => literal.Id).Where(static same => same.Count() > 1).SelectMany(static same => same.Select(static literal => $"{literal.Id} {literal.Place}")));
        // The rules of the build are declared without the engine.
        Assert.Equal(Rules.All.Select(static rule => rule.Id), literals.Select(static literal => literal.Id).Where(static id => !id.StartsWith("BRD91", System.StringComparison.Ordinal)).Order(System.StringComparer.Ordinal));
    }

    private static IEnumerable<(string Id, string Place)> Literals() =>
        from project in Projects
        from path in Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.cs", SearchOption.AllDirectories)
        where Path.GetRelativePath(Path.Combine(Repository.Root, project), path).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")
        from line in File.ReadLines(path)
        where !line.TrimStart().StartsWith("//", System.StringComparison.Ordinal)
        from Match literal in Literal().Matches(line)
        from Match id in Id().Matches(literal.Value)
        select (id.Value, $"{Path.GetRelativePath(Repository.Root, path)}: {line.Trim()}");

    [GeneratedRegex("\"[^\"]*BRD[0-9]{4}[^\"]*\"")]
    private static partial Regex Literal();

    [GeneratedRegex("BRD[0-9]{4}")]
    private static partial Regex Id();
}
