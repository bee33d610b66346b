using System.Globalization;
using System.Text;
using System.Threading;

namespace Boards.Microkit.Json;

/// <summary>
/// Writes JSON: two spaces for each level, lines that end in <c>\n</c>, and only the escapes that are required (RFC 8259, section 7).
/// </summary>
/// <param name="cancel">Ends the work early, at the next object or array.</param>
internal sealed class JsonText(CancellationToken cancel)
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _isFirst = true;
    private bool _isAfterName;

    /// <summary>Begins an object or an array.</summary>
    public JsonText Open(char bracket)
    {
        cancel.ThrowIfCancellationRequested();
        Next().Append(bracket);
        _depth++;
        _isFirst = true;
        return this;
    }

    /// <summary>Ends the innermost object or array.</summary>
    public JsonText Close(char bracket)
    {
        _depth--;
        if (!_isFirst)
            NewLine();
        _text.Append(bracket);
        _isFirst = false;
        return this;
    }

    /// <summary>Writes the name of the next value.</summary>
    public JsonText Name(string name)
    {
        Quote(Next(), name).Append(": ");
        _isAfterName = true;
        return this;
    }

    /// <summary>Writes a string; <c>null</c> if there is none.</summary>
    public JsonText Text(string? text)
    {
        if (text is null)
            return Raw(null);
        Quote(Next(), text);
        return this;
    }

    /// <summary>Writes a number or a word as it is; <c>null</c> if there is none.</summary>
    public JsonText Raw(string? text)
    {
        Next().Append(text ?? "null");
        return this;
    }

    /// <summary>Writes a number.</summary>
    public JsonText Number(int? number) => Raw(number?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes an address or a size: a string in hexadecimal.</summary>
    public JsonText Address(ulong? value) => Text(value is { } known ? "0x" + known.ToString("x", CultureInfo.InvariantCulture) : null);

    /// <summary>The text that was written.</summary>
    public override string ToString() => _text + "\n";

    private StringBuilder Next()
    {
        if (!_isAfterName && _depth > 0)
        {
            if (!_isFirst)
                _text.Append(',');
            NewLine();
        }

        _isFirst = false;
        _isAfterName = false;
        return _text;
    }

    private void NewLine() => _text.Append('\n').Append(' ', 2 * _depth);

    private static StringBuilder Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        return text.Append('"');
    }
}
