using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Generator.SystemFiles;
using Boards.Microkit;
using Boards.Microkit.Platforms;
using Boards.Microkit.Rules;
using Boards.Tests.Conformance;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Systems;
using Boards.Tests.Tool;
using Xunit;

namespace Boards.Tests.Surfaces;

/// <summary>
/// The command line and the compiler report the same about hand-written systems: those of the pages, on two boards and on none.
/// A declaration has only one surface, because only the compiler reads C#.
/// </summary>
public sealed class SystemSurfaces : IDisposable
{
    private readonly ToolRun _run = new();

    /// <summary>The boards; an empty name means no board.</summary>
    public static TheoryData<string, string> Boards => new() { { "virt.dts", Specimens.QemuVirt }, { "odroidc4.dts", Specimens.OdroidC4 }, { "", "" } };

    public void Dispose() => _run.Dispose();

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task The_command_check_and_the_compiler_report_what_the_facade_has(string name, string source)
    {
        string? board = name.Length == 0 ? null : Path(_run.File(name, source));
        Sel4Board? resolved = board is null ? null
            : BoardCompilation.Compile(new DevicetreeFile(new SourceFile(board, source)), [], new InMemorySources(), CompileOptions.Default).Board;
        (string File, string Text)[] systems = [.. Systems().Select(system => (Path(_run.File(system.Id + "/s.system", system.Text)), system.Text))];
        ILookup<string, Reported> compiler = await OfCompilerAsync(systems, board, source);

        List<string> differences = [];
        foreach ((string file, string text) in systems)
        {
            Reported[] expected = [.. Reported.Of(SystemCheck.Run(new SourceFile(file, text), MicrokitVersions.Current, resolved).Diagnostics)];
            string[] command = board is null ? ["check", file] : ["check", file, "--board", board];
            differences.AddRange(Reported.Differences("the command line", expected, Reported.In(_run.Boards(command).Messages).Where(reported => reported.File != board)));
            differences.AddRange(Reported.Differences("the compiler", expected, compiler[file]));
        }

        Assert.Equal("", string.Join("\n", differences));
        Assert.True(systems.Length > 30, $"only {systems.Length} systems");
    }

    private static IEnumerable<(string Id, string Text)> Systems() =>
        from rule in SystemDiagnostics.All
        where !PageSpecimens.NotRun.ContainsKey(rule.Id)
        from example in new SystemPage(rule.Id).Examples("## Invalid", "virt.dts").Examples
        where example.Language == "xml"
        select (rule.Id, example.Text);

    private static async Task<ILookup<string, Reported>> OfCompilerAsync((string File, string Text)[] systems, string? board, string source)
    {
        BoardTest test = new();
        test.TestState.MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.None;
        test.TestState.Sources.Add(("/p/Code.cs", ""));
        foreach ((string file, string text) in systems)
            test.TestState.AdditionalFiles.Add((file, text));
        if (board is not null)
            test.TestState.AdditionalFiles.Add((board, source));
        return Reported.Of(await test.Start().AnalyzeAsync([new SystemFileAnalyzer()], default)).ToLookup(static reported => reported.File, StringComparer.Ordinal);
    }

    private static string Path(string file) => file.Replace('\\', '/');
}
