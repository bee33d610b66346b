using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Boards.Generator.Emit;

/// <summary>C# literals.</summary>
internal static class Literal
{
    /// <summary>A string with its quotes.</summary>
    public static string Of(string text) => IsPlain(text) ? "\"" + text + "\"" : SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>An address or a size.</summary>
    public static string Hex(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    public static string Of(uint value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a string is the same between quotes, as most names and paths are.</summary>
    public static bool IsPlain(string text)
    {
        foreach (char c in text)
        {
            if (c is < ' ' or > '~' or '"' or '\\')
                return false;
        }

        return true;
    }
}
