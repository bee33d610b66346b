using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Tree;
using Boards.Generator.Naming;
using Boards.Generator.References;
using Boards.Generator.Systems.Declarations;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Request;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Boards.Generator.Systems.Names;

/// <summary>The names that the arguments of a system's attributes may have.</summary>
public static class KnownNames
{
    /// <summary>The names that an argument may have, in no particular order.</summary>
    /// <param name="argument">The argument. It may be incomplete, and so may the attribute.</param>
    /// <param name="model">The semantic model of its file.</param>
    /// <param name="options">The additional files and the options of the project.</param>
    /// <param name="cancel">Cancels the search.</param>
    /// <returns>The names, which are none if nothing is declared that the argument could name; null if it does not name anything.</returns>
    /// <exception cref="ArgumentException">The argument is not in the file of the model.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static ImmutableArray<KnownName>? Of(AttributeArgumentSyntax argument, SemanticModel model, AnalyzerOptions options, CancellationToken cancel = default) =>
        NamePlace.Find(argument, model, cancel) is { } place ? [.. At(place, model.Compilation, options, cancel)] : null;

    private static IEnumerable<KnownName> At(NamePlace place, Compilation compilation, AnalyzerOptions options, CancellationToken cancel) => place.Kind switch
    {
        NameKind.Board => KnownBoards.From(compilation, options, cancel).OfProject.Select(static board => new KnownName
        {
            Text = BoardChoice.NameOf(board),
            Note = board.Name,
            Meaning = $"{board.SourcePath}, class {board.ClassName}",
        }),
        NameKind.Version => Enum.GetValues(typeof(MicrokitVersion)).Cast<MicrokitVersion>().Reverse()
            .Select(static (version, index) => new KnownName { Text = version.Name(), Meaning = $"Microkit {version.Name()}", Rank = index }),
        NameKind.GuestFile => options.AdditionalFiles.Select(static file => FilePath.NameOf(FilePath.Normalize(file.Path))).Where(IsDevicetree).Distinct(StringComparer.Ordinal)
            .Select(static name => new KnownName { Text = name, Meaning = "An additional file of the project." }),
        NameKind.Device => Devices(place, compilation, options, cancel),
        NameKind.MemoryRegion => RequestOf(place, cancel)?.MemoryRegions
            .Select(static region => new KnownName { Text = region.Name.Value, Note = SizeOf(region), Meaning = "A memory region of the system." }) ?? [],
        NameKind.ProtectionDomain => RequestOf(place, cancel)?.AllProtectionDomains
            .Select(static domain => new KnownName { Text = domain.Name.Value, Note = domain.Class.Substring(domain.Class.LastIndexOf('.') + 1), Meaning = "A protection domain of the system." }) ?? [],
        _ => [],
    };

    private static SystemRequest? RequestOf(NamePlace place, CancellationToken cancel) => place.System is null ? null : SystemReader.Read(place.System, isComplete: true, cancel)?.Request;

    private static IEnumerable<KnownName> Devices(NamePlace place, Compilation compilation, AnalyzerOptions options, CancellationToken cancel)
    {
        if (place.System is null || SystemReader.Read(place.System, isComplete: true, cancel)?.Board is not { } named || BoardChoice.Find(KnownBoards.From(compilation, options, cancel), named, out _) is not { } known)
            yield break;
        Board board = known.Compilation.Board.Hardware;
        ILookup<string, string> aliases = board.Tree.Aliases.ToLookup(static alias => alias.Value, static alias => alias.Key);
        foreach (Device device in board.Devices.Where(static d => d is { Role: DeviceRole.Device or DeviceRole.Bus, IsHardware: true }))
        {
            cancel.ThrowIfCancellationRequested();
            int rank = device.IsEnabled ? 0 : 2;
            string meaning = Meaning(device);
            yield return new KnownName { Text = device.Path, Note = device.Compatible.FirstOrDefault() ?? "", Meaning = meaning, Rank = rank + 1 };
            foreach (string name in device.Node.Labels.Concat(aliases[device.Path]).Distinct(StringComparer.Ordinal))
                yield return new KnownName { Text = name, Note = device.Path, Meaning = $"{device.Path}\n{meaning}", Rank = rank };
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
