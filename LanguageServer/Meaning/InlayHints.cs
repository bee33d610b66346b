using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text;
using Boards.Microkit.Platforms;

namespace Boards.LanguageServer.Meaning;

/// <summary>Hints within lines: addresses of registers, numbers of interrupts, and the nodes that plain numbers refer to.</summary>
internal static class InlayHints
{
    // A macro may expand to many entries.
    private const int MostAtOnePlace = 3;

    /// <summary>The hints of a part of a file.</summary>
    public static InlayHint[] In(Question question, TextRange range)
    {
        int start = question.Lines.OffsetOf(range.Start);
        int end = question.Lines.OffsetOf(range.End);
        List<(int Offset, string Text)> hints = [];
        Sel4Board board = question.Context.Board.Board;
        foreach (Device device in board.Devices)
        {
            question.Cancel.ThrowIfCancellationRequested();
            foreach (DeviceRegion region in device.Regions)
            {
                if (region.IsMemoryMapped)
                    Add(region.Location, DeviceWords.Of(region));
            }

            foreach (DeviceInterrupt interrupt in device.Interrupts)
            {
                if (DeviceWords.Of(interrupt) is { } words)
                    Add(interrupt.Location, words);
            }
        }

        if (question.Context.Board.Tree.Nodes.SelectMany(static node => node.Properties).FirstOrDefault() is { References: null })
        {
            foreach ((SourceLocation at, Node target) in Targets(board))
                Add(at, DeviceWords.NameOf(target));
        }

        return
        [
            .. hints.GroupBy(static hint => hint.Offset, static hint => hint.Text).OrderBy(static place => place.Key)
                .Select(place => new InlayHint(question.Lines.PositionOf(place.Key), Label([.. place.Distinct()]), true, null)),
        ];

        void Add(SourceLocation at, string text)
        {
            if (at.Path == question.Path && at.Start + at.Length >= start && at.Start <= end)
                hints.Add((at.Start + at.Length, text));
        }
    }

    private static string Label(string[] texts) => "→ " + (texts.Length == 1 ? texts[0] : string.Join("; ", texts.Take(MostAtOnePlace)) + (texts.Length > MostAtOnePlace ? "; …" : ""));

    // The targets of references in a decompiled tree, whose source has numbers instead of references.
    private static IEnumerable<(SourceLocation At, Node Node)> Targets(Sel4Board board)
    {
        foreach (Device device in board.Devices)
        {
            foreach (Property parent in device.Node.Properties.Where(static property => property is { Name: "interrupt-parent", Length: 4 }))
            {
                if (board.Tree.FindPhandle(parent.Cell(0)) is { } controller)
                    yield return (parent.LocationAt(0), controller);
            }

            foreach (Dependency dependency in board.Dependencies.Of(device.Node).Where(static d => d.Property is not ("interrupts" or "interrupt-parent")))
                yield return (dependency.Location, dependency.Provider);
        }
    }
}
