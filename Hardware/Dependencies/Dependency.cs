using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;

namespace Boards.Hardware;

/// <summary>A reference from one node to another.</summary>
public sealed record Dependency
{
    /// <summary>The node that refers.</summary>
    public required Node Consumer { get; init; }

    /// <summary>The property that has the reference; <c>interrupts</c> for a controller that an interrupt passes through.</summary>
    public required string Property { get; init; }

    /// <summary>The position in the property; empty slots are counted.</summary>
    public required int Index { get; init; }

    /// <summary>The node that is referred to; for a graph link, the device at its other end.</summary>
    public required Node Provider { get; init; }

    /// <summary>The cells after the phandle.</summary>
    public required ImmutableArray<uint> Arguments { get; init; }

    /// <summary>What is needed from the provider.</summary>
    public required DependencyKind Kind { get; init; }

    /// <summary>Whether the reference is only probable: a vendor's property whose number is the phandle of a system controller.</summary>
    public required bool IsProbable { get; init; }

    /// <summary>The location of the reference in the source.</summary>
    public SourceLocation Location => Place.Location;

    internal EntryPlace Place { get; init; }
}
