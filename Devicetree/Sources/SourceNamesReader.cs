using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Syntax.Lexing;
using Boards.Devicetree.Syntax.Parsing;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Building;
using Boards.Devicetree.Tree.Recording;

namespace Boards.Devicetree.Sources;

/// <summary>Makes names from what was recorded while sources were read.</summary>
/// <param name="sources">The sources.</param>
/// <param name="files">The included files.</param>
/// <param name="recording">What was recorded.</param>
/// <param name="tree">The finished tree.</param>
internal sealed class SourceNamesReader(ImmutableArray<SourceFile> sources, ISourceProvider files, SourceRecording recording, DeviceTree tree)
{
    private readonly Dictionary<NodeDraft, string?> _paths = [];
    private readonly Dictionary<string, SourceFile?> _files = sources.GroupBy(static file => file.Path).ToDictionary(static same => same.Key, static same => (SourceFile?)same.First(), StringComparer.Ordinal);

    /// <summary>The names.</summary>
    public SourceNames Read() => new(recording, [.. Names()], [.. Macros()]);

    private IEnumerable<SourceName> Names()
    {
        foreach (RecordedPlace place in recording.Places)
        {
            if (Of(place) is { } name)
                yield return name;
        }

        foreach ((int index, string name, SourceLocation at) in recording.Map.MacroUses())
        {
            if (at.IsKnown && Find(at.Path) is not null)
                yield return new SourceName { Kind = SourceNameKind.Macro, At = at, Name = name, IsWritten = IsWritten(at, name), Expansion = index };
        }

        foreach ((SourceLocation name, string path) in recording.Includes)
        {
            if (Find(name.Path) is not null)
                yield return new SourceName { Kind = SourceNameKind.Include, At = name, Name = path, IsWritten = true };
        }

        foreach (string path in sources.Select(static file => file.Path).Concat(recording.Includes.Select(static include => include.Path)).Distinct().ToArray())
        {
            foreach (SourceName name in OfDirectives(path))
                yield return name;
        }
    }

    // Directives are not part of the text that the parser reads.
    private IEnumerable<SourceName> OfDirectives(string path)
    {
        if (Find(path) is not { } file)
            yield break;
        foreach (SourceDirective directive in SourceTokens.Of(file).Directives)
        {
            bool isName = directive.Kind is DirectiveKind.Define or DirectiveKind.Undefine;
            for (int i = 0; i < directive.Tokens.Length; i++)
            {
                SourceToken token = directive.Tokens[i];
                if (token.Kind != TokenKind.Identifier || directive.Kind is DirectiveKind.Error or DirectiveKind.Warning or DirectiveKind.Pragma)
                    continue;
                string text = file.Text.Substring(token.Start, Math.Min(token.Length, file.Length - token.Start));
                bool isDefined = i == 0 && isName;
                if (isDefined || recording.Macros.Find(text) is { Definition: not null })
                {
                    yield return new SourceName
                    {
                        Kind = isDefined && directive.Kind == DirectiveKind.Define ? SourceNameKind.MacroDefinition : SourceNameKind.Macro,
                        At = file.Locate(token.Start, token.Length),
                        Name = text,
                        IsWritten = true,
                    };
                }
            }
        }
    }

    private SourceName? Of(RecordedPlace place)
    {
        bool isLabel = place.Kind == SourceNameKind.Label;
        TextSpan span = isLabel ? place.Span with { Length = place.Span.Length - 1 } : place.Span;
        if (span.Length <= 0)
            return null;
        SourceLocation at = recording.Map.Locate(span);
        string text = recording.Map.TextOf(span).ToString();
        bool isWritten = IsWritten(at, text);
        if (Find(at.Path) is null)
            return null;
        string? named = place.Kind switch
        {
            SourceNameKind.Reference => TargetOf(place.Name),
            SourceNameKind.NodeDirective => place.Target is null ? TargetOf(place.Name) : PathOf(place.Target),
            SourceNameKind.DeletedChild => place.Target is null ? null : PathOf(place.Target),
            _ => PathOf(place.Node),
        };
        return new SourceName
        {
            Kind = place.Kind,
            At = at,
            Node = named,
            Name = place.Name,
            IsWritten = isWritten,
            Owner = place.Kind is SourceNameKind.Reference or SourceNameKind.DeletedChild ? PathOf(place.Node) : null,
        };
    }

    private string? TargetOf(string reference)
    {
        if (recording.Draft.Resolve(reference) is { } draft)
            return PathOf(draft);
        return recording.Draft.IsPlugin ? (reference.StartsWith("/", StringComparison.Ordinal) ? tree.FindPath(reference) : tree.FindLabel(reference))?.Path : null;
    }

    // The path in the finished tree: the contents of a fragment of an overlay are in its target.
    private string? PathOf(NodeDraft node)
    {
        if (_paths.TryGetValue(node, out string? known))
            return known;
        string? path = node.Parent is null ? node == recording.Draft.Root ? "/" : null
            : node.Name == "__overlay__" && recording.Draft.IsPlugin && TargetOfFragment(node.Parent) is { } target ? target
            : PathOf(node.Parent) is { } parent ? (parent == "/" ? "/" : parent + "/") + node.Name
            : null;
        return _paths[node] = path;
    }

    private string? TargetOfFragment(NodeDraft fragment)
    {
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

    private IEnumerable<SourceMacro> Macros()
    {
        foreach (string name in recording.Macros.Names)
        {
            if (recording.Macros.Find(name) is { Definition: { } definition } macro && recording.Map.Inclusion(macro.Inclusion).File is var file && Find(file.Path) is not null)
                yield return FactsOf(definition, file);
        }
    }

    private static SourceMacro FactsOf(MacroDefinition definition, SourceFile file)
    {
        SourceLocation at = file.Locate(definition.NameOffset, definition.Name.Length);
        int line = file.Text.IndexOf('\n', at.Start);
        string rest = file.Text.Substring(at.Start + at.Length, (line < 0 ? file.Length : line) - at.Start - at.Length);
        foreach (string comment in (string[])["/*", "//"])
            rest = rest.IndexOf(comment, StringComparison.Ordinal) is >= 0 and int begin ? rest.Substring(0, begin) : rest;
        rest = string.Join(" ", rest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        int close = definition.IsFunction ? rest.IndexOf(')') : -1;
        return close < 0
            ? new SourceMacro { Name = definition.Name, At = at, Parameters = null, Body = rest }
            : new SourceMacro
            {
                Name = definition.Name,
                At = at,
                Parameters = [.. rest.Substring(1, close - 1).Split(',').Select(static name => name.Trim()).Where(static name => name.Length > 0)],
                Body = rest.Substring(close + 1).Trim(),
            };
    }

    private bool IsWritten(SourceLocation at, string text) =>
        Find(at.Path) is { } file && at.Length == text.Length && at.Start + at.Length <= file.Length && string.CompareOrdinal(file.Text, at.Start, text, 0, text.Length) == 0;

    private SourceFile? Find(string path)
    {
        if (!_files.TryGetValue(path, out SourceFile? file))
            _files[path] = file = files.FindSource(path);
        return file;
    }
}
