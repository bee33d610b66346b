using System.Collections.Immutable;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Hardware;

/// <summary>What a node means to hardware. Every node of the tree has one, most of them empty.</summary>
/// <param name="Node">The node.</param>
/// <param name="Status">Its own <c>status</c>.</param>
/// <param name="IsEnabled">Whether this node and all its ancestors are available.</param>
/// <param name="Compatible">Its <c>compatible</c> strings, most specific first.</param>
/// <param name="Regions">Its <c>reg</c> entries.</param>
/// <param name="Interrupts">Its interrupts, holes left out.</param>
public sealed record Device(
    Node Node,
    DeviceStatus Status,
    bool IsEnabled,
    ImmutableArray<string> Compatible,
    ImmutableArray<Region> Regions,
    ImmutableArray<Interrupt> Interrupts)
{
    /// <summary>The node's path.</summary>
    public string Path => Node.Path;

    /// <summary>Whether it has registers or interrupts.</summary>
    public bool IsHardware => !Regions.IsEmpty || !Interrupts.IsEmpty;
}
