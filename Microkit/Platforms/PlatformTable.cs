using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Platforms;

/// <summary>The known facts about seL4's platforms.</summary>
public sealed class PlatformTable
{
    private const string Resource = "Boards.Microkit.Platforms.platforms.txt";

    private static readonly Lazy<PlatformTable> Own = new(Load);

    private PlatformTable(ImmutableArray<Platform> all) => All = all;

    /// <summary>The platforms of <c>platforms.txt</c>, which is a part of this assembly.</summary>
    public static PlatformTable BuiltIn => Own.Value;

    /// <summary>Every platform, in the order of the table.</summary>
    public ImmutableArray<Platform> All { get; }

    /// <summary>
    /// This table with a project's platforms before its own. A platform with a name in the table need only have the facts
    /// that differ; the others are those of this table.
    /// </summary>
    public PlatformTable With(ImmutableArray<Platform> platforms)
    {
        if (platforms.IsEmpty)
            return this;
        ImmutableArray<Platform> merged = [.. platforms.Select(given => Find(given.Name) is { } own ? given.Over(own) : given)];
        return new PlatformTable([.. merged, .. All.Where(own => !merged.Any(given => string.Equals(given.Name, own.Name, StringComparison.Ordinal)))]);
    }

    /// <summary>The platform with this name, or null.</summary>
    public Platform? Find(string? name) => All.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));

    /// <summary>The message for an unknown platform name, with a similar name if there is one.</summary>
    public string Missing(string name) => Spelling.Suggest($"the platform '{name}' is unknown", name, All.Select(static platform => platform.Name!));

    /// <summary>The platform of the first string that matches a platform; null if none does.</summary>
    /// <param name="compatible">The root's <c>compatible</c>, most specific first.</param>
    public Platform? FindCompatible(ImmutableArray<string> compatible)
    {
        foreach (string candidate in compatible)
        {
            if (All.FirstOrDefault(p => p.Compatible.Contains(candidate, StringComparer.Ordinal)) is { } platform)
                return platform;
        }

        return null;
    }

    private static PlatformTable Load()
    {
        using Stream stream = typeof(PlatformTable).Assembly.GetManifestResourceStream(Resource)!;
        using StreamReader reader = new(stream);
        PlatformFile file = PlatformFile.Read(new SourceFile("platforms.txt", reader.ReadToEnd()));
        return file.Diagnostics.IsEmpty
            ? new PlatformTable(file.Platforms)
            : throw new InvalidOperationException(file.Diagnostics[0].ToString());
    }
}
