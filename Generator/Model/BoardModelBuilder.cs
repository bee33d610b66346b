using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Tree;
using Boards.Generator.Naming;
using Boards.Generator.References;
using Boards.Generator.Sources;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;

namespace Boards.Generator.Model;

/// <summary>Builds the model of a board's C# from the board.</summary>
internal static class BoardModelBuilder
{
    /// <summary>The model of a compiled board.</summary>
    public static BoardModel Build(BoardClass named, CancellationToken cancel)
    {
        CompiledBoard compiled = named.Board;
        Sel4Board board = compiled.Board ?? throw new ArgumentException("The source has no board.", nameof(named));
        int count = board.Devices.Length;
        var models = ImmutableArray.CreateBuilder<NodeModel>(count);
        Dictionary<Node, int> positions = new(count);
        Dictionary<Node, (int Depth, string Identifier, MemberNames Names)> placed = new(count);
        foreach (Device device in board.Devices)
        {
            cancel.ThrowIfCancellationRequested();
            if (Place(device, compiled.Name.ClassName, placed) is not { } place)
                continue;
            placed[device.Node] = place;
            positions[device.Node] = models.Count;
            models.Add(Model(device, place.Identifier, Math.Min(place.Depth, Nesting.DeepestLevel + 1), place.Names, board.Platform));
        }

        return new BoardModel(
            compiled.Name.Namespace,
            compiled.Name.ClassName,
            FilePath.NameOf(compiled.KnownPath),
            models.DrainToImmutable().ToValueList(),
            Labels(board.Tree, positions),
            Aliases(board.Tree, positions),
            new BoardManifest(compiled.Name.FullName, DtsWriter.Write(board.Tree, cancel)),
            named.HasNullable);
    }

    private static (int Depth, string Identifier, MemberNames Names)? Place(
        Device device, string className, Dictionary<Node, (int Depth, string Identifier, MemberNames Names)> placed)
    {
        if (device.Node.Parent is null)
            return (0, className, new MemberNames(className, device, isRoot: true));
        if (!placed.TryGetValue(device.Node.Parent, out var parent) || parent.Depth >= Nesting.DeepestNode)
            return null;

        // Two nodes with one name are an error in the source; two classes with one name would be more errors.
        if (device.Node.Parent.Child(device.Node.Name) != device.Node)
            return null;
        int depth = parent.Depth + 1;
        string identifier = depth <= Nesting.DeepestLevel
            ? parent.Names.ForChild(device.Node.Name)
            : NodeIdentifier.Of(device.Node.Name) + "___" + StableHash.Of(device.Path);
        return (depth, identifier, new MemberNames(identifier, device, isRoot: false));
    }

    private static NodeModel Model(Device device, string identifier, int level, MemberNames names, Platform platform)
    {
        bool byAncestor = device.DisabledBy is { } by && by != device.Node;
        return new NodeModel(
            identifier,
            level,
            device.Path,
            byAncestor && device.Status == NodeStatus.Okay ? NodeStatus.Disabled : device.Status,
            byAncestor ? device.DisabledBy!.Path : null,
            device.Compatible.ToValueList(),
            Regions(device, names, platform),
            Interrupts(device, names, platform),
            KernelUse.Of(platform, device));
    }

    private static ValueList<RegionModel> Regions(Device device, MemberNames names, Platform platform)
    {
        var models = ImmutableArray.CreateBuilder<RegionModel>(device.Regions.Length);
        foreach (DeviceRegion region in device.Regions)
            models.Add(Model(region, names.Regions[models.Count], KernelUse.Of(platform, region)));
        return models.MoveToImmutable().ToValueList();
    }

    private static ValueList<InterruptModel> Interrupts(Device device, MemberNames names, Platform platform)
    {
        var models = ImmutableArray.CreateBuilder<InterruptModel>(device.Interrupts.Length);
        foreach (DeviceInterrupt interrupt in device.Interrupts)
            models.Add(Model(interrupt, names.Interrupts[models.Count], KernelUse.Of(platform, interrupt)));
        return models.MoveToImmutable().ToValueList();
    }

    private static RegionModel Model(DeviceRegion region, string identifier, string? kernelUse) => new(
        identifier,
        region.Label,
        region.BusAddressText,
        (region.IsWide ? region.BusAddressCells : []).ToValueList(),
        region.Size,
        region.IsMemoryMapped ? region.Address : null,
        region.IsMemoryMapped ? region.PageAddress : 0,
        region.IsMemoryMapped ? region.PageSize : 0,
        region.Kind,
        region.StoppedAt?.Path,
        kernelUse);

    private static InterruptModel Model(DeviceInterrupt interrupt, string identifier, string? kernelUse) => new(
        identifier,
        interrupt.Label,
        interrupt.Number,
        interrupt.Trigger,
        interrupt.Kind,
        interrupt.Candidates.ToValueList(),
        interrupt.Route,
        kernelUse);

    private static ValueList<ShortcutModel> Labels(DeviceTree tree, Dictionary<Node, int> positions) =>
        Shortcuts(tree.Nodes.SelectMany(static node => node.Labels, static (node, label) => new KeyValuePair<string, Node?>(label, node)), positions);

    private static ValueList<ShortcutModel> Aliases(DeviceTree tree, Dictionary<Node, int> positions) =>
        Shortcuts(tree.Aliases.Select(alias => new KeyValuePair<string, Node?>(alias.Key, tree.FindPath(alias.Value))), positions);

    private static ValueList<ShortcutModel> Shortcuts(IEnumerable<KeyValuePair<string, Node?>> shortcuts, Dictionary<Node, int> positions)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        ImmutableArray<ShortcutModel>.Builder found = ImmutableArray.CreateBuilder<ShortcutModel>();
        foreach (KeyValuePair<string, Node?> shortcut in shortcuts)
        {
            if (shortcut.Value is { } node && positions.TryGetValue(node, out int position) && seen.Add(shortcut.Key))
                found.Add(new ShortcutModel(shortcut.Key, position));
        }

        return found.DrainToImmutable().ToValueList();
    }
}
