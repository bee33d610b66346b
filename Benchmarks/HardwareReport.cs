using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;
using Boards.Tool;
using Boards.Tool.Reports;
using HardwareInterrupt = Boards.Hardware.DeviceInterrupt;
using HardwareRegion = Boards.Hardware.DeviceRegion;

namespace Boards.Benchmarks;

/// <summary>
/// Statistics over many boards: how many interrupts have a number, why the others have none, the kinds of their
/// regions, and how often each rule is reported. See <c>linux-hardware.sh</c>.
/// </summary>
internal static class HardwareReport
{
    private const string IncludePrefixes = "scripts/dtc/include-prefixes";

    /// <summary>Reports on boards of a Linux source tree.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="list">A file with the path of a board on each line, up to the first tab; null for every board of the tree.</param>
    public static int Run(string root, string? list)
    {
        string[] boards = list is null ? All(root) : [.. File.ReadLines(list).Select(static line => line.Split('\t')[0]).Where(static path => path.Length > 0)];
        Tally tally = new();
        DiskSources sources = new(new RunInput(Stream.Null));
        foreach (string path in boards)
        {
            string file = Path.Combine(root, path).Replace('\\', '/');
            CompileOptions options = CompileOptions.Default with { IncludeDirectories = [root + "/" + IncludePrefixes] };
            try
            {
                BoardCompilation board = DevicetreeInput.Read(file, [], sources, options, CancellationToken.None).Resolve();
                tally.Add(path, board);
            }
#pragma warning disable CA1031 // Exceptions of all kinds are counted.
            catch (Exception e)
#pragma warning restore CA1031
            {
                tally.Fail(path, e);
            }
        }

        Console.Out.Write(tally.Write());
        return tally.IsClean ? 0 : 1;
    }

    private static string[] All(string root) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(root, "arch"), "*.dts", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The counts.</summary>
    private sealed class Tally
    {
        private readonly SortedDictionary<string, int> _interrupts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (int Count, string Example)> _unresolved = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, int> _regions = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, (int Count, int Boards, string Example)> _diagnostics = new(StringComparer.Ordinal);
        private readonly List<string> _exceptions = [];
        private readonly List<string> _otherwise = [];
        private int _boards;

        public bool IsClean => _exceptions.Count == 0 && _otherwise.Count == 0;

        public void Add(string path, BoardCompilation compilation)
        {
            Sel4Board board = compilation.Board;
            _boards++;
            foreach (Device device in board.Devices)
            {
                foreach (HardwareRegion region in device.Regions)
                    Count(_regions, region.Kind.ToString());
                foreach (HardwareInterrupt interrupt in device.Interrupts)
                    Add(path, interrupt);
            }

            using JsonDocument json = JsonDocument.Parse(DeviceJson.Write(board, DeviceSelection.All));
            DeviceTable.Write(board, DeviceSelection.All).ToText(terminal: null);
            // The blob has no labels, and its phandles are numbers, but it describes the same hardware.
            if (Shown(Sel4Board.Resolve(DtbReader.Read(DtbWriter.Write(compilation.Tree), path).Tree)) != Shown(board))
                _otherwise.Add(path);
            foreach (IGrouping<string, Diagnostic> same in compilation.GetDiagnostics().GroupBy(static d => $"{d.Id} {d.Severity}"))
            {
                (int count, int boards, string example) = _diagnostics.GetValueOrDefault(same.Key, (0, 0, $"{path}: {same.First().Message}"));
                _diagnostics[same.Key] = (count + same.Count(), boards + 1, example);
            }
        }

        private static string Shown(Sel4Board board) => Regex.Replace(DeviceJson.Write(board, DeviceSelection.All), """
            "labels":\[[^]]*\],
            """, "");

        public void Fail(string path, Exception exception) => _exceptions.Add($"{path}: {exception.GetType()}: {exception.Message}");

        public string Write() => string.Join(
            "\n",
            [
                $"{_boards} boards, {_exceptions.Count} exceptions, {_otherwise.Count} whose blob shows other devices", .. _exceptions, .. _otherwise,
                "", $"interrupts: {_interrupts.Values.Sum()}", .. _interrupts.Select(static pair => $"{pair.Value,8} {pair.Key}"),
                "", "without a number: reason, controller, example",
                .. _unresolved.OrderByDescending(static pair => pair.Value.Count).ThenBy(static pair => pair.Key, StringComparer.Ordinal)
                    .Select(static pair => $"{pair.Value.Count,8} {pair.Key}: {pair.Value.Example}"),
                "", $"regions: {_regions.Values.Sum()}", .. _regions.Select(static pair => $"{pair.Value,8} {pair.Key}"),
                "", "rules: diagnostics, boards, example",
                .. _diagnostics.Select(static pair => $"{pair.Value.Count,8} {pair.Value.Boards,6} {pair.Key}: {pair.Value.Example}"),
                "",
            ]);

        private void Add(string path, HardwareInterrupt interrupt)
        {
            string state = interrupt.Number is not null || interrupt.FailedBy is null ? interrupt.Kind.ToString() : "unresolved";
            if (interrupt is { Number: null, FailedBy: null })
                state += interrupt.Candidates.IsEmpty ? " without candidates" : " with candidates";
            Count(_interrupts, state);
            if (interrupt.Number is not null)
                return;
            string controller = interrupt.Via.IsEmpty ? "no controller" : interrupt.Via[^1].Find("compatible")?.String ?? interrupt.Via[^1].Parent?.Find("compatible")?.String + "/" + interrupt.Via[^1].Name;
            string key = $"{interrupt.FailedBy?.Id ?? state} {controller}";
            (int count, string example) = _unresolved.GetValueOrDefault(key, (0, $"{path} {interrupt.Owner.Path}: {interrupt.Route}"));
            _unresolved[key] = (count + 1, example);
        }

        private static void Count(SortedDictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
    }
}
