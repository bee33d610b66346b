using System.Text;

namespace Boards.Generator.Emit;

/// <summary>Writes indented C#, with <c>\n</c> on every machine.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line; an empty one without indentation.</summary>
    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', _depth * 4).Append(line);
        _text.Append('\n');
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
}
