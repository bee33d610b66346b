using System;
using System.Globalization;
using System.Text;

namespace Boards.Microkit.Report;

/// <summary>
/// Escapes the values of a template. Names and properties of a devicetree may have any characters: markup, quotes, control
/// characters, and characters that change the direction of the text after them.
/// </summary>
internal sealed class HtmlFormat : IFormatProvider, ICustomFormatter
{
    /// <summary>The only instance.</summary>
    public static HtmlFormat Instance { get; } = new();

    /// <inheritdoc/>
    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    /// <inheritdoc/>
    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
    {
        null => "",
        Markup markup => markup.Text,
        IFormattable value => Escape(value.ToString(format, CultureInfo.InvariantCulture)),
        _ => Escape(arg.ToString() ?? ""),
    };

    private static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (int i = 0; i < text.Length; i++)
        {
            if (Replacement(text[i]) is { } replacement)
                (escaped ??= new StringBuilder(text, 0, i, text.Length + 16)).Append(replacement);
            else
                escaped?.Append(text[i]);
        }

        return escaped?.ToString() ?? text;
    }

    private static string? Replacement(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        '\t' or '\n' => null,
        _ when CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            => char.IsSurrogate(c) ? null : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
        _ => null,
    };
}
