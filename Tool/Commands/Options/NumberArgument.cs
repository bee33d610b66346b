using System;
using System.Globalization;

namespace Boards.Tool.Commands;

/// <summary>A number on the command line: decimal, or hexadecimal after <c>0x</c>.</summary>
internal static class NumberArgument
{
    /// <summary>The number, or null if the text is not a number of 32 bits.</summary>
    public static uint? Parse(string text)
    {
        bool isHexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return uint.TryParse(isHexadecimal ? text.AsSpan(2) : text, isHexadecimal ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out uint number)
            ? number
            : null;
    }
}
