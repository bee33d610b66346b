using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Generator.Build;

/// <summary>The names of the metadata of devicetree sources and systems.</summary>
internal static class DevicetreeMetadata
{
    // The names on Devicetree items. On AdditionalFiles, each has a prefix.
    private static readonly string[] Short = ["ClassName", "Namespace", "IncludeDirectories", "Defines", "Overlays", "Platform"];

    private static readonly string[] Long =
    [
        "DevicetreeClass", "DevicetreeNamespace", "DevicetreeIncludeDirectories", "DevicetreeDefines", "DevicetreeOverlays", "DevicetreePlatform",
        "DevicetreeBoard", "MicrokitSystem", "MicrokitBoard", "MicrokitVersion",
    ];

    // Set by the targets of this package.
    private static readonly string[] Own = ["IsDevicetreeItem", "IsDefaultDevicetreeItem"];

    // Other words with the same meaning, whose spelling is too different to be found by similarity.
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Class"] = "ClassName",
        ["Includes"] = "IncludeDirectories",
        ["IncludeDir"] = "IncludeDirectories",
        ["IncludeDirs"] = "IncludeDirectories",
        ["IncludePath"] = "IncludeDirectories",
        ["IncludePaths"] = "IncludeDirectories",
        ["IncludeFolders"] = "IncludeDirectories",
        ["Macros"] = "Defines",
        ["DefineConstants"] = "Defines",
    };

    /// <summary>The name that is probably meant by a name that has no effect; null for a name that has an effect, or that is not ours.</summary>
    public static string? Meant(string name, bool isDevicetree)
    {
        string[] known = isDevicetree ? [.. Short, .. Long] : Long;
        // Names that begin with _ belong to the targets of a package.
        if (name.StartsWith("_", StringComparison.Ordinal) || Own.Contains(name) || known.Contains(name, StringComparer.OrdinalIgnoreCase))
            return null;
        string? meant = Synonyms.TryGetValue(name, out string? other) ? other
            : Short.FirstOrDefault(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
            ?? Nearest(name, [.. Short, .. Long]);
        return meant is null || isDevicetree || !Short.Contains(meant) ? meant : Long[Array.IndexOf(Short, meant)];
    }

    // MSBuild ignores the case of names.
    private static string? Nearest(string name, string[] candidates) =>
        Spelling.Nearest(name.ToUpperInvariant(), candidates.Select(static candidate => candidate.ToUpperInvariant())) is { } nearest
            ? candidates.First(candidate => string.Equals(candidate, nearest, StringComparison.OrdinalIgnoreCase))
            : null;
}
