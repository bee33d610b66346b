using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Recording;
using Boards.Hardware;
using Boards.LanguageServer.Meaning;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text;
using Boards.LanguageServer.Text.Model;
using Boards.LanguageServer.Text.Navigation;
using Boards.LanguageServer.Text.Syntax;
using StreamJsonRpc;
using Diagnostic = Boards.LanguageServer.Protocol.Diagnostic;
using EngineDiagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.LanguageServer.Actions;

/// <summary>Changes that are offered in a devicetree source.</summary>
internal static class SourceActions
{
    /// <summary>The actions for a range.</summary>
    public static CodeAction[] In(Question question, TextRange range, CodeActionContext? context)
    {
        int start = question.Lines.OffsetOf(range.Start);
        int end = Math.Max(start, question.Lines.OffsetOf(range.End));
        List<CodeAction> actions = [];
        if (ActionText.IsWanted(context, ActionText.QuickFix))
        {
            foreach (EngineDiagnostic diagnostic in question.Context.Diagnostics.Where(d => d.Severity > Severity.Hidden && d.Location.Path == question.Path && d.Location.Start <= end && d.Location.Start + d.Location.Length >= start))
            {
                Diagnostic shown = DiagnosticAnswer.Of(diagnostic, question.Snapshot);
                AddSuggestion(question, diagnostic, shown, actions);
                AddCells(question, diagnostic, shown, actions);
                AddUnitAddress(question, diagnostic, shown, actions);
            }

            AddEnable(question, start, actions);
        }

        if (ActionText.IsWanted(context, ActionText.Move))
            AddMove(question, start, actions);
        return [.. actions];
    }

    // Written text is replaced; text from a macro is not.
    private static void AddSuggestion(Question question, EngineDiagnostic diagnostic, Diagnostic shown, List<CodeAction> actions)
    {
        SourceLocation at = diagnostic.Location;
        if (diagnostic is not { FixValue: { } meant, FixNode: null } || at.Length == 0 || diagnostic.Related.Any(static r => r.IsMacroDefinition))
            return;
        string written = question.File.Text.Substring(at.Start, at.Length);
        char first = written[0];
        string text = first == '"' && !meant.StartsWith('"') ? $"\"{meant}\""
            : first == '<' ? $"<{meant}>"
            : written.StartsWith("&{", StringComparison.Ordinal) && !meant.StartsWith('&') ? $"&{{{meant}}}"
            : first == '&' && !meant.StartsWith('&') ? "&" + meant
            : meant;
        if (text != written)
            actions.Add(ActionText.Of(question.Snapshot, $"Change to '{text}'", ActionText.QuickFix, question.Path, [(at.Start, at.Length, text)], shown, isPreferred: true));
    }

    // The number of cells is the one that is used without the property, or the one that the references to the node have.
    private static void AddCells(Question question, EngineDiagnostic diagnostic, Diagnostic shown, List<CodeAction> actions)
    {
        if (diagnostic is not { FixProperty: { } name, FixNode: { } path } || question.Model.Tree.FindPath(path) is not { } node || BlockOf(question, node) is not { } block)
            return;
        SourceFile file = question.Snapshot.Find(block.Path)!;
        string cells = diagnostic.FixValue ?? (name switch
        {
            "#address-cells" => 2,
            "#size-cells" => 1,
            "#interrupt-cells" => question.Context.Board.Board[node].Compatible.Any(static c => c.Contains("gic", StringComparison.Ordinal)) ? 3 : 2,
            _ => ArgumentsOf(question, node),
        }).ToString(CultureInfo.InvariantCulture);
        string line = ActionText.LineBreak(file.Text);
        string indentation = ActionText.Indentation(file.Text, block.Start) + "\t";
        actions.Add(ActionText.Of(question.Snapshot, $"Add {name} = <{cells}> to {path}", ActionText.QuickFix, block.Path, [(block.Open + 1, 0, $"{line}{indentation}{name} = <{cells}>;")], shown));
    }

    // The cells between a reference to the node and the next one, or the end of the value.
    private static int ArgumentsOf(Question question, Node node)
    {
        foreach (Property property in question.Model.Tree.Nodes.SelectMany(static n => n.Properties))
        {
            int[] references = [.. property.References ?? []];
            for (int i = 0; i < references.Length; i++)
            {
                if (references[i] + 4 <= property.Length && question.Model.Tree.FindPhandle(property.CellAt(references[i])) == node && property.Name is not ("interrupt-parent" or "interrupts-extended"))
                    return ((i + 1 < references.Length ? references[i + 1] : property.Length) - references[i]) / 4 - 1;
            }
        }

        return 0;
    }

    private static void AddUnitAddress(Question question, EngineDiagnostic diagnostic, Diagnostic shown, List<CodeAction> actions)
    {
        if (diagnostic is not { FixName: { } name, FixNode: { } path } || question.Model.Tree.FindPath(path) is not { Parent: not null } node || name == node.Name)
            return;
        SourceName? at = question.Model.In(question.Path).FirstOrDefault(o => o is { Kind: SourceNameKind.Node, IsWritten: true } && o.Node == path && o.At.Start == diagnostic.Location.Start)
            ?? question.Model.In(question.Path).FirstOrDefault(o => o is { Kind: SourceNameKind.Node, IsWritten: true } && o.Node == path);
        if (at is null)
            return;
        try
        {
            if (RenameAnswer.Rename(question, question.Lines.PositionOf(at.At.Start), name) is { } edit)
                actions.Add(ActionText.Of($"Rename to '{name}'", ActionText.QuickFix, edit, shown, isPreferred: true));
        }
        catch (LocalRpcException)
        {
            // Such a node already exists, or the name comes from a macro.
        }
    }

    // Makes the same change as the fix in C#.
    private static void AddEnable(Question question, int offset, List<CodeAction> actions)
    {
        SourceName? name = Names.At(question, offset);
        Node? node = name is { Kind: not SourceNameKind.Property } ? question.Model.NodeOf(name)
            : name is { Name: "status" } ? question.Model.NodeOf(name)
            : question.Outline.StatementAt(offset) is { IsProperty: true } statement && question.Tokens.TextOf(statement.Name) == "status" && question.Model.At(question.Path, statement.Name.Start) is { } status ? question.Model.NodeOf(status)
            : null;
        if (node is null || question.Context.Board.Board[node] is not { IsEnabled: false, DisabledBy: { } by })
            return;
        string source = question.Context.Context.Source;
        if (question.Snapshot.Find(source) is not { } file)
            return;
        NodeActivation change = NodeActivation.Of(source, file.Text, by.Reference, by.Find("status")?.ValueLocation ?? SourceLocation.None);
        actions.Add(ActionText.Of(question.Snapshot, $"Enable {by.Path} in {source[(source.LastIndexOf('/') + 1)..]}", ActionText.QuickFix, source, [(change.Start, change.Length, change.Text)]));
    }

    // A reference with a block is allowed only at the top level.
    private static void AddMove(Question question, int offset, List<CodeAction> actions)
    {
        SourceBlock? block = question.Outline.BlockAt(offset);
        block = block.Blocks.Find(inner => inner.Start <= offset && offset <= inner.End) ?? block;
        while (block is not null && !(block.Name is { Kind: TokenKind.LabelReference or TokenKind.PathReference } && block.Parent is { Open: >= 0 }))
            block = block.Parent;
        if (block is not { Close: >= 0 })
            return;
        SourceBlock outermost = block;
        while (outermost.Parent is { Open: >= 0 } parent)
            outermost = parent;
        if (outermost.Close < 0)
            return;
        string text = question.File.Text;
        string line = ActionText.LineBreak(text);
        int start = question.Lines.StartOf(question.Lines.PositionOf(block.Start).Line);
        start = text[start..block.Start].Trim().Length == 0 ? start : block.Start;
        int end = block.End;
        int nextLine = question.Lines.StartOf(question.Lines.PositionOf(end).Line + 1);
        end = text[end..nextLine].Trim().Length == 0 ? nextLine : end;
        string indentation = ActionText.Indentation(text, block.Start);
        string moved = string.Join(line, text[block.Start..block.End].Split(line).Select((part, index) => index > 0 && part.StartsWith(indentation, StringComparison.Ordinal) ? part[indentation.Length..] : part));
        moved += moved.EndsWith(';') ? "" : ";";
        string semicolon = text[outermost.Close..outermost.End].EndsWith(';') ? "" : ";";
        actions.Add(ActionText.Of(
            question.Snapshot, $"Move {question.Tokens.TextOf(block.Name!.Value)} out of the node", ActionText.Move, question.Path,
            [(start, end - start, ""), (outermost.End, 0, $"{semicolon}{line}{line}{moved}")]));
    }

    private static (string Path, int Start, int Open)? BlockOf(Question question, Node node)
    {
        foreach (SourceName occurrence in question.Model.All.Where(o => o.IsDefinition && o.Node == node.Path && o.IsWritten))
        {
            if (question.Snapshot.Find(occurrence.At.Path) is { } file && SourceOutline.Of(file).Blocks().FirstOrDefault(b => b.Name?.Start == occurrence.At.Start) is { } block)
                return (occurrence.At.Path, block.Start, block.Open);
        }

        return null;
    }
}
