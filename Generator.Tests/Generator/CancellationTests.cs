using System;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Generator.Sources;
using Boards.Generator.Systems;
using Boards.Generator.Usage;
using Boards.Microkit;
using Boards.Microkit.Artefacts;
using Boards.Microkit.Planning;
using Boards.Microkit.Xml;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Systems;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Boards.Tests.Generator;

/// <summary>
/// Work that is cancelled at random times ends with <see cref="OperationCanceledException"/> or, if it was almost done, with its result;
/// and it leaves nothing half done that the next run would use. <c>dotnet run --project Benchmarks -- cancel</c> measures how soon it ends.
/// </summary>
[Trait("Category", "Slow")]
public sealed class CancellationTests
{
    private const int Times = 40;
    private const int Seed = 15;

    private const string Code = """
        using Boards;

        [MicrokitSystem("odroidc4.dts")]
        public static partial class Vmm
        {
            [ProtectionDomain("VMM", Priority = 254)]
            public static partial class Monitor
            {
                [VirtualMachine("linux"), Passthrough("/soc/ethernet@ff3f0000", WithDependencies = true)]
                public static partial class Linux;
            }
        }
        """;

    [Fact]
    public void Of_a_compilation_its_checks_and_its_plan()
    {
        string[] expected = Compile(default);

        Assert.True(CancelAtRandom(cancel => Assert.Equal(expected, Compile(cancel))) > 0);

        static string[] Compile(CancellationToken cancel)
        {
            BoardCompilation board = BoardCompilation.Compile(
                new DevicetreeFile(new SourceFile("odroidc4.dts", Specimens.OdroidC4)), [], new InMemorySources(), CompileOptions.Default, null, cancel);
            return
            [
                .. board.GetDiagnostics(cancel: cancel).Select(static found => found.ToString()),
                SystemDescriptionWriter.Write(board.PlanDefault("Board", cancel: cancel).Description),
            ];
        }
    }

    public static TheoryData<string> Kinds => [.. ArtefactKinds.All.Select(static kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_an_artefact(string kind)
    {
        BoardCompilation board = BoardCompilation.Compile(new DevicetreeFile(new SourceFile("odroidc4.dts", Specimens.OdroidC4)), [], new InMemorySources(), CompileOptions.Default);
        SystemPlan plan = board.PlanDefault("Board");
        Artefact[] expected = Make(default);
        Assert.NotEmpty(expected);

        Assert.True(CancelAtRandom(cancel => Assert.Equal(expected, Make(cancel))) > 0);

        Artefact[] Make(CancellationToken cancel) => ArtefactKinds.Find(kind) switch
        {
            SystemArtefactKind ofSystem => [.. ofSystem.Make(plan, board.Board, cancel)],
            BoardArtefactKind ofBoard => [.. ofBoard.Make("Board", board.Board, cancel)],
            _ => [],
        };
    }

    // The cancelled runs use the same texts, for which results are cached.
    [Fact]
    public void Of_the_generator()
    {
        GeneratorRun start = SystemTest.Of(Code).Start();
        string[] expected = Sources(start);
        Assert.True(expected.Length > 3);

        Assert.True(CancelAtRandom(cancel =>
        {
            GeneratorRun run = GeneratorRun.Start(start.Input, start.AnalyzerOptions, new Boards.Generator.BoardGenerator(), cancel);
            Assert.All(run.Results, static result => Assert.Null(result.Exception));
            Assert.Equal(expected, Sources(run));
        }, () => start = start.Reread()) > 0);

        Assert.Equal(expected, Sources(GeneratorRun.Start(start.Input, start.AnalyzerOptions, new Boards.Generator.BoardGenerator())));

        static string[] Sources(GeneratorRun run) => [.. run.GeneratedSources.Select(static source => source.HintName + "\n" + source.SourceText)];
    }

    [Fact]
    public async Task Of_the_analyzers()
    {
        GeneratorRun start = SystemTest.Of(Code).Start();
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new SourceAnalyzer(), new UnavailableDeviceAnalyzer(), new SystemAnalyzer()];
        string[] expected = await AnalyzeAsync(default);
        Assert.NotEmpty(expected);
        Assert.DoesNotContain(expected, static found => found.Contains("AD0001", StringComparison.Ordinal));

        Assert.True(CancelAtRandom(cancel => Assert.Equal(expected, AnalyzeAsync(cancel).GetAwaiter().GetResult()), () => start = start.Reread()) > 0);

        Assert.Equal(expected, await AnalyzeAsync(default));

        async Task<string[]> AnalyzeAsync(CancellationToken cancel) =>
            [.. (await start.AnalyzeAsync(analyzers, cancel)).Select(static found => found.ToString()).Order(StringComparer.Ordinal)];
    }

    // Returns how often the work was cancelled. Any other exception fails the test.
    private static int CancelAtRandom(Action<CancellationToken> work, Action? prepare = null)
    {
        prepare?.Invoke();
        Stopwatch watch = Stopwatch.StartNew();
        work(default);
        TimeSpan whole = watch.Elapsed;
        Random random = new(Seed);
        int cancelled = 0;
        for (int i = 0; i < Times; i++)
        {
            prepare?.Invoke();
            using CancellationTokenSource source = new();
            // The first is cancelled at once, and half of the others early, in the first stages.
            TimeSpan after = whole * (i == 0 ? 0 : random.NextDouble() * (i % 2 == 0 ? 1 : 0.2));
            if (i == 0)
                source.Cancel();
            Thread timer = new(() =>
            {
                Stopwatch waited = Stopwatch.StartNew();
                while (waited.Elapsed < after)
                    Thread.SpinWait(10);
                source.Cancel();
            });
            timer.Start();
            try
            {
                work(source.Token);
            }
            catch (OperationCanceledException e)
            {
                Assert.True(source.IsCancellationRequested, e.ToString());
                cancelled++;
            }
            finally
            {
                timer.Join();
            }
        }

        return cancelled;
    }
}
