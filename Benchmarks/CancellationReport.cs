using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Generator;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Artefacts;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Boards.Benchmarks;

/// <summary>
/// The time from a cancellation to the end of the work, for each stage and at many times during it: the longest time, which is the longest
/// interval between two polls of the token, and the method that polled at its end. Each time is the least of several, because the machine
/// does other work, too.
/// </summary>
internal static class CancellationReport
{
    private const int Tries = 3;

    // Milliseconds. A stage that takes longer is cancelled in its first part only, and the whole is not measured.
    private const double LongStage = 4000;

    // The default system of a board with 100,000 devices takes many minutes, so a few of them are passed.
    private const int MostPassed = 2000;
    private const int Passed = 10;

    /// <summary>Measures, and prints one line for each stage.</summary>
    /// <param name="points">The number of times during a stage at which it is cancelled.</param>
    /// <param name="board">The board to measure; all boards if it is empty.</param>
    public static int Run(int points, string board)
    {
        Console.WriteLine("| board | stage | whole | longest from cancellation to end | at | ended in |");
        Console.WriteLine("|---|---|---|---|---|---|");
        if (Shows("ODROID-C4"))
            Measure("ODROID-C4", "odroidc4.dts", MeasuredBoards.OdroidC4Files.ToDictionary(static file => Path.GetFileName(file.Path), static file => file.Text), points);
        if (Shows("250 kB"))
            Measure("250 kB", "large.dts", new() { ["large.dts"] = MeasuredBoards.Large(devices: 1300, buses: 1) }, points);
        if (Shows("100,000 nodes"))
            Measure("100,000 nodes", "nodes.dts", new() { ["nodes.dts"] = MeasuredBoards.Large(devices: 100, buses: 1000) }, points);
        return 0;

        bool Shows(string name) => board.Length == 0 || board == name;
    }

    private static void Measure(string name, string root, Dictionary<string, string> files, int points)
    {
        BoardCompilation board = Compile(default);
        Device[] devices = [.. board.Board.Devices.Where(static device => device is { Role: DeviceRole.Device, IsEnabled: true })];
        Func<CancellationToken, SystemPlan> planning = devices.Length <= MostPassed
            ? cancel => board.PlanDefault("Board", cancel: cancel)
            : cancel => board.Plan(GuestReport.Request([.. devices.Take(Passed)], vcpus: 1, UnreachableTreatment.Removed), [], cancel);
        SystemPlan plan = planning(default);
        Stage("front end and hardware", static () => null, (_, cancel) => Compile(cancel));
        Stage("checks", () => Compile(default), static (fresh, cancel) => ((BoardCompilation)fresh!).GetDiagnostics(cancel: cancel));
        Stage("plan", static () => null, (_, cancel) => planning(cancel));
        foreach (ArtefactKind kind in ArtefactKinds.All)
        {
            Stage("artefact " + kind.Name, static () => null, (_, cancel) => kind switch
            {
                SystemArtefactKind ofSystem => ofSystem.Make(plan, board.Board, cancel).ToArray(),
                BoardArtefactKind ofBoard => ofBoard.Make("Board", board.Board, cancel).ToArray(),
                _ => null,
            });
        }

        CSharpCompilation project = CSharpCompilation.Create("Project");
        Stage("generator", () => CSharpGeneratorDriver.Create(
            [new BoardGenerator().AsSourceGenerator()], files.Select(static file => new FileText("/p/" + file.Key, file.Value))), (driver, cancel) => ((GeneratorDriver)driver!).RunGenerators(project, cancel));

        BoardCompilation Compile(CancellationToken cancel)
        {
            InMemorySources sources = new();
            foreach ((string path, string text) in files)
                sources.Add(path, text);
            return BoardCompilation.Compile(new DevicetreeFile(new SourceFile(root, files[root])), [], sources, CompileOptions.Default, null, cancel);
        }

        void Stage(string stage, Func<object?> prepare, Func<object?, CancellationToken, object?> run)
        {
            double whole = double.MaxValue;
            for (int i = 0; i < Tries && (i == 0 || whole < LongStage / Tries); i++)
            {
                object? prepared = prepare();
                using CancellationTokenSource limit = new(TimeSpan.FromMilliseconds(LongStage));
                long start = Stopwatch.GetTimestamp();
                try
                {
                    GC.KeepAlive(run(prepared, limit.Token));
                }
                catch (OperationCanceledException)
                {
                    // The stage took longer than the limit.
                }

                whole = Math.Min(whole, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            (double Time, double At, string EndedIn) longest = default;
            for (int i = 0; i < points; i++)
            {
                double at = Math.Min(whole, LongStage) * i / points;
                (double Time, double At, string EndedIn) least = (double.MaxValue, at, "");
                for (int j = 0; j < Tries && least.Time > longest.Time; j++)
                {
                    (double time, string endedIn) = Cancelled(prepare(), run, at);
                    if (time < least.Time)
                        least = (time, at, endedIn);
                }

                if (least.Time > longest.Time)
                    longest = least;
            }

            Console.WriteLine(FormattableString.Invariant($"| {name} | {stage} | {(whole < LongStage ? "" : "over ")}{whole:f1} ms | {longest.Time:f1} ms | {longest.At:f1} ms | {longest.EndedIn} |"));
        }
    }

    // Cancels after the given number of milliseconds of work. Returns the milliseconds from there to the end, and the method that noticed it.
    private static (double Time, string EndedIn) Cancelled(object? prepared, Func<object?, CancellationToken, object?> run, double after)
    {
        using CancellationTokenSource source = new();
        long start = 0;
        long cancelled = 0;
        using ManualResetEventSlim ready = new();
        Thread timer = new(() =>
        {
            ready.Set();
            while (Volatile.Read(ref start) == 0 || Stopwatch.GetElapsedTime(start).TotalMilliseconds < after)
                Thread.SpinWait(20);
            Volatile.Write(ref cancelled, Stopwatch.GetTimestamp());
            source.Cancel();
        })
        {
            Priority = ThreadPriority.Highest,
        };
        timer.Start();
        ready.Wait();
        string endedIn = "the end of the work";
        Volatile.Write(ref start, Stopwatch.GetTimestamp());
        try
        {
            GC.KeepAlive(run(prepared, source.Token));
        }
        catch (OperationCanceledException e)
        {
            endedIn = string.Join(" < ", new StackTrace(e).GetFrames().Select(static frame => frame.GetMethod())
                .Where(static method => method?.DeclaringType?.FullName?.StartsWith("Boards.", StringComparison.Ordinal) == true)
                .Take(2).Select(static method => $"{method!.DeclaringType!.Name}.{method.Name}"));
        }

        long end = Stopwatch.GetTimestamp();
        timer.Join();
        return (cancelled < end ? Stopwatch.GetElapsedTime(cancelled, end).TotalMilliseconds : 0, endedIn);
    }
}
