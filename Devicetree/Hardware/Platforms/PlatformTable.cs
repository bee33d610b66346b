using System;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Boards.Devicetree.Hardware.Platforms;

/// <summary>The platforms of <c>platforms.txt</c>, which is a part of this assembly.</summary>
public static class PlatformTable
{
    private static readonly Lazy<ImmutableArray<Platform>> Platforms = new(Load);

    /// <summary>Every platform, in the order of the table.</summary>
    public static ImmutableArray<Platform> All => Platforms.Value;

    /// <summary>The platform of this name, or null.</summary>
    public static Platform? Find(string name) =>
        All.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));

    /// <summary>The platform that the first of these strings stands for that stands for one; null where none does.</summary>
    /// <param name="compatible">The root's <c>compatible</c>, most specific first.</param>
    public static Platform? FindCompatible(ImmutableArray<string> compatible)
    {
        foreach (string candidate in compatible)
        {
            if (All.FirstOrDefault(p => p.Compatible.Contains(candidate, StringComparer.Ordinal)) is { } platform)
                return platform;
        }

        return null;
    }

    /// <summary>Reads platforms in the form of the table: keyword and values, a line each.</summary>
    /// <exception cref="FormatException">A line is none of the form.</exception>
    public static ImmutableArray<Platform> Read(string text)
    {
        var platforms = ImmutableArray.CreateBuilder<Platform>();
        int number = 0;
        foreach (string line in text.Split('\n'))
        {
            number++;
            string[] words = line.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0][0] == '#')
                continue;
            bool isStart = string.Equals(words[0], "platform", StringComparison.Ordinal);
            if (words.Length < 2 || (!isStart && platforms.Count == 0))
                throw Malformed(number, line);
            if (isStart)
                platforms.Add(new Platform { Name = words[1] });
            else
                platforms[platforms.Count - 1] = With(platforms[platforms.Count - 1], words) ?? throw Malformed(number, line);
        }

        return platforms.ToImmutable();
    }

    private static Platform? With(Platform platform, string[] words)
    {
        string value = words[1];
        return words[0] switch
        {
            "compatible" => platform with { Compatible = platform.Compatible.AddRange(words.Skip(1)) },
            "max-irq" => platform with { MaxIrq = (uint)Number(value) },
            "address-bits" => platform with { AddressBits = (int)Number(value) },
            "debug-uart" => platform with { DebugUart = AddressRange.Of(Number(value), Region.PageBytes) },
            "device" => platform with { DeviceRanges = platform.DeviceRanges.Add(Range(value)) },
            "memory" => platform with { MemoryRanges = platform.MemoryRanges.Add(Range(value)) },
            _ => null,
        };
    }

    private static AddressRange Range(string text)
    {
        int dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
            throw new FormatException("Expected FIRST..END in \"" + text + "\"");
        return new AddressRange(Number(text.Substring(0, dots)), Number(text.Substring(dots + 2)));
    }

    private static ulong Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? ulong.Parse(text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        : ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static FormatException Malformed(int number, string line) =>
        new(FormattableString.Invariant($"Line {number} of a platform table reads \"{line.Trim()}\""));

    private static ImmutableArray<Platform> Load()
    {
        using Stream stream = typeof(PlatformTable).Assembly.GetManifestResourceStream("Boards.Devicetree.Hardware.Platforms.platforms.txt")!;
        using StreamReader reader = new(stream);
        return Read(reader.ReadToEnd());
    }
}
