using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Tests.Tool;
using Xunit;

namespace Boards.Tests.Surfaces;

/// <summary>Every surface reports the same about the examples of every page: the facade's diagnostics, and no others.</summary>
[Trait("Category", "Slow")]
public sealed class SourceSurfaces(SourceExamples examples) : IClassFixture<SourceExamples>, IDisposable
{
    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_command_show_reports_what_the_board_has() => Compare(
        name => Reported.Of(examples.Compile(name).GetDiagnostics()),
        name => Reported.In(_run.Boards("show", examples.PathOf(name)).Messages));

    [Fact]
    public void The_command_system_reports_what_the_board_and_its_system_have() => Compare(
        name => OfSystem(examples.Compile(name)),
        name => Reported.In(_run.Boards("system", examples.PathOf(name)).Messages));

    [Fact]
    public void The_command_check_reports_what_the_board_and_the_system_have()
    {
        string system = _run.File("clean.system", "<system><protection_domain name=\"a\"><program_image path=\"a.elf\" /></protection_domain></system>");
        Compare(
            name => Reported.Of(examples.Compile(name).GetDiagnostics()),
            name => Reported.In(_run.Boards("check", system, "--board", examples.PathOf(name)).Messages));
    }

    // The command has no board, so it reports a check of the tree that a rule about hardware would replace.
    [Fact]
    public void The_command_dtb_reports_what_the_tree_has() => Compare(
        name => Reported.Of(examples.Compile(name).GetDiagnostics(IsOfHardware).Where(static d => !IsOfHardware(d.Rule) && d.Rule is { Category: DiagnosticCategory.Language } or { Category: DiagnosticCategory.Tree, Severity: >= Severity.Warning })),
        name => Reported.In(_run.Boards("dtb", examples.PathOf(name), "-o", _run.PathOf("t.dtb")).Messages));

    // A plan is made if the source is a board; the test does not ask the engine whether it is one.
    [Fact]
    public async Task The_compiler_reports_what_the_board_and_its_system_have()
    {
        ILookup<string, Reported> compiler = await examples.OfCompilerAsync();
        Compare(
            name => examples.Compile(name) is { IsPlugin: true } overlay ? Reported.Of(overlay.GetDiagnostics()) : OfSystem(examples.Compile(name)),
            name => compiler[name].Select(WithoutProject));

        // Only a project has a list of files, to which the file could be added.
        static Reported WithoutProject(Reported one) => one with { Message = one.Message.Split("; it is not among the project's files")[0] };
    }

    [Fact]
    public void What_follows_from_a_value_with_an_error_is_not_reported() =>
        Assert.Equal("BRD0017", Assert.Single(Reported.Of(examples.Compile(SourceExamples.UnknownName).GetDiagnostics())).Id);

    [Fact]
    public void What_is_not_compared_is_a_rule() => Assert.All(SourceExamples.NotCompared.Keys, static id =>
        Assert.Contains(Boards.Devicetree.DiagnosticCatalog.Language, rule => rule.Id == id));

    private static bool IsOfHardware(DiagnosticRule rule) => rule.Category == DiagnosticCategory.Hardware;

    private static IEnumerable<Reported> OfSystem(BoardCompilation board) =>
        Reported.Of(board.GetDiagnostics()).Concat(Reported.Of(board.PlanDefault("t").Diagnostics));

    private void Compare(Func<string, IEnumerable<Reported>> expected, Func<string, IEnumerable<Reported>> actual)
    {
        string[] names = [.. examples.Names];
        Assert.True(names.Length > 150, $"only {names.Length} examples");
        Assert.Equal("", string.Join("\n", names.SelectMany(name => Reported.Differences(name, expected(name), actual(name)))));
    }
}
