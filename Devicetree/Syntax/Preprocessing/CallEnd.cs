using System;
using System.Collections.Generic;
using Boards.Devicetree.Syntax.Files;
using Boards.Devicetree.Syntax.Preprocessing.Sources;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>
/// Looks ahead for the <c>)</c> of a macro call whose arguments continue in the text of a file, before that text is
/// read. Directives in between are not executed: of the groups of a conditional, the one that closes the most
/// parentheses counts, so that a call that the preprocessor accepts is not reported as unterminated.
/// </summary>
internal sealed class CallEnd(SourceOpener opener)
{
    // Arguments that include a file end in that file (language notes, 1.7).
    private const int MaxIncludes = 8;

    private int _depth;
    private bool _isVariadic;

    // The number of open "<" in this argument; null after an extra ">" that is not followed by ";".
    private int? _cells;

    // The place in the current text of the ";" after an extra ">"; -1 if there is none, -2 if it is in an earlier text.
    private int _endOfCells;

    /// <summary>
    /// Whether a call has an end. If its end is on a later line than the <c>&gt;;</c> of the cells around the call,
    /// the parenthesis belongs to something else.
    /// </summary>
    /// <param name="reader">The reader of the file, after the arguments that have already been read.</param>
    /// <param name="depth">How many parentheses are open.</param>
    /// <param name="isVariadic">Whether the macro's last parameter takes all further arguments.</param>
    public bool IsAfter(FileReader reader, int depth, bool isVariadic)
    {
        Begin(depth, isVariadic);
        return IsIn(reader.File, reader.Directory, reader.Source, reader.Item, reader.Position, includes: 0) && !IsOfAnother;
    }

    /// <summary>The same, limited to a part of the text.</summary>
    public bool IsBefore(char[] text, int start, int end, int depth, bool isVariadic)
    {
        Begin(depth, isVariadic);
        return IsIn(text, start, end) && !IsOfAnother;
    }

    private bool IsOfAnother { get; set; }

    private void Begin(int depth, bool isVariadic) => (_depth, _isVariadic, _cells, _endOfCells, IsOfAnother) = (depth, isVariadic, 0, -1, false);

    private bool IsIn(Text.SourceFile file, int directory, PreparedSource source, int first, int position, int includes)
    {
        // The depth before each open conditional, and the least depth at the end of one of its groups.
        Stack<(int Before, int Least)> conditionals = new();
        for (int i = first; i < source.Items.Count; i++)
        {
            SourceItem item = source.Items[i];
            switch (item.Kind)
            {
                case DirectiveKind.None:
                    if (IsIn(source.Text.Characters, i == first ? position : item.Start, item.End))
                        return true;
                    break;
                case DirectiveKind.If or DirectiveKind.IfDefined or DirectiveKind.IfNotDefined:
                    conditionals.Push((_depth, int.MaxValue));
                    break;
                case DirectiveKind.Elif or DirectiveKind.ElifDefined or DirectiveKind.ElifNotDefined or DirectiveKind.Else when conditionals.Count == 0:
                    // The call is in a group that is taken, so the others are not.
                    i = EndOfConditional(source, i);
                    break;
                case DirectiveKind.Elif or DirectiveKind.ElifDefined or DirectiveKind.ElifNotDefined or DirectiveKind.Else:
                    (int before, int least) = conditionals.Pop();
                    conditionals.Push((before, Math.Min(least, _depth)));
                    _depth = before;
                    break;
                case DirectiveKind.EndIf when conditionals.Count > 0:
                    (int without, int with) = conditionals.Pop();
                    _depth = Math.Min(Math.Min(without, with), _depth);
                    break;
                case DirectiveKind.Include or DirectiveKind.IncludeNext or DirectiveKind.Import when includes < MaxIncludes:
                    if (IsInIncluded(file, directory, source, item, includes))
                        return true;
                    break;
            }
        }

        return false;
    }

    private static int EndOfConditional(PreparedSource source, int item)
    {
        for (int open = 1; open > 0 && item + 1 < source.Items.Count;)
        {
            DirectiveKind kind = source.Items[++item].Kind;
            open += kind is DirectiveKind.If or DirectiveKind.IfDefined or DirectiveKind.IfNotDefined ? 1 : kind == DirectiveKind.EndIf ? -1 : 0;
        }

        return item;
    }

    // A file named by a macro is not known here, so it may contain anything.
    private bool IsInIncluded(Text.SourceFile file, int directory, PreparedSource source, SourceItem item, int includes)
    {
        PpToken[] tokens = item.Tokens(source.Text);
        if (!IncludePath.IsLiteral(tokens))
            return tokens.Length > 0;
        return IncludePath.Literal(source.Text.Characters, tokens) is { } path
            && opener.FindInclude(file, directory, path.Path, path.IsQuoted, item.Kind == DirectiveKind.IncludeNext) is { } found
            && IsIn(found.File, found.Directory, PreparedSource.Of(found.File), 0, 0, includes + 1);
    }

    private bool IsIn(char[] text, int at, int end)
    {
        if (_endOfCells >= 0)
            _endOfCells = -2;
        for (at = PpLexer.SkipSpace(text, at, end); at < end;)
        {
            PpLexer.Scan(text, at, out int next);
            char c = next == at + 1 ? text[at] : 'a';
            if (c == ')' && --_depth == 0)
            {
                IsOfAnother = _endOfCells == -2 || (_endOfCells >= 0 && text.AsSpan(_endOfCells, at - _endOfCells).IndexOf('\n') >= 0);
                return true;
            }

            _depth += c == '(' ? 1 : 0;
            if (_endOfCells == -1)
                LookForEndOfCells(c, at);
            at = PpLexer.SkipSpace(text, next, end);
        }

        return false;
    }

    private void LookForEndOfCells(char c, int at)
    {
        if (c == ',' && _depth == 1 && !_isVariadic)
            _cells = 0;
        else if (_cells < 0 && c == ';')
            _endOfCells = at;
        else
            _cells = _cells < 0 ? null : _cells + (c == '<' ? 1 : c == '>' ? -1 : 0);
    }
}
