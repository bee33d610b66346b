using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Boards.Devicetree.Formatting;

/// <summary>Writes pieces with the white space that must be between them.</summary>
internal sealed class LayoutWriter
{
    private const int TabWidth = 8;

    private readonly List<Piece> _pieces;
    private readonly StringBuilder _text = new();

    // The state at each open "#if": each of its branches begins with it.
    private readonly Stack<State> _conditionals = new();

    private State _state = new(Depth: 0, IsValue: false, Brackets: 0, ValueColumn: 0);
    private int _lineStart;

    public LayoutWriter(List<Piece> pieces) => _pieces = pieces;

    /// <summary>The formatted source.</summary>
    public string Write()
    {
        for (int i = 0; i < _pieces.Count; i++)
        {
            Piece piece = _pieces[i];
            if (piece.Is('}'))
                _state = _state with { Depth = Math.Max(_state.Depth - 1, 0), IsValue = false, Brackets = 0 };
            WriteGap(i, piece);
            WritePiece(piece);
            Advance(i, piece);
        }

        if (_text.Length > 0)
            _text.Append('\n');
        return _text.ToString();
    }

    private Piece? Before(int i) => i > 0 ? _pieces[i - 1] : null;

    private void WriteGap(int i, Piece piece)
    {
        if (Before(i) is not { } before)
            return;
        if (piece.Kind == PieceKind.Directive || before.Kind is PieceKind.Directive or PieceKind.LineComment || IsOwnLine(piece, before))
            WriteLine(i, piece, before);
        else if (piece.Kind == PieceKind.LineComment && piece.Gap.Length > 0)
            _text.Append(piece.Gap);
        else if (HasSpace(piece, before))
            _text.Append(' ');
    }

    // Everything that begins or ends a definition begins a new line. Elsewhere, and in an empty node, a line ends where it does in the source.
    private bool IsOwnLine(Piece piece, Piece before)
    {
        if (piece.Is(';') || (piece.Is('{') && !before.IsComment) || piece.Is('=') || (_state.IsValue && piece.Is(',')))
            return false;
        if (piece.IsComment)
            return piece.Lines > 0;
        if (piece.Is('}') && before.Is('{'))
            return piece.Lines > 0;
        bool isAfterDefinition = before.Is(';') || before.Is('{') || before.Is('}');
        return piece.Is('}') ? !before.IsComment || piece.Lines > 0 : isAfterDefinition || piece.Lines > 0;
    }

    private void WriteLine(int i, Piece piece, Piece before)
    {
        _text.Append('\n');
        bool isEmpty = piece.Lines > 1 || (BeginsNode(i) && !IsOwnComment(i - 1) && before.Kind != PieceKind.Directive);
        if (isEmpty && !before.Is('{') && !piece.Is('}') && !_state.IsValue)
            _text.Append('\n');
        _lineStart = _text.Length;
        if (piece.Kind == PieceKind.Directive)
            return;
        int column = _state.IsValue ? _state.ValueColumn + _state.Brackets : _state.Depth * TabWidth;
        _text.Append('\t', column / TabWidth).Append(' ', column % TabWidth);
    }

    // Not a comment at the end of a line, which is about what precedes it.
    private bool IsOwnComment(int i) => _pieces[i].IsComment && (i == 0 || _pieces[i].Lines > 0);

    // Whether a subnode, or the comment above it, begins here.
    private bool BeginsNode(int i)
    {
        if (_state.IsValue || (Before(i) is { } before && !(before.Is(';') || before.Is('}') || before.IsComment)))
            return false;
        for (; i < _pieces.Count; i++)
        {
            Piece piece = _pieces[i];
            if (piece.Is('{'))
                return true;
            if (piece.Kind == PieceKind.Directive || piece.Is(';') || piece.Is('=') || piece.Is('}') || (piece.IsComment && i + 1 < _pieces.Count && _pieces[i + 1].Lines > 1))
                return false;
        }

        return false;
    }

    private bool HasSpace(Piece piece, Piece before)
    {
        if (piece.Is(';') || before.Kind == PieceKind.Directive)
            return false;
        if (piece.Is('{') || piece.Is('=') || before.Is('=') || piece.Is('}'))
            return true;
        if (piece.IsComment || before.IsComment)
            return piece.Gap.Length > 0;
        if (!_state.IsValue)
            return piece.Gap.Length > 0;
        if (piece.Is(',') || piece.Is('>') || piece.Is(']') || before.Is('<') || before.Is('['))
            return false;
        return before.Is(',') || piece.Is('<') || piece.Is('[') || piece.Gap.Length > 0;
    }

    private void WritePiece(Piece piece)
    {
        if (piece.Kind != PieceKind.BlockComment)
        {
            _text.Append(piece.Text);
            return;
        }

        // Lines that begin with a star are aligned with the first star; other lines keep their indentation.
        string[] lines = piece.Text.Split('\n');
        string indent = _text.ToString(_lineStart, _text.Length - _lineStart);
        bool isAlone = indent.All(char.IsWhiteSpace);
        _text.Append(lines[0].TrimEnd());
        foreach (string line in lines.Skip(1))
        {
            string rest = line.Trim();
            _text.Append('\n');
            if (isAlone && rest.Length > 0 && rest[0] == '*')
                _text.Append(indent).Append(' ').Append(rest);
            else
                _text.Append(line.TrimEnd());
        }
    }

    private void Advance(int i, Piece piece)
    {
        if (piece.Kind == PieceKind.Directive)
            TrackConditional(piece.Text);
        else if (piece.Is('{'))
            _state = new State(_state.Depth + 1, IsValue: false, Brackets: 0, ValueColumn: 0);
        else if (piece.Is(';'))
            _state = _state with { IsValue = false, Brackets = 0 };
        else if (piece.Is('=') && !_state.IsValue)
            _state = _state with { IsValue = true, Brackets = 0, ValueColumn = BeginsOnNextLine(i) ? (_state.Depth + 1) * TabWidth : Column() + 1 };
        else if (_state.IsValue && (piece.Is('<') || piece.Is('[')))
            _state = _state with { Brackets = 1 };
        else if (_state.IsValue && (piece.Is('>') || piece.Is(']')))
            _state = _state with { Brackets = 0 };
    }

    private bool BeginsOnNextLine(int i) => i + 1 < _pieces.Count && _pieces[i + 1].Lines > 0;

    private int Column()
    {
        int column = 0;
        for (int at = _lineStart; at < _text.Length; at++)
            column = _text[at] == '\t' ? column - (column % TabWidth) + TabWidth : column + 1;
        return column;
    }

    private void TrackConditional(string directive)
    {
        string name = new([.. directive.Skip(1).SkipWhile(static c => c is ' ' or '\t').TakeWhile(char.IsLetter)]);
        if (name is "if" or "ifdef" or "ifndef")
            _conditionals.Push(_state);
        else if (name is "elif" or "elifdef" or "elifndef" or "else" && _conditionals.Count > 0)
            _state = _conditionals.Peek();
        else if (name == "endif" && _conditionals.Count > 0)
            _conditionals.Pop();
    }

    /// <summary>The state of the layout between two pieces.</summary>
    /// <param name="Depth">How many braces are open.</param>
    /// <param name="IsValue">Whether a <c>=</c> precedes, without a <c>;</c> after it.</param>
    /// <param name="Brackets">Whether a bracket of the value is open: 1, or 0.</param>
    /// <param name="ValueColumn">The column of the value.</param>
    private sealed record State(int Depth, bool IsValue, int Brackets, int ValueColumn);
}
