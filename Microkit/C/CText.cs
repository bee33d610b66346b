using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;

namespace Boards.Microkit.C;

/// <summary>The text of a C header: macros in columns, and comments. Lines end in <c>\n</c>.</summary>
/// <param name="cancel">Ends the work early, at the next line.</param>
internal sealed class CText(CancellationToken cancel)
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Name, string Value, string? Comment)> _macros = [];
    private readonly HashSet<string> _defined = new(System.StringComparer.Ordinal);

    /// <summary>Adds a line as it is.</summary>
    public CText Line(string line = "")
    {
        cancel.ThrowIfCancellationRequested();
        Flush();
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>Adds a line that is a comment.</summary>
    public CText Comment(string text) => Line($"/* {Safe(text)} */");

    /// <summary>Adds a macro. Consecutive macros have their values in one column. A macro that is already defined is left out.</summary>
    public CText Define(string name, string value, string? comment = null)
    {
        cancel.ThrowIfCancellationRequested();
        if (_defined.Add(name))
            _macros.Add((name, value, comment));
        return this;
    }

    /// <summary>Adds a macro with an address or a size.</summary>
    public CText Define(string name, ulong value, string? comment = null) => Define(name, $"UINT64_C(0x{value.ToString("x", CultureInfo.InvariantCulture)})", comment);

    /// <summary>Adds a macro with a number.</summary>
    public CText Define(string name, long value, string? comment = null) => Define(name, value.ToString(CultureInfo.InvariantCulture), comment);

    /// <inheritdoc/>
    public override string ToString()
    {
        Flush();
        return _text.ToString();
    }

    private void Flush()
    {
        if (_macros.Count == 0)
            return;
        int names = _macros.Max(static macro => macro.Name.Length);
        int values = _macros.Max(static macro => macro.Value.Length);
        foreach ((string name, string value, string? comment) in _macros)
        {
            cancel.ThrowIfCancellationRequested();
            string line = $"#define {name.PadRight(names)} {value}";
            _text.Append(comment is null ? line : line.PadRight(names + values + 9) + $" /* {Safe(comment)} */").Append('\n');
        }

        _macros.Clear();
    }

    // A comment must not contain another comment, the end of a line, or a trigraph (ISO C99, 5.2.1.1 and 6.4.9).
    private static string Safe(string text)
    {
        StringBuilder safe = new();
        foreach (char c in text)
        {
            char last = safe.Length > 0 ? safe[safe.Length - 1] : ' ';
            if ((c == '/' && last == '*') || (c == '*' && last == '/') || (c == '?' && last == '?'))
                safe.Append(' ');
            safe.Append(char.IsControl(c) ? ' ' : c);
        }

        return safe.ToString();
    }
}
