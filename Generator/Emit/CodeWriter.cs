using System;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;

namespace Boards.Generator.Emit;

/// <summary>Writes indented C#, with <c>\n</c> on every machine.</summary>
/// <param name="cancel">Ends the work early, with an exception, at the next line.</param>
internal sealed class CodeWriter(CancellationToken cancel)
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line; an empty one without indentation.</summary>
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

    /// <summary>Writes lines without indentation, such as those of a verbatim string.</summary>
    public CodeWriter Raw(string text)
    {
        _text.Append(text).Append('\n');
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

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private StringBuilder Indent() => _text.Append(' ', _depth * 4);

    /// <summary>The parts of a line, written one after the other: a board has thousands of lines, each of which would be a string first.</summary>
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
