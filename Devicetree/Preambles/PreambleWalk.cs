using System;
using System.Collections.Generic;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.Devicetree.Text;
using static Boards.Devicetree.Syntax.Lexing.Characters;

namespace Boards.Devicetree.Preambles;

/// <summary>
/// Finds what a file begins with: includes by name, the version, and nothing else between them. Looks at directives alone,
/// and expands nothing, so that it costs little for a source that shares nothing.
/// </summary>
internal sealed class PreambleWalk(SourceOpener opener)
{
    // Beginnings of real sources are shorter, and files that include each other have none.
    private const int MaxDepth = 8;
    private const int MaxSteps = 256;

    private int _stepsLeft;

    /// <summary>The steps of a source.</summary>
    public List<PreambleStep> StepsOf(SourceFile root, PreambleNode empty)
    {
        _stepsLeft = MaxSteps;
        return StepsOf(root, -1, empty, depth: 0);
    }

    private List<PreambleStep> StepsOf(SourceFile file, int directory, PreambleNode before, int depth)
    {
        List<PreambleStep> steps = [];
        PreparedSource source = PreparedSource.Of(file);
        if (source.UnterminatedComment >= 0)
            return steps;
        PreambleNode node = before;
        for (int i = 0; i < source.Items.Count && _stepsLeft > 0; i++)
        {
            SourceItem item = source.Items[i];
            IncludePath? path = null;
            PreambleNode? next = item.Kind switch
            {
                DirectiveKind.Null => node,
                DirectiveKind.None => BehindText(source.Text.Characters, item, node),
                DirectiveKind.Include => BehindInclude(file, directory, item.Tokens(source.Text), source.Text.Characters, node, depth, out path),
                _ => null,
            };
            if (next is null)
                break;
            if (next != node)
            {
                _stepsLeft--;
                steps.Add(new PreambleStep(next, i, path));
            }

            node = next;
        }

        return steps;
    }

    private PreambleNode? BehindInclude(
        SourceFile file, int directory, PpToken[] tokens, char[] text, PreambleNode node, int depth, out IncludePath? path)
    {
        path = IncludePath.IsLiteral(tokens) ? IncludePath.Literal(text, tokens) : null;
        if (path is null || opener.FindInclude(file, directory, path, next: false) is not { } found)
            return null;
        PreambleNode next = node.With(found.File, found.Directory, out bool isNew);
        if (isNew)
            next.Inside = depth < MaxDepth ? StepsOf(found.File, found.Directory, node, depth + 1) : [];
        return next.Inside is null ? null : next;
    }

    // Null where the text says anything but "/dts-v1/;".
    private static PreambleNode? BehindText(char[] text, SourceItem item, PreambleNode node)
    {
        const string Version = "/dts-v1/";
        int at = BehindSpace(text, item.Start, item.End);
        if (at == item.End)
            return node;
        if (node.HasVersion || !text.AsSpan(at, item.End - at).StartsWith(Version.AsSpan()))
            return null;
        at = BehindSpace(text, at + Version.Length, item.End);
        return at < item.End && text[at] == ';' && BehindSpace(text, at + 1, item.End) == item.End ? node.WithVersion() : null;
    }

    private static int BehindSpace(char[] text, int at, int end)
    {
        while (at < end)
        {
            if (IsSpace(text[at]))
                at++;
            else if (text[at] == '/' && text[at + 1] is '/' or '*')
                at = PpLexer.CommentEnd(text, at, end);
            else
                break;
        }

        return at;
    }
}
