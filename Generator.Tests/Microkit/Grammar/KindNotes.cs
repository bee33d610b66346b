using System;
using System.Collections.Generic;
using Boards.Microkit.Xml.Grammar;

namespace Boards.Tests.Microkit.Grammar;

/// <summary>The documentation of each kind of value: in words, and as patterns of the schema.</summary>
internal static class KindNotes
{
    // The rules check what a pattern of a schema cannot express: patterns accept each number with the right number of digits.
    private static readonly Dictionary<string, (string Note, string[] Patterns)> Notes = new(StringComparer.Ordinal)
    {
        ["text"] = ("Any text.", []),
        ["protectionDomainName"] = ("Any text but `monitor`, which is the name of Microkit's own protection domain.",
            [@"([^m]|m[^o]|mo[^n]|mon[^i]|moni[^t]|monit[^o]|monito[^r]|monitor(.|\s))(.|\s)*", "m?|mo|mon|moni|monit|monito"]),
        ["number"] = ("Decimal digits, or `0x` and hexadecimal ones; underscores anywhere.", [@"_*0_*x_*\+?_*[0-9a-fA-F][0-9a-fA-F_]*", @"_*\+?_*[0-9][0-9_]*"]),
        ["decimal"] = ("Decimal digits.", [@"\+?[0-9]+"]),
        ["id"] = ("Decimal digits, 0 to 61.", [@"\+?0*([0-9]|[1-5][0-9]|6[01])"]),
        ["vector"] = ("Decimal digits, 0 to 107.", [@"\+?0*([0-9]|[1-9][0-9]|10[0-7])"]),
        ["permissions"] = ("Letters of `rwx`; `w` only with `r` or `x`.", ["[rwx]*[rx][rwx]*", ""]),
        ["ioPermissions"] = ("Letters of `rw`, at least one.", ["[rw]+"]),
        ["pageSize"] = ("A number, 0x1000 or 0x200000.",
            ["_*0_*x_*[0_]*1_*0_*0_*0_*", "_*[0_]*4_*0_*9_*6_*", "_*0_*x_*[0_]*2_*0_*0_*0_*0_*0_*", "_*[0_]*2_*0_*9_*7_*1_*5_*2_*"]),
        ["priority"] = ("A number, 0 to 254.",
            ["_*0_*x_*[0_]*([0-9a-fA-F]_*)?[0-9a-fA-F]_*", @"_*\+?[0_]*([0-9]|[1-9]_*[0-9]|1_*[0-9]_*[0-9]|2_*[0-4]_*[0-9]|2_*5_*[0-4])_*"]),
        ["core"] = ("A number, 0 to 255.",
            ["_*0_*x_*[0_]*([0-9a-fA-F]_*)?[0-9a-fA-F]_*", @"_*\+?[0_]*([0-9]|[1-9]_*[0-9]|1_*[0-9]_*[0-9]|2_*[0-4]_*[0-9]|2_*5_*[0-5])_*"]),
        ["duration"] = ("A number, a blank, and `us` or `ticks`.", ["(0x[0-9a-fA-F_]+|[0-9_]+) (us|ticks)"]),
        ["pciDevice"] = ("`bus:device.function` in hexadecimal.", [@"\s*0*[0-9a-fA-F]{1,2}\s*:\s*0*[01]?[0-9a-fA-F]\s*\.\s*0*[0-7]\s*"]),
    };

    /// <summary>The kind in words.</summary>
    public static string Note(ValueKind kind) => kind.Words.IsEmpty ? Notes[kind.Name].Note : $"One of `{string.Join("`, `", kind.Words)}`.";

    /// <summary>The patterns of the kind's texts; none if any text is valid.</summary>
    public static IReadOnlyList<string> Patterns(ValueKind kind) => Notes[kind.Name].Patterns;
}
