using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Naming;
using Boards.Generator.Systems;
using Boards.Generator.Systems.Declarations;
using Boards.Generator.Usage;
using Boards.Microkit.Rules;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Files;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>
/// The examples of the pages about systems: the invalid example is reported with the id of the page; the fixed example is not,
/// and has no error. An example is a part of a system, to which the rest is added.
/// </summary>
public sealed class PageSpecimens
{
    /// <summary>The pages whose examples are not run, and why.</summary>
    public static IReadOnlyDictionary<string, string> NotRun { get; } = new Dictionary<string, string>
    {
        ["BRD3208"] = "62 interrupts are too many for an example",
        ["BRD3309"] = "64 protection domains are too many for an example",
        ["BRD3505"] = "the classes of a board are those of a package of boards",
        ["BRD3710"] = "GuestTreeChecks runs it",
        ["BRD3711"] = "GuestTreeChecks runs it",
        ["BRD3712"] = "GuestTreeChecks runs it",
        ["BRD3713"] = "GuestTreeChecks runs it",
        ["BRD3714"] = "GuestTreeChecks runs it",
        ["BRD3616"] = "64 protection domains in each other are too many for an example",
    };

    /// <summary>The pages.</summary>
    public static TheoryData<string> Ids =>
        [.. SystemDiagnostics.All.Concat(DeclarationDiagnostics.All).Select(static rule => rule.Id).Where(static id => !NotRun.ContainsKey(id))];

    [Theory]
    [MemberData(nameof(Ids))]
    [Trait("Category", "Slow")]
    public async Task What_a_page_calls_invalid_is_reported_and_what_it_calls_fixed_is_not(string id)
    {
        SystemPage page = new(id);
        List<string> reported = [];
        foreach (string board in (string[])["odroidc4.dts", "virt.dts"])
        {
            string[][] invalid = await ToldOf(page, "## Invalid", board);
            string[] right = [.. (await ToldOf(page, "## Fixed", board)).SelectMany(static ids => ids).Where(d => d == id || d.EndsWith('!'))];
            if (invalid.All(ids => ids.Contains(id) || ids.Contains(id + "!")) && right.Length == 0)
                return;
            reported.Add($"{board}: {string.Join(" ", invalid.SelectMany(static ids => ids))}; fixed: {string.Join(" ", right)}");
        }

        Assert.Fail($"{id} is not reported for its example, or not repaired:\n{string.Join("\n", reported)}");
    }

    [Fact]
    public void What_is_not_run_is_a_page() =>
        Assert.All(NotRun.Keys, static id => Assert.Contains(id, SystemDiagnostics.All.Concat(DeclarationDiagnostics.All).Select(static rule => rule.Id)));

    // The ids for each example, those of errors with a mark; both from Boards and from the compiler.
    private static async Task<string[][]> ToldOf(SystemPage page, string heading, string board)
    {
        (ImmutableArray<(string Language, string Text)> examples, ImmutableArray<(string Name, string Content)> boards) = page.Examples(heading, board);
        List<string[]> reported = [];
        foreach ((string language, string text) in examples)
            reported.Add(language == "xml" ? OfFile(text, boards.Single(file => file.Name == "/p/" + board).Content) : await OfDeclaration(text, boards));
        return [.. reported];
    }

    private static string[] OfFile(string text, string board) =>
        [.. FileTest.Check(text, Declare.Board(board)).Select(static d => d.Id + (d.Severity == Severity.Error ? "!" : ""))];

    private static async Task<string[]> OfDeclaration(string text, ImmutableArray<(string Name, string Content)> boards)
    {
        SystemTest test = new() { GlobalOptions = { ["build_property.EmitSystemDescription"] = "true" }, TestState = { Sources = { ("/p/Code.cs", text) } } };
        foreach ((string name, string content) in boards)
        {
            test.TestState.AdditionalFiles.Add((name, content));
            // Sources with the same name need different class names.
            test.FileOptions[name] = new() { ["build_metadata.AdditionalFiles.DevicetreeClass"] = Identifier(name) };
        }

        GeneratorRun run = test.Start();
        return
        [
            .. run.GeneratorDiagnostics.Concat(await run.AnalyzeAsync([new SystemAnalyzer(), new UnavailableDeviceAnalyzer()], default))
                .Concat(run.CompilerDiagnostics(DiagnosticSeverity.Error, default))
                .Select(static d => d.Id + (d.Severity == DiagnosticSeverity.Error ? "!" : "")),
        ];
    }

    private static string Identifier(string path) => string.Concat(path.Where(char.IsLetterOrDigit));
}
