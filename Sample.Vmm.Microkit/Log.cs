using System;

namespace Sample.Vmm.Microkit;

/// <summary>Text and numbers on the debug console.</summary>
internal static class Log<TMicrokit>
    where TMicrokit : struct, IMicrokit
{
    public static void Write(ReadOnlySpan<byte> text)
    {
        foreach (byte character in text)
            TMicrokit.Put(character);
    }

    /// <summary>A decimal number.</summary>
    public static void Write(uint value)
    {
        Span<byte> digits = stackalloc byte[10];
        int first = digits.Length;
        do
        {
            digits[--first] = (byte)('0' + (value % 10));
            value /= 10;
        }
        while (value != 0);
        Write(digits[first..]);
    }

    /// <summary>A hexadecimal number.</summary>
    public static void WriteHex(ulong value)
    {
        Write("0x"u8);
        int shift = 60;
        while (shift > 0 && value >> shift == 0)
            shift -= 4;
        for (; shift >= 0; shift -= 4)
            TMicrokit.Put("0123456789abcdef"u8[(int)(value >> shift) & 0xf]);
    }
}
