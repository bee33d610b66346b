using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Recording;
using Boards.Hardware;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Systems;
using Boards.LanguageServer.Text;
using Boards.LanguageServer.Text.Model;
using Boards.Microkit.Platforms;

namespace Boards.LanguageServer.Meaning;

/// <summary>What is shown for a place in a devicetree source.</summary>
internal static class HoverAnswer
{
    private const int MostProperties = 24;
    private const int MostNeeds = 8;
    private const int MostText = 400;

    /// <summary>What is at a position; null if nothing is known.</summary>
    public static Hover? At(Question question, Position position)
    {
        int offset = question.Lines.OffsetOf(position);
        if (question.Tokens.IsInComment(offset))
            return null;
        SourceName? found = question.Model.At(question.Path, offset);
        if (found is not { IsReference: true } && ValueAt(question, offset) is { } value)
            return value;
        if (found is not null)
            return Describe(question, found) is { } text ? new Hover(Places.Markdown(text), question.RangeOf(found.At.Start, found.At.Length)) : null;

        // Anywhere else in a statement, the property is meant.
        return question.Outline.StatementAt(offset) is { IsProperty: true } statement && question.Model.At(question.Path, statement.Name.Start) is { Kind: SourceNameKind.Property } property
            ? new Hover(Places.Markdown(OfProperty(question, property)), question.RangeOf(statement.Name.Start, statement.Name.Length))
            : null;
    }

    private static string? Describe(Question question, SourceName found) => found.Kind switch
    {
        SourceNameKind.Property or SourceNameKind.DeletedProperty => OfProperty(question, found),
        SourceNameKind.Macro or SourceNameKind.MacroDefinition => OfMacro(question, found),
        SourceNameKind.Include => $"`{found.Name}`",
        _ => question.Model.NodeOf(found) is { } node ? OfNode(question, node) : found.Node is { } path ? $"`{path}`: not in the finished tree" : null,
    };

    // An entry of reg or of interrupts.
    private static Hover? ValueAt(Question question, int offset)
    {
        bool Holds(SourceLocation at) => at.Path == question.Path && at.Length > 0 && at.Start <= offset && offset <= at.Start + at.Length;
        Sel4Board board = question.Context.Board.Board;
        ImmutableArray<BoardSystems> systems = [];
        List<string> lines = [];
        SourceLocation place = default;
        foreach (Device device in board.Devices)
        {
            foreach (DeviceRegion region in device.Regions.Where(region => Holds(region.Location)))
                Add(device, region.Location, DeviceWords.Lines(region, board, Systems()));
            foreach (DeviceInterrupt interrupt in device.Interrupts.Where(interrupt => Holds(interrupt.Location)))
                Add(device, interrupt.Location, DeviceWords.Lines(interrupt, board, Systems()));
        }

        return lines.Count == 0 ? null : new Hover(Places.Markdown(string.Join('\n', lines)), question.RangeOf(place.Start, place.Length));

        ImmutableArray<BoardSystems> Systems() => systems.IsEmpty ? systems = BoardSystems.On(question.Context, question.Snapshot, question.Cancel) : systems;

        void Add(Device device, SourceLocation at, IEnumerable<string> facts)
        {
            place = at;
            lines.Add($"**{device.Path}**{(device.IsEnabled ? "" : $" ({DeviceWords.StatusOf(device)})")}\n");
            lines.AddRange(facts.Select(static fact => "- " + fact));
        }
    }

    private static string OfNode(Question question, Node node)
    {
        Sel4Board board = question.Context.Board.Board;
        Device device = board[node];
        ImmutableArray<BoardSystems> systems = BoardSystems.On(question.Context, question.Snapshot, question.Cancel);
        StringBuilder text = new($"**{node.Path}**{string.Concat(node.Labels.Select(static label => $" `{label}:`"))}\n\n");
        List<string> facts = [$"status: {DeviceWords.StatusOf(device)}"];
        if (!device.Compatible.IsEmpty)
            facts.Add("compatible: " + string.Join(", ", device.Compatible.Select(static c => $"`{c}`")));
        if (KernelUse.Of(board.Platform, device) is { } use)
            facts.Add($"kept by the kernel: {use}");
        facts.AddRange(device.Regions.SelectMany(region => DeviceWords.Lines(region, board, systems)));
        facts.AddRange(device.Interrupts.SelectMany(interrupt => DeviceWords.Lines(interrupt, board, systems)));
        if (device.IsHardware)
        {
            string[] needs = [.. board.Dependencies.Closure([node]).Requirements.Select(static need => need.Node.Path)];
            if (needs.Length == 1)
                facts.Add($"needs: {needs[0]}");
            else if (needs.Length > 1)
                facts.Add($"needs:{string.Concat(needs.Take(MostNeeds).Select(static need => "\n  - " + need))}{(needs.Length > MostNeeds ? FormattableString.Invariant($"\n  - and {needs.Length - MostNeeds} more") : "")}");
        }

        text.AppendJoin("\n", facts.Select(static fact => "- " + fact)).Append("\n\n```dts\n");
        text.Append(node.Name.Length == 0 ? "/" : node.Name).Append(" {\n");
        foreach (Property property in node.Properties.Take(MostProperties))
            text.Append('\t').Append(TextOf(question, property)).Append('\n');
        if (node.Properties.Length > MostProperties)
            text.Append("\t/* ").Append(node.Properties.Length - MostProperties).Append(" more */\n");
        if (!node.Children.IsEmpty)
            text.Append(FormattableString.Invariant($"\t/* {node.Children.Length} node{(node.Children.Length == 1 ? "" : "s")} */\n"));
        return text.Append("};\n```").ToString();
    }

    private static string OfProperty(Question question, SourceName found)
    {
        Node? node = question.Model.NodeOf(found);
        Property? final = node?.Find(found.Name);
        StringBuilder text = new($"**{found.Name}** of {found.Node ?? "a node"}\n\n");
        if (final is not null)
            text.Append("```dts\n").Append(TextOf(question, final)).Append("\n```\n");
        else if (node is not null)
            text.Append("deleted: the finished node does not have it\n");
        SourceName[] origins = [.. question.Model.All.Where(o => o.Kind is SourceNameKind.Property or SourceNameKind.DeletedProperty && o.Name == found.Name && o.Node == found.Node)];
        for (int i = 0; i < origins.Length; i++)
        {
            SourceName origin = origins[i];
            string what = origin.Kind == SourceNameKind.DeletedProperty ? "deleted" : i == origins.Length - 1 ? "set" : "set before";
            text.Append($"\n- {what} in {Link(question, origin.At)}");
        }

        if (node is null)
            return text.ToString();
        Sel4Board board = question.Context.Board.Board;
        Device device = board[node];
        ImmutableArray<BoardSystems> systems = BoardSystems.On(question.Context, question.Snapshot, question.Cancel);
        IEnumerable<string> lines = found.Name switch
        {
            "reg" => device.Regions.SelectMany(region => DeviceWords.Lines(region, board, systems)),
            "interrupts" or "interrupts-extended" => device.Interrupts.SelectMany(interrupt => DeviceWords.Lines(interrupt, board, systems)),
            "status" => [$"status through the nodes above: {DeviceWords.StatusOf(device)}"],
            _ => board.Dependencies.Of(node).Where(d => d.Property == found.Name).Select(static d => FormattableString.Invariant($"`[{d.Index}]` refers to {d.Provider.Path}")),
        };
        return text.Append(string.Concat(lines.Select(static line => "\n- " + line))).ToString();
    }

    private static string? OfMacro(Question question, SourceName found)
    {
        if (!question.Model.Macros.TryGetValue(found.Name, out SourceMacro? macro))
            return found.Kind == SourceNameKind.Macro && found.Expansion >= 0 ? Expansion(question, found) : null;
        string expansion = found.Expansion >= 0 ? Expansion(question, found) : "";
        return $"```c\n#define {macro.Signature} {Cut(macro.Body)}\n```\n{(macro.At.Path is ['<', ..] ? "" : $"defined in {Link(question, macro.At)}\n")}{expansion}";
    }

    private static string Expansion(Question question, SourceName found)
    {
        string text = Cut(question.Model.ExpansionOf(found).Trim());
        return text.Length == 0 ? "\nexpands to nothing" : $"\nexpands to\n```dts\n{text}\n```";
    }

    private static string Link(Question question, SourceLocation at) =>
        FormattableString.Invariant($"[{Places.TextOf(at)}]({question.Snapshot.UriOf(at.Path)}#L{at.From.Line + 1})");

    private static string TextOf(Question question, Property property)
    {
        string value = DtsWriter.ValueOf(property, question.Model.Tree);
        string[] unresolved = [.. property.UnresolvedIn(question.Model.Tree)];
        string remark = unresolved.Length == 0 ? ""
            : question.Context.Board.IsPlugin ? $" /* of the base: {string.Join(", ", unresolved)} */"
            : $" /* does not exist: {string.Join(", ", unresolved)} */";
        return (value.Length == 0 ? property.Name : Cut($"{property.Name} = {value}")) + ";" + remark;
    }

    private static string Cut(string text) => text.Length <= MostText ? text : text.Substring(0, MostText) + " …";
}
