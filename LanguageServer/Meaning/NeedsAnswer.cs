using System;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text;
using Boards.LanguageServer.Text.Navigation;
using Boards.Microkit.Platforms;

namespace Boards.LanguageServer.Meaning;

/// <summary>What a device needs, as <c>boards show --deps</c> prints it.</summary>
internal static class NeedsAnswer
{
    /// <summary>What the node with a name or at a place needs; null if the node does not exist.</summary>
    public static NeedsResult? Of(Question question, NeedParams asked)
    {
        Sel4Board board = question.Context.Board.Board;
        Node? node = asked.Node is { } name ? new DeviceLookup(board.Hardware).Find(name)?.Node
            : asked.Position is { } position && Names.At(question, question.Lines.OffsetOf(position)) is { } found ? question.Model.NodeOf(found)
            : null;
        if (node is null)
            return null;
        DependencyClosure closure = board.Dependencies.Closure([node]);
        return new NeedsResult(
            node.Path,
            [
                .. closure.Requirements.Select(need => new Need(
                    need.Node.Path,
                    need.Reason is { } reason ? FormattableString.Invariant($"{reason.Property}[{reason.Index}]") : null,
                    need.Because.Path,
                    board[need.Node].IsEnabled,
                    [.. need.RegisterOwners.SelectMany(owner => board[owner].Regions).Where(static region => region.IsMemoryMapped).Select(DeviceWords.Of)],
                    need.Node.Location.IsKnown ? question.Snapshot.LocationOf(need.Node.Location) : null)),
            ],
            [.. closure.Notes.Select(static note => FormattableString.Invariant($"{note.Property}[{note.Index}]: {note.Provider.Path}"))]);
    }
}
