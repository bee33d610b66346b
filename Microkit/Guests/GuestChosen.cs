using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Guests;

/// <summary>The <c>/chosen</c> node of a guest: what is declared for the guest. The values of a boot program are those of the host.</summary>
internal static class GuestChosen
{
    private static readonly string[] Neutral = ["#address-cells", "#size-cells", "ranges", "phandle", "linux,phandle", "linux,pci-probe-only"];

    private static readonly string[] SerialNames = ["serial", "uart", "pl011", "console"];

    /// <summary>Writes the node, and creates it if there is none.</summary>
    public static void Write(GuestDraft draft, PlannedGuest guest)
    {
        GuestNode? chosen = draft.Root.Child("chosen");
        if (chosen is null)
        {
            chosen = new GuestNode("chosen", null);
            draft.Root.Children.Add(chosen);
        }

        chosen.Keep(static p => Neutral.Contains(p.Name));
        if (guest.Tree?.BootArguments is { } arguments)
            chosen.Set(Property.OfStrings("bootargs", arguments.Value));
        if (Console(draft.Board, guest) is { } console)
            chosen.Set(Property.OfStrings("stdout-path", console));
        if (guest.Initrd is { } initrd)
        {
            GuestCells cells = GuestCells.Of(draft.Board.Tree.Root);
            chosen.Set(Property.OfCells("linux,initrd-start", cells.OfAddress(initrd.Address)));
            chosen.Set(Property.OfCells("linux,initrd-end", cells.OfAddress(initrd.Range.End)));
        }
    }

    /// <summary>
    /// The value of <c>stdout-path</c>: the declared one; otherwise the board's, if the guest has its device; otherwise the guest's first
    /// serial port; otherwise null.
    /// </summary>
    public static string? Console(Sel4Board board, PlannedGuest guest)
    {
        if (guest.Tree?.Console is { } declared)
        {
            string options = Options(declared.Value);
            string name = declared.Value.Substring(0, declared.Value.Length - options.Length);
            return (new DeviceLookup(board.Hardware).Find(name)?.Path ?? VirtualPath(guest, name) ?? name) + options;
        }

        Node? chosen = board.Tree.FindPath("/chosen");
        if ((chosen?.Find("stdout-path") ?? chosen?.Find("linux,stdout-path"))?.String is { Length: > 0 } ofBoard
            && new DeviceLookup(board.Hardware).Find(ofBoard.Substring(0, ofBoard.Length - Options(ofBoard).Length)) is { } device && guest.Devices.Contains(device.Path))
            return ofBoard;
        return guest.Devices.FirstOrDefault(path => board.Tree.FindPath(path) is { } node && IsSerial(board[node]));
    }

    private static string? VirtualPath(PlannedGuest guest, string name) => guest.VirtualDevices
        .Where(device => string.Equals(device.Name, name, StringComparison.Ordinal))
        .Select(static device => "/" + device.NodeName + "@" + device.Address.ToString("x", CultureInfo.InvariantCulture)).FirstOrDefault();

    // Options follow a colon: serial0:115200n8
    private static string Options(string path) => path.IndexOf(':') is >= 0 and int colon ? path.Substring(colon) : "";

    private static bool IsSerial(Device device) =>
        SerialNames.Any(device.Node.IsCalled) || device.Compatible.Any(static c => c.IndexOf("uart", StringComparison.Ordinal) >= 0 || c.StartsWith("ns16550", StringComparison.Ordinal));
}
