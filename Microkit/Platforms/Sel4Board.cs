using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Microkit.Platforms;

/// <summary>A board under seL4: its hardware, the parts that the kernel keeps, and the lines that are picked at run time.</summary>
public sealed class Sel4Board
{
    private readonly Board _unplaced;
    private RangeIndex<DeviceRegion>? _reservedMemory;

    private Sel4Board(Board unplaced, Board hardware, Platform platform, Sel4Options options, ImmutableArray<Diagnostic> diagnostics)
    {
        _unplaced = unplaced;
        Hardware = hardware;
        Platform = platform;
        Options = options;
        Diagnostics = diagnostics;
    }

    /// <summary>The hardware. Interrupts whose controller picks a line at run time have the number given by the options or document order.</summary>
    public Board Hardware { get; }

    /// <summary>The tree.</summary>
    public DeviceTree Tree => Hardware.Tree;

    /// <summary>A device for every node, in document order.</summary>
    public ImmutableArray<Device> Devices => Hardware.Devices;

    /// <summary>The dependencies between the nodes.</summary>
    public DependencyGraph Dependencies => Hardware.Dependencies;

    /// <summary>The device of a node of this tree.</summary>
    public Device this[Node node] => Hardware[node];

    /// <summary>What the seL4 kernel of the board keeps, and what it leaves to user level.</summary>
    public Platform Platform { get; }

    /// <summary>The facts that are not in the tree.</summary>
    public Sel4Options Options { get; }

    /// <summary>The ranges of memory that are reserved for firmware and other software, by address.</summary>
    internal RangeIndex<DeviceRegion> ReservedMemory => _reservedMemory ??= new(
        Devices.Where(static d => d.Role == DeviceRole.ReservedMemory).SelectMany(static d => d.Regions).Where(static r => r.IsMemoryMapped), static r => r.Range);

    /// <summary>The diagnostics of the hardware layer, then those of the platform; each in document order.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    /// <summary>Resolves the hardware of a tree, and its platform. No tree causes an exception.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="options">Facts that are not in the tree.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static Sel4Board Resolve(DeviceTree tree, Sel4Options? options = null, CancellationToken cancel = default) =>
        Of(Board.Resolve(tree, cancel), options, cancel);

    /// <summary>Resolves the platform of a board.</summary>
    /// <param name="board">The hardware.</param>
    /// <param name="options">Facts that are not in the tree.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static Sel4Board Of(Board board, Sel4Options? options = null, CancellationToken cancel = default)
    {
        Sel4Options given = options ?? Sel4Options.Default;
        DeviceFindings found = new(board);
        Board placed = LinePlacements.Place(board, given, found, cancel);
        Platform platform = given.Platform ?? PlatformFacts.Of(placed, given, found);
        PlatformChecks.Run(placed, platform, found, cancel);
        return new Sel4Board(board, placed, platform, given, [.. board.Diagnostics, .. found.ToImmutable()]);
    }

    /// <summary>The same board with lines picked for the interrupts that a system passes.</summary>
    internal Sel4Board WithLines(ImmutableArray<LineChoice> chosen, ImmutableArray<InterruptPosition> passed, CancellationToken cancel)
    {
        Sel4Options options = Options with { Platform = Platform, Lines = [.. Options.Lines, .. chosen], PassedThrough = passed };
        return Of(_unplaced, options, cancel);
    }
}
