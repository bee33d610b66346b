using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;

namespace Boards.Microkit.Platforms;

/// <summary>Platforms from a text file: each has a block, in which each line has a keyword and its values.</summary>
public sealed record PlatformFile
{
    /// <summary>The platforms, in the order of the file.</summary>
    public required ImmutableArray<Platform> Platforms { get; init; }

    /// <summary>The errors for lines that cannot be read; the other lines are used.</summary>
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    private const string Start = "platform";

    // The keywords that a line may begin with, and what follows them.
    private static readonly Dictionary<string, (string Form, Func<Platform, string[], Platform?> Read)> Keywords = new(StringComparer.Ordinal)
    {
        ["compatible"] = ("STRING...", static (platform, words) => platform with { Compatible = [.. platform.Compatible, .. words] }),
        ["max-irq"] = ("NUMBER", static (platform, words) => Number(words) is { } most and <= uint.MaxValue ? platform with { MaxIrq = (uint)most } : null),
        ["address-bits"] = ("NUMBER from 12 to 64", static (platform, words) => Number(words) is { } bits and >= 12 and <= 64 ? platform with { AddressBits = (int)bits } : null),
        ["debug-uart"] = ("ADDRESS", static (platform, words) => Number(words) is { } page ? platform with { DebugUart = AddressRange.Of(page, DeviceRegion.PageBytes) } : null),
        ["device"] = ("FIRST..END", static (platform, words) => Range(words) is { } range ? platform with { DeviceRanges = platform.DeviceRanges.Add(range) } : null),
        ["memory"] = ("FIRST..END", static (platform, words) => Range(words) is { } range ? platform with { MemoryRanges = platform.MemoryRanges.Add(range) } : null),
        ["kernel"] = ("FIRST..END PURPOSE", static (platform, words) => words.Length > 1 && Range([words[0]]) is { } range
            ? platform with { KernelRanges = platform.KernelRanges.Add(new KernelRange { Range = range, Purpose = string.Join(" ", words.Skip(1)), Owner = null }) } : null),
        ["hypervisor"] = ("yes or no", static (platform, words) => words is ["yes" or "no"] ? platform with { IsHypervisor = words[0] is "yes" } : null),
        ["kernel-irq"] = ("NUMBER PURPOSE", static (platform, words) => words.Length > 1 && Number([words[0]]) is { } number and <= uint.MaxValue
            ? platform with { KernelInterrupts = platform.KernelInterrupts.Add(new KernelInterrupt { Number = (uint)number, Purpose = string.Join(" ", words.Skip(1)) }) } : null),
    };

    /// <summary>Reads a file. No content causes an exception.</summary>
    public static PlatformFile Read(SourceFile file)
    {
        var platforms = ImmutableArray.CreateBuilder<Platform>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        int offset = 0;
        foreach (string line in file.Text.Split('\n'))
        {
            string[] words = line.Split([' ', '\t', '\r', '\ufeff'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0][0] != '#' && Take(platforms, words) is { } expected)
            {
                string text = line.Trim();
                diagnostics.Add(PlatformFileRules.Malformed(text, expected, file.Locate(offset + line.IndexOf(text, StringComparison.Ordinal), text.Length)));
            }

            offset += line.Length + 1;
        }

        return new PlatformFile { Platforms = platforms.ToImmutable(), Diagnostics = diagnostics.ToImmutable() };
    }

    // Null if the line is valid; otherwise what was expected.
    private static string? Take(ImmutableArray<Platform>.Builder platforms, string[] words)
    {
        if (string.Equals(words[0], Start, StringComparison.Ordinal))
        {
            if (words.Length != 2)
                return "'platform NAME'";
            platforms.Add(new Platform { Name = words[1] });
            return null;
        }

        if (!Keywords.TryGetValue(words[0], out (string Form, Func<Platform, string[], Platform?> Read) keyword))
            return "one of " + string.Join(", ", Keywords.Keys.Prepend(Start).Select(static word => $"'{word}'"));
        if (platforms.Count == 0)
            return "'platform NAME' before it";
        int last = platforms.Count - 1;
        if (words.Length < 2 || keyword.Read(platforms[last], [.. words.Skip(1)]) is not { } platform)
            return $"'{words[0]} {keyword.Form}'";
        platforms[last] = platform;
        return null;
    }

    private static AddressRange? Range(string[] words)
    {
        string[] ends = words.Length == 1 ? words[0].Split([".."], StringSplitOptions.None) : [];
        return ends.Length == 2 && Number([ends[0]]) is { } first && Number([ends[1]]) is { } end && first < end
            ? new AddressRange(first, end)
            : null;
    }

    private static ulong? Number(string[] words)
    {
        if (words.Length != 1)
            return null;
        bool isHex = words[0].StartsWith("0x", StringComparison.Ordinal);
        return isHex
            ? ulong.TryParse(words[0].Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong hex) ? hex : null
            : ulong.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number : null;
    }
}
