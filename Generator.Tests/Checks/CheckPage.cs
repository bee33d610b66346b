using System;
using System.Collections.Generic;
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

/// <summary>The page of a check. The tests run the checks and the reference on its two examples.</summary>
internal sealed record CheckPage(string Id)
{
    private const string Header = "/dts-v1/;\n";

    private readonly DiagnosticPage _page = new(Id);

    /// <summary>Ids of all checks.</summary>
    public static TheoryData<string> Ids => [.. TreeChecks.Rules.Select(static rule => rule.Id)];

    public string Text => _page.Text;

    public string Invalid => Header + _page.Invalid;

    public string Fixed => Header + _page.Fixed;

    public static CheckPage Of(string id) => new(id);

    /// <summary>What the checks report about a source that the compiler accepts.</summary>
    public static Diagnostic[] Check(string source) => [.. TreeChecks.Run(Compile(source))];

    public static DeviceTree Compile(string source)
    {
        CompileResult result = DtsCompiler.Compile(SourceFile.FromBytes("t.dts", Encoding.UTF8.GetBytes(source)), new InMemorySources(), CompileOptions.Default);
        Assert.DoesNotContain(result.Diagnostics, static diagnostic => diagnostic.Severity == Severity.Error);
        return result.Tree;
    }

    /// <summary>Ids of what the checks report, each once.</summary>
    public static IEnumerable<string> IdsOf(string source) => Check(source).Select(static diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal);
}
