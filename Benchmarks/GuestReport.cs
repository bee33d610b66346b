using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Guests;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Tool;

namespace Boards.Benchmarks;

/// <summary>
/// Checks devicetrees of guests on many boards, each with three random devices: whether exactly these devices and what they reach
/// are enabled, and whether <c>dtc</c> gives the same blob and no new warnings. See <c>linux-guests.sh</c>.
/// </summary>
internal static partial class GuestReport
{
    private const string IncludePrefixes = "scripts/dtc/include-prefixes";
    private const int Passed = 3;

    /// <summary>Reports on boards of a Linux source tree.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="count">The number of boards.</param>
    /// <param name="seed">The seed of the random choice of boards and devices.</param>
    public static int Run(string root, int count, int seed)
    {
        Random random = new(seed);
        string[] all = [.. Directory.EnumerateFiles(Path.Combine(root, "arch/arm64/boot/dts"), "*.dts", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        random.Shuffle(all);
        DiskSources sources = new(new RunInput(Stream.Null));
        CompileOptions options = CompileOptions.Default with { IncludeDirectories = [root + "/" + IncludePrefixes] };
        int trees = 0;
        List<string> wrong = [];
        IEnumerable<(string Path, BoardCompilation Compiled)> compiled = all
            .Select(path => (path, DevicetreeInput.Read(path.Replace('\\', '/'), [], sources, options, CancellationToken.None).Resolve()))
            .Where(static one => !one.Item2.IsPlugin).Take(count);
        foreach ((string path, BoardCompilation source) in compiled)
        {
            Sel4Board board = source.Board;
            Device[] candidates = [.. board.Devices.Where(static d => d.Role == DeviceRole.Device && d.Regions.Any(static r => r.IsMemoryMapped))];
            random.Shuffle(candidates);
            HashSet<string> known = WarningsOf(DtsWriter.Write(board.Tree));
            foreach (UnreachableTreatment unreachable in (UnreachableTreatment[])[UnreachableTreatment.Disabled, UnreachableTreatment.Removed])
            {
                PlannedGuest guest = SystemPlanner.Plan(Request([.. candidates.Take(Passed)], random.Next(1, 5), unreachable), board).Guests[0];
                DeviceTree tree = GuestTree.Of(board, guest);
                trees++;
                string[] faults = [.. FaultsOf(board, guest, tree), .. CompilerFaults(tree, known)];
                wrong.AddRange(faults.Select(fault => FormattableString.Invariant($"{Path.GetRelativePath(root, path)} {unreachable} {string.Join(" ", guest.Devices)}: {fault}")));
            }
        }

        foreach (string fault in wrong)
            Console.Out.WriteLine(fault);
        Console.Out.WriteLine(FormattableString.Invariant($"{Math.Min(count, all.Length)} boards, {trees} devicetrees, {wrong.Count} faults"));
        return wrong.Count == 0 ? 0 : 1;
    }

    /// <summary>A system of one guest with some devices and what they need.</summary>
    public static SystemRequest Request(Device[] passed, int vcpus, UnreachableTreatment unreachable)
    {
        VirtualMachineRequest machine = new()
        {
            Name = At("linux"),
            Location = SourceLocation.None,
            Vcpus = Enumerable.Range(0, vcpus).Select(static id => new VcpuRequest { Id = At(id) }).ToValueList(),
            GuestMemories = [new GuestMemoryRequest { GuestAddress = At(0x40000000ul), Size = At(0x10000000ul), Location = SourceLocation.None }],
            Passthroughs = passed.Select(static d => new PassthroughRequest { Device = At(d.Path), Location = SourceLocation.None, WithDependencies = true }).ToValueList(),
            Tree = new GuestTreeRequest { Location = SourceLocation.None, Unreachable = unreachable, BootArguments = At("quiet"), InitrdSize = At(0x100000ul) },
        };
        return new SystemRequest
        {
            Name = "S",
            Location = SourceLocation.None,
            ProtectionDomains = [new ProtectionDomainRequest { Name = At("VMM"), Location = SourceLocation.None, VirtualMachines = [machine] }],
        };

        static Declared<T> At<T>(T value) => new(value, SourceLocation.None);
    }

    // What must be enabled, by the rule in the documentation.
    private static IEnumerable<string> FaultsOf(Sel4Board board, PlannedGuest guest, DeviceTree tree)
    {
        Node[] passed = [.. guest.Devices.Select(path => board.Tree.FindPath(path)!)];
        DependencyClosure closure = board.Dependencies.Closure(passed);
        HashSet<string> expected =
        [
            .. guest.Devices,
            .. closure.Requirements.Select(static r => r.Node).Concat(closure.RegisterOwners).Select(node => board[node])
                .Where(d => d.IsEnabled && HasRegisters(d) && IsReached(d, guest)).Select(static d => d.Path),
            .. board.Devices.Where(d => d.IsEnabled && HasRegisters(d) && IsReached(d, guest) && passed.Any(p => IsBelow(d.Node, p))
                && d.Interrupts.All(i => i.Number is { } number && guest.Interrupts.Contains(number))).Select(static d => d.Path),
        ];
        // Nodes above an available node are available.
        HashSet<string> above = [.. expected.SelectMany(path => Above(board.Tree.FindPath(path)!)).Select(static node => node.Path)];
        HashSet<string> enabled = [.. Board.Resolve(tree).Devices.Where(static d => d is { IsEnabled: true, Role: DeviceRole.Device } && HasRegisters(d)).Select(static d => d.Path)];
        foreach (string path in guest.Devices.Where(path => !enabled.Contains(path)))
            yield return path + " is passed and not enabled";
        foreach (string path in enabled.Where(path => !expected.Contains(path) && !above.Contains(path)))
            yield return path + " is enabled";
        foreach (string path in expected.Where(path => !enabled.Contains(path) && board[board.Tree.FindPath(path)!].Role == DeviceRole.Device))
            yield return path + " is not enabled";
        int cpus = tree.FindPath("/cpus")?.Children.Count(static c => c.IsCalled("cpu")) ?? 0;
        if (cpus != guest.Vcpus.Count)
            yield return FormattableString.Invariant($"{cpus} CPUs");
        if (tree.Nodes.Any(static node => node.Find("compatible")?.String is "arm,gic-v3-its" or "arm,gic-v2m-frame"))
            yield return "a controller of messages is left";
    }

    private static bool HasRegisters(Device device) => device.Regions.Any(static r => r.IsMemoryMapped);

    private static bool IsReached(Device device, PlannedGuest guest) => device.Regions.All(r => !r.IsMemoryMapped || guest.Reaches(r.Range));

    private static bool IsBelow(Node node, Node outer) => Above(node).Contains(outer);

    private static IEnumerable<Node> Above(Node node)
    {
        for (Node? at = node.Parent; at is not null; at = at.Parent)
            yield return at;
    }

    private static IEnumerable<string> CompilerFaults(DeviceTree tree, HashSet<string> known)
    {
        string text = DtsWriter.Write(tree);
        foreach (string warning in WarningsOf(text).Except(known))
            yield return warning;
    }

    private static HashSet<string> WarningsOf(string source)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, source);
            using Process process = Process.Start(new ProcessStartInfo("dtc", ["-I", "dts", "-O", "dtb", "-o", "/dev/null", path]) { RedirectStandardError = true })!;
            string said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return [.. said.Split('\n').Where(static line => line.Contains("Warning", StringComparison.Ordinal) || line.Contains("ERROR", StringComparison.Ordinal)).Select(static line => Place().Replace(line, ""))];
        }
        finally
        {
            File.Delete(path);
        }
    }

    [GeneratedRegex("^[^ ]*: ")]
    private static partial Regex Place();
}
