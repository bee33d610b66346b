using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Sources;
using Boards.Devicetree.Tree.Recording;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text.Model;
using Boards.LanguageServer.Text.Syntax;
using Boards.LanguageServer.Workspace;
using Boards.LanguageServer.Workspace.Contexts;

namespace Boards.LanguageServer.Text.Structure;

/// <summary>The outline of a document, and the nodes of a workspace.</summary>
internal static class SymbolAnswer
{
    private const int KindOfNode = 19;
    private const int KindOfProperty = 7;
    private const int MostSymbols = 500;

    // An editor does not show more, and JSON cannot be nested without limit.
    private const int MostDepth = 100;

    /// <summary>The nodes and properties of a document.</summary>
    public static DocumentSymbol[] Of(Question question) => In(question, question.Outline.Root, 0);

    /// <summary>The nodes of all open boards whose name or label contains a text.</summary>
    public static WorkspaceSymbol[] Find(Snapshot snapshot, string query, CancellationToken cancel)
    {
        List<WorkspaceSymbol> symbols = [];
        HashSet<Location> known = [];
        IEnumerable<CompiledContext> contexts = snapshot.Documents.Keys.Where(Question.IsSource).Select(path => snapshot.ContextOf(path, cancel)).Distinct();
        foreach (SourceName occurrence in contexts.SelectMany(context => SourceModel.Of(context, cancel).All))
        {
            bool isWanted = occurrence.Kind is SourceNameKind.Node or SourceNameKind.Label && occurrence.Name.Contains(query, StringComparison.OrdinalIgnoreCase);
            if (!isWanted)
                continue;
            Location at = snapshot.LocationOf(occurrence.At);
            if (known.Add(at))
                symbols.Add(new WorkspaceSymbol(occurrence.Name, KindOfNode, occurrence.Node, at));
            if (symbols.Count == MostSymbols)
                break;
        }

        return [.. symbols];
    }

    private static DocumentSymbol[] In(Question question, SourceBlock block, int depth)
    {
        if (depth == MostDepth)
            return [];
        IEnumerable<(int Start, DocumentSymbol Symbol)> properties = block.Statements.Where(static s => s.IsProperty)
            .Select(s => (s.Start, new DocumentSymbol(question.Tokens.TextOf(s.Name), null, KindOfProperty, question.RangeOf(s.Start, s.End - s.Start), question.RangeOf(s.Name.Start, s.Name.Length), [])));
        IEnumerable<(int Start, DocumentSymbol Symbol)> nodes = block.Blocks.Select(inner => (inner.Start, Node(question, inner, depth)));
        return [.. properties.Concat(nodes).OrderBy(static symbol => symbol.Start).Select(static symbol => symbol.Symbol)];
    }

    private static DocumentSymbol Node(Question question, SourceBlock block, int depth)
    {
        string name = block.Name is { } token ? question.Tokens.TextOf(token) : "{";
        string? labels = block.Labels.Count == 0 ? null : string.Join(' ', block.Labels.Select(label => question.Tokens.TextOf(label)));
        TextRange selection = block.Name is { } at ? question.RangeOf(at.Start, at.Length) : question.RangeOf(block.Open, 1);
        return new DocumentSymbol(name, labels, KindOfNode, question.RangeOf(block.Start, block.End - block.Start), selection, In(question, block, depth + 1));
    }
}
