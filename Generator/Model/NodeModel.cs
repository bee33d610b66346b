using Boards.Generator.Naming;
using Boards.Hardware;
using Boards.Microkit;

namespace Boards.Generator.Model;

/// <summary>The model of a node's class.</summary>
/// <param name="Identifier">The class's name, unique within the enclosing class.</param>
/// <param name="Level">How many classes enclose it; 0 for the root.</param>
/// <param name="Path">The node's path.</param>
/// <param name="Status">Its own status, or disabled if a node above it is not available.</param>
/// <param name="DisabledBy">The path of the node above that makes it unavailable, or null.</param>
/// <param name="Compatible">Its <c>compatible</c> strings.</param>
/// <param name="Regions">Its registers.</param>
/// <param name="Interrupts">Its interrupts.</param>
/// <param name="KernelUse">What the kernel uses the whole device for, or null.</param>
internal sealed record NodeModel(
    string Identifier,
    int Level,
    string Path,
    NodeStatus Status,
    string? DisabledBy,
    ValueList<string> Compatible,
    ValueList<RegionModel> Regions,
    ValueList<InterruptModel> Interrupts,
    string? KernelUse);
