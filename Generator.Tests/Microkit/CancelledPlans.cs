using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Artefacts;
using Boards.Microkit.Planning;
using Boards.Microkit.Report;
using Boards.Microkit.Request;
using Boards.Tests.Conformance;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit;

/// <summary>A plan that is cancelled ends with an exception.</summary>
public sealed class CancelledPlans
{
    private static readonly SystemRequest Request = Guest(Pass("uart"), Pass("rtc"));

    private static BoardCompilation Virt { get; } =
        BoardCompilation.Compile(new DevicetreeFile(new SourceFile("virt.dts", Specimens.QemuVirt)), [], new InMemorySources(), CompileOptions.Default);

    private static SystemPlan Plan { get; } = Virt.Plan(Request, []);

    public static TheoryData<string> Questions => ["declared", "default", "file", "file without a board", "board", "diagnostics", "report"];

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_token_that_is_cancelled_before_ends_the_work(string question)
    {
        Assert.ThrowsAny<OperationCanceledException>(() => Ask(question, new CancellationToken(canceled: true)));
        Ask(question, CancellationToken.None);
    }

    public static TheoryData<string> Kinds => [.. ArtefactKinds.All.Select(static kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_token_that_is_cancelled_before_ends_an_artefact(string kind)
    {
        Assert.ThrowsAny<OperationCanceledException>(() => Make(new CancellationToken(canceled: true)));
        Assert.NotEmpty(Make(CancellationToken.None));

        Artefact[] Make(CancellationToken cancel) => ArtefactKinds.Find(kind) switch
        {
            SystemArtefactKind ofSystem => [.. ofSystem.Make(Plan, Virt.Board, cancel)],
            BoardArtefactKind ofBoard => [.. ofBoard.Make("Virt", Virt.Board, cancel)],
            _ => [],
        };
    }

    // The token is tested before each rule.
    [Fact]
    public void A_token_that_is_cancelled_by_a_rule_ends_the_plan_before_the_next()
    {
        using CancellationTokenSource source = new();
        List<string> ran = [];

        Assert.ThrowsAny<OperationCanceledException>(() =>
            SystemPlanner.Plan(Request, Virt.Board, [_ => ran.Add("first"), _ => source.Cancel(), _ => ran.Add("third")], source.Token));

        Assert.Equal(["first"], ran);
    }

    private static void Ask(string question, CancellationToken cancel)
    {
        SourceFile file = new("x.system", "<system><protection_domain name=\"a\"><program_image path=\"a.elf\" /></protection_domain></system>");
        _ = question switch
        {
            "declared" => (object)Virt.Plan(Request, [], cancel),
            "default" => Virt.PlanDefault("Virt", cancel: cancel),
            "file" => SystemCheck.Run(file, MicrokitVersions.Current, Virt.Board, cancel),
            "file without a board" => SystemCheck.Run(file, MicrokitVersions.Current, null, cancel),
            "board" => BoardCompilation.Compile(new DevicetreeFile(new SourceFile("virt.dts", Specimens.QemuVirt)), [], new InMemorySources(), CompileOptions.Default, null, cancel),
            "report" => new BoardReport { Name = "Virt", Board = Virt.Board }.ToHtml(cancel),
            _ => Fresh().GetDiagnostics(cancel: cancel),
        };

        // A compilation whose diagnostics have not been computed yet.
        static BoardCompilation Fresh() => BoardCompilation.Compile(new DevicetreeFile(new SourceFile("virt.dts", Specimens.QemuVirt)), [], new InMemorySources(), CompileOptions.Default);
    }
}
