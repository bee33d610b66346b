using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.Emit;

/// <summary>Writes indented C#, with <c>\n</c> on every machine.</summary>
/// <param name="cancel">Ends the work early, with an exception, at the next line.</param>
internal sealed class CodeWriter(CancellationToken cancel)
{
    private static readonly char[] LineEndOrQuote = ['\n', '"'];

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line. An empty line has no indentation.</summary>
    public CodeWriter Line(string line = "")
    {
        cancel.ThrowIfCancellationRequested();
        if (line.Length > 0)
            Indent().Append(line);
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes a line of parts.</summary>
    public CodeWriter Line([InterpolatedStringHandlerArgument("")] Parts line)
    {
        line.End();
        return this;
    }

    /// <summary>Writes a line with a string, whose own lines have no indentation.</summary>
    /// <param name="before">The line before the string.</param>
    /// <param name="value">The parts of the string.</param>
    /// <param name="after">The line after the string.</param>
    public CodeWriter Line(string before, ReadOnlySpan<string> value, string after)
    {
        Indent().Append(before).Append("@\"");
        foreach (string part in value)
            Quote(part);
        _text.Append('"').Append(after).Append('\n');
        return this;
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

    /// <summary>
    /// The text that was written. It is not a string: a string of more than 42,000 characters is a large object, and an editor that
    /// allocates large objects at each keystroke collects all of its memory again and again.
    /// </summary>
    public SourceText ToSourceText() => SourceText.From(new TextOf(_text), _text.Length, Encoding.UTF8);

    // Line by line, because a long string would be a large object in the builder, too.
    private void Quote(string text)
    {
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOfAny(LineEndOrQuote, start);
            end = end < 0 ? text.Length : end + 1;
            _text.Append(text, start, end - start);
            if (text[end - 1] == '"')
                _text.Append('"');
            start = end;
        }
    }

    private StringBuilder Indent() => _text.Append(' ', _depth * 4);

    private sealed class TextOf(StringBuilder text) : TextReader
    {
        private int _position;

        public override int Peek() => _position < text.Length ? text[_position] : -1;

        public override int Read(char[] buffer, int index, int count)
        {
            count = Math.Min(count, text.Length - _position);
            text.CopyTo(_position, buffer, index, count);
            _position += count;
            return count;
        }
    }

    /// <summary>The parts of a line, written one after the other, so that no string is made for each of a board's thousands of lines.</summary>
    [InterpolatedStringHandler]
    public readonly struct Parts(int literalLength, int formattedCount, CodeWriter writer)
    {
        // The parameters are those that the compiler passes.
        private readonly StringBuilder _text = literalLength + formattedCount > 0 ? writer.Indent() : writer._text;

        /// <summary>Writes a part of the text.</summary>
        public void AppendLiteral(string text) => _text.Append(text);

        /// <summary>Writes a value.</summary>
        public void AppendFormatted(string text) => _text.Append(text);

        /// <summary>Writes the name of a constant.</summary>
        public void AppendFormatted<T>(T value)
            where T : struct, Enum => _text.Append(value.ToString());

        /// <summary>Ends the line.</summary>
        public void End() => _text.Append('\n');
    }
}
