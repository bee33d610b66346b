using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Boards.Devicetree;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Checks;

/// <summary>The page of a check: its two examples are the specimens that the tests hold against the checks and against the reference.</summary>
internal sealed record CheckPage(string Id, string Text)
{
    /// <summary>Ids of all checks.</summary>
    public static TheoryData<string> Ids => [.. TreeChecks.Rules.Select(static rule => rule.Id)];

    public string Invalid => Example("## Invalid");

    public string Fixed => Example("## Fixed");

    public static CheckPage Of(string id) => new(id, File.ReadAllText(Path.Combine(Repository.Root, "docs/diagnostics", id + ".md")));

    /// <summary>What the checks say of a source that the compiler accepts.</summary>
    public static Diagnostic[] Check(string source) => [.. TreeChecks.Run(Compile(source))];

    public static DeviceTree Compile(string source)
    {
        CompileResult result = DtsCompiler.Compile(SourceFile.FromBytes("t.dts", Encoding.UTF8.GetBytes(source)), new InMemorySources(), CompileOptions.Default);
        Assert.DoesNotContain(result.Diagnostics, static diagnostic => diagnostic.Severity == Severity.Error);
        return result.Tree;
    }

    /// <summary>Ids of what the checks report, each once.</summary>
    public static IEnumerable<string> IdsOf(string source) => Check(source).Select(static diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal);

    private string Example(string heading)
    {
        int start = Text.IndexOf("```dts\n", Text.IndexOf(heading + "\n", StringComparison.Ordinal), StringComparison.Ordinal) + "```dts\n".Length;
        return "/dts-v1/;\n" + Text[start..Text.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
