using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Tree;
using Boards.Generator.Naming;
using Boards.Generator.References;
using Boards.Generator.Systems;
using Boards.Generator.Systems.Declarations;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Request;
using Microsoft.CodeAnalysis;

namespace Boards.Generator.Completion;

/// <summary>The names that a string may contain.</summary>
internal static class KnownNames
{
    /// <summary>The names for a place.</summary>
    public static IEnumerable<KnownName> Of(NamePlace place, Project project, Compilation compilation, CancellationToken cancel) => place.Kind switch
    {
        NameKind.Board => Boards(project, compilation, cancel).OfProject.Select(static board => new KnownName(BoardChoice.NameOf(board), board.Name, 0, $"{board.SourcePath}, class {board.ClassName}")),
        NameKind.Version => Enum.GetValues(typeof(MicrokitVersion)).Cast<MicrokitVersion>().Reverse().Select(static (version, index) => new KnownName(version.Name(), "", index, $"Microkit {version.Name()}")),
        NameKind.GuestFile => project.AdditionalDocuments.Select(static file => FilePath.NameOf(FilePath.Normalize(file.FilePath ?? file.Name))).Where(IsDevicetree)
            .Distinct(StringComparer.Ordinal).Select(static name => new KnownName(name, "", 0, "An additional file of the project.")),
        NameKind.Device => Devices(place, project, compilation, cancel),
        NameKind.MemoryRegion => RequestOf(place, cancel)?.MemoryRegions.Select(static region => new KnownName(region.Name.Value, SizeOf(region), 0, "A memory region of the system.")) ?? [],
        NameKind.ProtectionDomain => RequestOf(place, cancel)?.AllProtectionDomains.Select(static domain => new KnownName(domain.Name.Value, domain.Class.Substring(domain.Class.LastIndexOf('.') + 1), 0, "A protection domain of the system.")) ?? [],
        _ => [],
    };

    private static KnownBoards Boards(Project project, Compilation compilation, CancellationToken cancel) => KnownBoards.From(compilation, project.AnalyzerOptions, cancel);

    private static SystemRequest? RequestOf(NamePlace place, CancellationToken cancel) => place.System is null ? null : SystemReader.Read(place.System, cancel)?.Request;

    private static IEnumerable<KnownName> Devices(NamePlace place, Project project, Compilation compilation, CancellationToken cancel)
    {
        if (place.System is null || SystemReader.Read(place.System, cancel)?.Board is not { } named || BoardChoice.Find(Boards(project, compilation, cancel), named, out _) is not { } known)
            yield break;
        Board board = known.Compilation.Board.Hardware;
        ILookup<string, string> aliases = board.Tree.Aliases.ToLookup(static alias => alias.Value, static alias => alias.Key);
        foreach (Device device in board.Devices.Where(static d => d is { Role: DeviceRole.Device or DeviceRole.Bus, IsHardware: true }))
        {
            cancel.ThrowIfCancellationRequested();
            string compatible = device.Compatible.FirstOrDefault() ?? "";
            int rank = device.IsEnabled ? 0 : 2;
            string meaning = Meaning(device);
            yield return new KnownName(device.Path, compatible, rank + 1, meaning);
            foreach (string name in device.Node.Labels.Concat(aliases[device.Path]).Distinct(StringComparer.Ordinal))
                yield return new KnownName(name, device.Path, rank, $"{device.Path}\n{meaning}");
        }
    }

    private static string Meaning(Device device)
    {
        IEnumerable<string> facts = device.Regions.Where(static r => r.IsMemoryMapped).Select(static r => FormattableString.Invariant($"0x{r.Address:x}+0x{r.Size:x}"))
            .Concat(device.Interrupts.Where(static i => i.Number is not null).Select(static i => FormattableString.Invariant($"interrupt {i.Number} {(i.Trigger == InterruptTrigger.Edge ? "edge" : "level")}")));
        string text = string.Join(", ", new[] { string.Join(", ", device.Compatible) }.Concat(facts).Where(static part => part.Length > 0));
        return device.IsEnabled ? text : text + "\nIt is disabled" + (device.DisabledBy is { } by && by != device.Node ? $" by {by.Path}." : ".");
    }

    private static string SizeOf(MemoryRegionRequest region) => region.Size is { } size ? FormattableString.Invariant($"0x{size.Value:x}") : "";

    private static bool IsDevicetree(string name) => name.EndsWith(".dts", StringComparison.Ordinal) || name.EndsWith(".dtso", StringComparison.Ordinal);
}
