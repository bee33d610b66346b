using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Boards.LanguageServer.Meaning;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text;
using Boards.LanguageServer.Workspace;
using Boards.LanguageServer.Workspace.Files;

namespace Boards.Benchmarks;

/// <summary>
/// The time from an edit to what an editor shows, in a warm server: the median, the least and the 95th of 100 times. Prints one line for
/// each measurement. The measuring process has the runtime settings of the tool.
/// </summary>
internal static class LanguageServerReport
{
    private const int Warming = 150;
    private const int Rounds = 100;

    /// <summary>Measures, and prints the results.</summary>
    /// <param name="arguments"><c>here</c>: in this process.</param>
    public static int Run(string[] arguments)
    {
        if (arguments is not ["here"])
            return RunAsTool();
        string folder = MeasuredBoards.OdroidC4Folder.Replace(Path.DirectorySeparatorChar, '/');
        string odroid = folder + "/odroidc4.dts";
        Measure("ODROID-C4, root", folder, odroid, File.ReadAllText(odroid));
        string part = folder + "/amlogic-sm1.dtsi";
        Measure("ODROID-C4, .dtsi", folder, part, File.ReadAllText(part));
        Measure("board of 250 kB", "/none", "/none/large.dts", MeasuredBoards.Large(devices: 1300, buses: 1));
        return 0;
    }

    private static int RunAsTool()
    {
        string[] arguments =
        [
            "exec", "--runtimeconfig", Path.Combine(AppContext.BaseDirectory, "Boards.Tool.runtimeconfig.json"),
            "--depsfile", Path.Combine(AppContext.BaseDirectory, "Benchmarks.deps.json"), typeof(LanguageServerReport).Assembly.Location, "lsp", "here",
        ];
        using Process process = Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments))!;
        process.WaitForExit();
        return process.ExitCode;
    }

    private static void Measure(string name, string folder, string path, string text)
    {
        WorkspaceState state = new();
        state.SetFolders([folder], []);
        string uri = DocumentUri.OfPath(path);
        state.Open(uri, 0, text);

        // Within the first block, because text that is typed there moves everything after it.
        string[] lines = text.Split('\n');
        int line = Array.FindIndex(lines, static line => line.TrimEnd().EndsWith('{')) + 1;
        double[] diagnostics = new double[Rounds];
        double[] hints = new double[Rounds];
        for (int i = -Warming; i < Rounds; i++)
        {
            Stopwatch watch = Stopwatch.StartNew();
            Position at = new(line, 0);
            string typed = string.Create(CultureInfo.InvariantCulture, $"vendor,p{i & 7} = <{i & 0xff}>; ");
            TextRange range = i == -Warming ? new TextRange(at, at) : new TextRange(at, at with { Character = Length(i - 1) });
            state.Change(uri, i + Warming + 1, [new ContentChange(range, typed)]);
            Snapshot snapshot = state.Current;
            int found = WorkspaceDiagnostics.Of(snapshot, CancellationToken.None).Sum(static file => file.Value.Length);
            double afterDiagnostics = watch.Elapsed.TotalMilliseconds;
            InlayHint[] shown = InlayHints.In(Question.Of(snapshot, new TextDocumentIdentifier(uri), CancellationToken.None)!, new TextRange(new Position(0, 0), new Position(lines.Length + 1, 0)));
            if (i < 0)
                continue;
            diagnostics[i] = afterDiagnostics;
            hints[i] = watch.Elapsed.TotalMilliseconds;
            if (i == Rounds - 1)
                Console.WriteLine(FormattableString.Invariant($"{name}: diagnostics ({found}) {Of(diagnostics)}, hints ({shown.Length}) {Of(hints)}"));
        }
    }

    private static int Length(int i) => string.Create(CultureInfo.InvariantCulture, $"vendor,p{i & 7} = <{i & 0xff}>; ").Length;

    private static string Of(double[] times)
    {
        double[] sorted = [.. times.Order()];
        return FormattableString.Invariant($"{sorted[sorted.Length / 2]:f1} ms (least {sorted[0]:f1}, 95 %: {sorted[sorted.Length * 95 / 100]:f1})");
    }
}
