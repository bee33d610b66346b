using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Syntax.Parsing;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Building;
using Boards.Devicetree.Tree.Recording;
using Boards.LanguageServer.Text.Syntax;
using Boards.LanguageServer.Workspace.Contexts;

namespace Boards.LanguageServer.Text.Model;

/// <summary>Reads the sources of a board once more, for the names in them.</summary>
internal sealed class SourceModelReader
{
    private readonly CompiledContext _context;
    private readonly SourceRecording _recording;
    private readonly Dictionary<NodeDraft, string?> _paths = [];
    private readonly Dictionary<string, SourceFile?> _files = new(StringComparer.Ordinal);

    private SourceModelReader(CompiledContext context, SourceRecording recording)
    {
        _context = context;
        _recording = recording;
    }

    /// <summary>The names of a board and of what is laid over it.</summary>
    public static SourceModel Read(CompiledContext context, CancellationToken cancel)
    {
        List<Occurrence> occurrences = [];
        var macros = ImmutableDictionary.CreateBuilder<string, MacroFacts>(StringComparer.Ordinal);
        List<SourceRecording> recordings = [];
        SourceFile[] overlays = [.. context.Context.Overlays.Select(context.Files.FindSource).OfType<SourceFile>()];
        SourceFile[] plain = [.. overlays.TakeWhile(static overlay => !IsPlugin(overlay))];
        SourceFile[] source = context.Files.FindSource(context.Context.Source) is { } root && !context.Context.Source.EndsWith(".dtb", StringComparison.OrdinalIgnoreCase) ? [root, .. plain] : [];
        SourceFile[][] all = [source, .. overlays.Skip(plain.Length).Select(static overlay => new[] { overlay })];
        foreach (SourceFile[] roots in all.Where(static roots => roots.Length > 0))
        {
            SourceRecording recording = DtsCompiler.Record([.. roots], context.Files, context.Options, cancel);
            int number = recordings.Count;
            recordings.Add(recording);
            SourceModelReader reader = new(context, recording);
            occurrences.AddRange(reader.Occurrences(number << NumberBits));
            foreach (MacroFacts macro in reader.Macros())
                macros[macro.Name] = macro;
        }

        return new SourceModel(context, occurrences, macros.ToImmutable(), use => recordings[use >> NumberBits].Map.TextOfExpansion(recordings[use >> NumberBits].Buffer, use & ((1 << NumberBits) - 1)));
    }

    private const int NumberBits = 24;

    private static bool IsPlugin(SourceFile file) => FileTokens.Of(file).Tokens.Any(static token => token.Kind == TokenKind.Plugin);

    private IEnumerable<Occurrence> Occurrences(int number)
    {
        foreach (RecordedPlace place in _recording.Places)
        {
            if (Of(place) is { } occurrence)
                yield return occurrence;
        }

        foreach ((int index, string name, SourceLocation at) in _recording.Map.MacroUses())
        {
            if (at.IsKnown && Find(at.Path) is not null && index < 1 << NumberBits)
                yield return new Occurrence(OccurrenceKind.Macro, at, null, name, IsWritten(at, name), Index: number | index);
        }

        foreach ((SourceLocation name, string path) in _recording.Includes)
        {
            if (Find(name.Path) is not null)
                yield return new Occurrence(OccurrenceKind.Include, name, null, path, true);
        }

        foreach (string path in _context.Sources)
        {
            foreach (Occurrence occurrence in OfDirectives(path))
                yield return occurrence;
        }
    }

    // Directives are not part of the text that the parser reads.
    private IEnumerable<Occurrence> OfDirectives(string path)
    {
        if (Find(path) is not { } file)
            yield break;
        foreach (FileDirective directive in FileTokens.Of(file).Directives)
        {
            bool isName = directive.Kind is DirectiveKind.Define or DirectiveKind.Undefine;
            for (int i = 0; i < directive.Tokens.Count; i++)
            {
                SyntaxToken token = directive.Tokens[i];
                if (token.Kind != TokenKind.Identifier || directive.Kind is DirectiveKind.Error or DirectiveKind.Warning or DirectiveKind.Pragma)
                    continue;
                string text = file.Text.Substring(token.Start, Math.Min(token.Length, file.Length - token.Start));
                if (i == 0 && isName)
                    yield return new Occurrence(directive.Kind == DirectiveKind.Define ? OccurrenceKind.MacroDefinition : OccurrenceKind.Macro, file.Locate(token.Start, token.Length), null, text, true);
                else if (_recording.Macros.Find(text) is { Definition: not null })
                    yield return new Occurrence(OccurrenceKind.Macro, file.Locate(token.Start, token.Length), null, text, true);
            }
        }
    }

    private Occurrence? Of(RecordedPlace place)
    {
        bool isLabel = place.Kind == RecordedKind.Label;
        TextSpan span = isLabel ? place.Span with { Length = place.Span.Length - 1 } : place.Span;
        if (span.Length <= 0)
            return null;
        SourceLocation at = _recording.Map.Locate(span);
        string text = _recording.Map.TextOf(span).ToString();
        bool isWritten = IsWritten(at, text);
        if (Find(at.Path) is null)
            return null;
        return place.Kind switch
        {
            RecordedKind.Root => new Occurrence(OccurrenceKind.Root, at, PathOf(place.Node), place.Name, isWritten),
            RecordedKind.Node => new Occurrence(OccurrenceKind.Node, at, PathOf(place.Node), place.Name, isWritten),
            RecordedKind.Block => new Occurrence(OccurrenceKind.Block, at, PathOf(place.Node), place.Name, isWritten),
            RecordedKind.Label => new Occurrence(OccurrenceKind.Label, at, PathOf(place.Node), place.Name, isWritten),
            RecordedKind.Property => new Occurrence(OccurrenceKind.Property, at, PathOf(place.Node), place.Name, isWritten),
            RecordedKind.Reference => new Occurrence(OccurrenceKind.Reference, at, TargetOf(place.Name), place.Name, isWritten, PathOf(place.Node)),
            RecordedKind.NodeDirective => new Occurrence(OccurrenceKind.NodeDirective, at, place.Target is null ? TargetOf(place.Name) : PathOf(place.Target), place.Name, isWritten),
            RecordedKind.DeletedChild => new Occurrence(OccurrenceKind.DeletedChild, at, place.Target is null ? null : PathOf(place.Target), place.Name, isWritten, PathOf(place.Node)),
            _ => new Occurrence(OccurrenceKind.DeletedProperty, at, PathOf(place.Node), place.Name, isWritten),
        };
    }

    private string? TargetOf(string reference)
    {
        if (_recording.Draft.Resolve(reference) is { } draft)
            return PathOf(draft);
        DeviceTree tree = _context.Board.Tree;
        return _recording.Draft.IsPlugin ? (reference.StartsWith('/') ? tree.FindPath(reference) : tree.FindLabel(reference))?.Path : null;
    }

    // The path in the finished tree: what a fragment of an overlay has is in its target.
    private string? PathOf(NodeDraft node)
    {
        if (_paths.TryGetValue(node, out string? known))
            return known;
        string? path = node.Parent is null ? node == _recording.Draft.Root ? "/" : null
            : node.Name == "__overlay__" && _recording.Draft.IsPlugin && TargetOfFragment(node.Parent) is { } target ? target
            : PathOf(node.Parent) is { } parent ? (parent == "/" ? "/" : parent + "/") + node.Name
            : null;
        return _paths[node] = path;
    }

    private string? TargetOfFragment(NodeDraft fragment)
    {
        DeviceTree tree = _context.Board.Tree;
        if (fragment.Find("target-path")?.String is { } path)
            return tree.FindPath(path)?.Path;
        int target = fragment.IndexOfLive("target");
        if (target < 0)
            return null;
        foreach (ValueMark mark in fragment.Property(target).Marks)
        {
            if (mark.Kind == ValueMarkKind.Phandle)
                return tree.FindLabel(mark.Text)?.Path ?? "&" + mark.Text;
        }

        return null;
    }

    private IEnumerable<MacroFacts> Macros()
    {
        foreach (string name in _recording.Macros.Names)
        {
            if (_recording.Macros.Find(name) is { Definition: { } definition } macro && _recording.Map.Inclusion(macro.Inclusion).File is var file && Find(file.Path) is not null)
                yield return FactsOf(definition, file);
        }
    }

    private static MacroFacts FactsOf(MacroDefinition definition, SourceFile file)
    {
        SourceLocation at = file.Locate(definition.NameOffset, definition.Name.Length);
        int line = file.Text.IndexOf('\n', at.Start);
        string rest = string.Join(' ', file.Text[(at.Start + at.Length)..(line < 0 ? file.Length : line)].Split("/*")[0].Split("//")[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int close = definition.IsFunction ? rest.IndexOf(')', StringComparison.Ordinal) : -1;
        return close < 0
            ? new MacroFacts(definition.Name, at, null, rest)
            : new MacroFacts(definition.Name, at, [.. rest[1..close].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)], rest[(close + 1)..].Trim());
    }

    private bool IsWritten(SourceLocation at, string text) =>
        Find(at.Path) is { } file && at.Length == text.Length && at.Start + at.Length <= file.Length && string.CompareOrdinal(file.Text, at.Start, text, 0, text.Length) == 0;

    private SourceFile? Find(string path)
    {
        if (!_files.TryGetValue(path, out SourceFile? file))
            _files[path] = file = _context.Files.FindSource(path);
        return file;
    }
}
