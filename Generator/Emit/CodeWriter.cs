using System;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.Emit;

/// <summary>Writes indented C#, with <c>\n</c> on every machine.</summary>
/// <param name="cancel">Ends the work early, with an exception, at the next line.</param>
internal sealed class CodeWriter(CancellationToken cancel)
{
    private readonly ImmutableArray<char[]>.Builder _full = ImmutableArray.CreateBuilder<char[]>();
    private char[] _piece = new char[GeneratedText.PieceLength];
    private int _used;
    private int _depth;

    /// <summary>Writes a line. An empty line has no indentation.</summary>
    public CodeWriter Line(string line = "")
    {
        cancel.ThrowIfCancellationRequested();
        if (line.Length > 0)
            Indent().Write(line);
        return Write("\n");
    }

    /// <summary>Writes a line of parts.</summary>
    public CodeWriter Line([InterpolatedStringHandlerArgument("")] Parts line) => line.End();

    /// <summary>Writes a line with a string, whose own lines have no indentation.</summary>
    /// <param name="before">The line before the string.</param>
    /// <param name="value">The parts of the string.</param>
    /// <param name="after">The line after the string.</param>
    public CodeWriter Line(string before, ReadOnlySpan<string> value, string after)
    {
        Indent().Write(before).Write("@\"");
        foreach (string part in value)
            Quote(part);
        return Write("\"").Write(after).Write("\n");
    }

    /// <summary>Opens a block.</summary>
    public void Open()
    {
        Line("{");
        _depth++;
    }

    /// <summary>Closes the innermost block.</summary>
    public void Close(string after = "")
    {
        _depth--;
        Line("}" + after);
    }

    /// <summary>The text that was written. Nothing is written afterwards.</summary>
    public SourceText ToSourceText()
    {
        Array.Resize(ref _piece, _used);
        _full.Add(_piece);
        return new GeneratedText(_full.ToImmutable());
    }

    private void Quote(string text)
    {
        for (ReadOnlySpan<char> rest = text.AsSpan(); !rest.IsEmpty;)
        {
            int quote = rest.IndexOf('"');
            int end = quote < 0 ? rest.Length : quote + 1;
            Write(rest.Slice(0, end));
            if (quote >= 0)
                Write("\"");
            rest = rest.Slice(end);
        }
    }

    private CodeWriter Indent()
    {
        for (int i = 0; i < _depth; i++)
            Write("    ");
        return this;
    }

    private CodeWriter Write(string text) => Write(text.AsSpan());

    private CodeWriter Write(ReadOnlySpan<char> text)
    {
        while (!text.TryCopyTo(_piece.AsSpan(_used)))
        {
            int room = _piece.Length - _used;
            text.Slice(0, room).CopyTo(_piece.AsSpan(_used));
            text = text.Slice(room);
            _full.Add(_piece);
            _piece = new char[GeneratedText.PieceLength];
            _used = 0;
        }

        _used += text.Length;
        return this;
    }

    /// <summary>The parts of a line, written one after the other, so that no string is made for each of a board's thousands of lines.</summary>
    [InterpolatedStringHandler]
    public readonly struct Parts(int literalLength, int formattedCount, CodeWriter writer)
    {
        // The parameters are those that the compiler passes.
        private readonly CodeWriter _writer = literalLength + formattedCount > 0 ? writer.Indent() : writer;

        /// <summary>Writes a part of the text.</summary>
        public void AppendLiteral(string text) => _writer.Write(text);

        /// <summary>Writes a value.</summary>
        public void AppendFormatted(string text) => _writer.Write(text);

        /// <summary>Writes a literal.</summary>
        public void AppendFormatted(Quoted literal)
        {
            if (Literal.IsPlain(literal.Text))
                _writer.Write("\"").Write(literal.Text).Write("\"");
            else
                _writer.Write(Literal.Of(literal.Text));
        }

        /// <summary>Writes the name of a constant.</summary>
        public void AppendFormatted<T>(T value)
            where T : struct, Enum => _writer.Write(value.ToString());

        /// <summary>Ends the line.</summary>
        public CodeWriter End() => _writer.Write("\n");
    }
}
