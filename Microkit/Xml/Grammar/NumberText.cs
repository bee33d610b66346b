using System;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>The formats of numbers in a system description, each of which only some attributes accept.</summary>
internal static class NumberText
{
    /// <summary>An address, a size or a priority, in the format of a version.</summary>
    public static ulong? Number(string text, MicrokitVersion version) => version != MicrokitVersion.Sel4cp ? Number(text)
        : Literal(text) is { } literal and >= 0 ? (ulong)literal
        : null;

    /// <summary>An interrupt number or an id, in the format of a version; null if it is negative.</summary>
    public static ulong? Decimal(string text, MicrokitVersion version) =>
        (version != MicrokitVersion.Sel4cp ? Decimal(text) : Literal(text)) is { } number and >= 0 ? (ulong)number : null;

    /// <summary>The id of a channel's end: the tool of sel4cp reads plain digits here, and any literal elsewhere.</summary>
    public static ulong? EndId(string text, MicrokitVersion version) =>
        Decimal(version != MicrokitVersion.Sel4cp ? text : text.Trim()) is { } number and >= 0 ? (ulong)number : null;

    /// <summary>
    /// Addresses, sizes, priorities: decimal, or hexadecimal after <c>0x</c>; underscores anywhere are ignored,
    /// and so is one leading <c>+</c>.
    /// </summary>
    public static ulong? Number(string text)
    {
        string digits = text.Replace("_", "");
        return digits.StartsWith("0x", StringComparison.Ordinal) ? Digits(WithoutPlus(digits.Substring(2)), 16) : Digits(WithoutPlus(digits), 10);
    }

    /// <summary>Interrupt numbers and ids: decimal digits with an optional sign.</summary>
    public static long? Decimal(string text)
    {
        bool isNegative = text.StartsWith("-", StringComparison.Ordinal);
        if (Digits(isNegative ? text.Substring(1) : WithoutPlus(text), 10) is not { } value)
            return null;
        long signed = value > long.MaxValue ? long.MaxValue : (long)value;
        return isNegative ? -signed : signed;
    }

    /// <summary>
    /// All numbers of the tool that was written in Python (<c>int(text, 0)</c>): decimal without leading zeros, or
    /// hexadecimal, octal or binary after <c>0x</c>, <c>0o</c> or <c>0b</c> in either case; with single underscores between digits,
    /// and blanks around the number.
    /// </summary>
    public static long? Literal(string text)
    {
        string trimmed = text.Trim();
        bool isNegative = trimmed.StartsWith("-", StringComparison.Ordinal);
        string number = isNegative ? trimmed.Substring(1) : WithoutPlus(trimmed);
        int radix = number.Length < 2 || number[0] != '0' ? 10 : char.ToLowerInvariant(number[1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 };
        string digits = radix == 10 ? number : number.Substring(2);
        // An underscore may also follow the radix.
        string grouped = radix == 10 ? digits : digits.TrimStart('_').Length == digits.Length - 1 ? digits.Substring(1) : digits;
        bool isGrouped = grouped.Length > 0 && grouped[0] != '_' && grouped[grouped.Length - 1] != '_' && !grouped.Contains("__");
        string plain = grouped.Replace("_", "");
        bool hasLeadingZeros = radix == 10 && plain.Length > 1 && plain[0] == '0' && plain.Trim('0').Length > 0;
        if (!isGrouped || hasLeadingZeros || Digits(plain, radix) is not { } value || value > long.MaxValue)
            return null;
        return isNegative ? -(long)value : (long)value;
    }

    private static string WithoutPlus(string text) => text.StartsWith("+", StringComparison.Ordinal) ? text.Substring(1) : text;

    private static ulong? Digits(string text, int radix)
    {
        ulong value = 0;
        foreach (char c in text)
        {
            int digit = c switch { >= '0' and <= '9' => c - '0', >= 'a' and <= 'f' => c - 'a' + 10, >= 'A' and <= 'F' => c - 'A' + 10, _ => radix };
            if (digit >= radix || value > (ulong.MaxValue - (ulong)digit) / (ulong)radix)
                return null;
            value = (value * (ulong)radix) + (ulong)digit;
        }

        return text.Length == 0 ? null : value;
    }
}
