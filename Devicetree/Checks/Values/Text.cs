using System;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Devicetree.Checks.Values;

/// <summary>Values as text: bytes in which each string is terminated by a NUL.</summary>
internal static class Text
{
    /// <summary>Whether the value is empty or ends with the NUL of a string.</summary>
    public static bool IsStrings(Property property) => property.Length == 0 || property.Value.Span[property.Length - 1] == 0;

    /// <summary>Why a value is not one string, or null.</summary>
    public static string? WhyNotOne(Property property)
    {
        ReadOnlySpan<byte> value = property.Value.Span;
        if (value.IsEmpty)
            return "is empty";
        int end = value.IndexOf((byte)0);
        if (end < 0)
            return Invariant($"has {value.Length} bytes without a NUL at the end");
        return end == value.Length - 1 ? null : Invariant($"has {value.Length - end - 1} bytes after its first string");
    }
}
