using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Lookup;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Report;

/// <summary>The data that the sections of a page share: the board, its systems, the owners, and the names and links of devices.</summary>
internal sealed class ReportFacts
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];

    private readonly Dictionary<Node, int> _rows = [];

    public ReportFacts(Sel4Board board, ImmutableArray<SystemPlan> systems, CancellationToken cancel)
    {
        Cancel = cancel;
        Board = board;
        Systems = systems;
        cancel.ThrowIfCancellationRequested();
        Lookup = new BoardLookup(board);
        cancel.ThrowIfCancellationRequested();
        Owners = new Owners(board, systems);
        cancel.ThrowIfCancellationRequested();
        Devices = [.. board.Devices.Where(static d => d.Role is not (DeviceRole.Description or DeviceRole.Memory or DeviceRole.ReservedMemory or DeviceRole.Cpu) && (d.IsHardware || !d.Compatible.IsEmpty) && d.Node.Parent is not null)];
        foreach (Device device in Devices)
            _rows[device.Node] = _rows.Count;
    }

    /// <summary>Ends the work early, with an exception.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>The board.</summary>
    public Sel4Board Board { get; }

    /// <summary>The systems on it.</summary>
    public ImmutableArray<SystemPlan> Systems { get; }

    /// <summary>Finds what is at an address of the board.</summary>
    public BoardLookup Lookup { get; }

    /// <summary>The owners of the parts of the board.</summary>
    public Owners Owners { get; }

    /// <summary>The devices that the page lists: nodes with registers, interrupts or a driver.</summary>
    public ImmutableArray<Device> Devices { get; }

    /// <summary>The number of a device's row; null if the page does not list it.</summary>
    public int? RowOf(Node node) => _rows.TryGetValue(node, out int row) ? row : null;

    /// <summary>The last part of the path of a node, with a link to its row if it has one.</summary>
    public Markup LinkTo(Node node) => RowOf(node) is { } row
        ? Markup.Of($"<a href=\"#d{row}\">{node.Name}</a>")
        : Markup.Of($"<span title=\"{node.Path}\">{(node.Parent is null ? node.Path : node.Name)}</span>");

    /// <summary>A link to the row of the device with a path.</summary>
    public Markup LinkTo(string path) => Board.Tree.FindPath(path) is { } node ? LinkTo(node) : Markup.Of($"{path}");

    /// <summary><c>0xff3f0000</c>.</summary>
    public static string Hex(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    /// <summary><c>64 KiB</c>; in bytes if it is not a whole number of a larger unit.</summary>
    public static string Size(ulong bytes)
    {
        int unit = 0;
        for (; bytes >= 1024 && bytes % 1024 == 0; bytes /= 1024)
            unit++;
        return unit == 0 && bytes >= 1024 ? Hex(bytes) + " B" : FormattableString.Invariant($"{bytes} {Units[unit]}");
    }

    /// <summary><c>3 devices</c>.</summary>
    public static string Count(int number, string noun) => FormattableString.Invariant($"{number} {noun}{(number == 1 ? "" : "s")}");
}
