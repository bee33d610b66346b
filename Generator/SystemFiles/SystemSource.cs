using System;
using Boards.Generator.Naming;
using Boards.Generator.Sources;
using Boards.Generator.Systems;
using Boards.Microkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Boards.Generator.SystemFiles;

/// <summary>A hand-written system among the additional files, with its metadata.</summary>
/// <param name="File">The file.</param>
/// <param name="Path">Its path in the engine's form.</param>
/// <param name="Board">Its board (<c>MicrokitBoard</c>, of the item or of the project); null if neither names one.</param>
/// <param name="Version">The version of Microkit that the item names (<c>MicrokitVersion</c>); null if it names none.</param>
/// <param name="ProjectVersion">The version of the project, used if the item names none.</param>
internal sealed record SystemSource(AdditionalText File, string Path, string? Board, string? Version, MicrokitVersion ProjectVersion)
{
    /// <summary>
    /// The system description in a file: a <c>.system</c> file without the metadata
    /// <c>MicrokitSystem="false"</c>, or any other file with <c>true</c>; otherwise null.
    /// </summary>
    public static SystemSource? From(AdditionalText file, AnalyzerConfigOptionsProvider provider)
    {
        AnalyzerConfigOptions options = provider.GetOptions(file);
        string? wanted = Metadata(options, "MicrokitSystem");
        bool isSystem = string.Equals(wanted, "true", StringComparison.OrdinalIgnoreCase)
            || (file.Path.EndsWith(".system", StringComparison.OrdinalIgnoreCase) && !string.Equals(wanted, "false", StringComparison.OrdinalIgnoreCase));
        return !isSystem ? null : new SystemSource(
            file,
            FilePath.Normalize(file.Path),
            Metadata(options, "MicrokitBoard") ?? Value(provider.GlobalOptions, "build_property.MicrokitBoard"),
            Metadata(options, "MicrokitVersion"),
            SystemOptions.Read(provider).Version);
    }

    /// <summary>The version; that of the project if the item names none, or an unknown one.</summary>
    public MicrokitVersion MicrokitVersion => Version is not null && MicrokitVersions.TryParse(Version, out MicrokitVersion version) ? version : ProjectVersion;

    private static string? Metadata(AnalyzerConfigOptions options, string name) => Value(options, "build_metadata.AdditionalFiles." + name);

    private static string? Value(AnalyzerConfigOptions options, string key) =>
        options.TryGetValue(key, out string? value) && value.Trim() is { Length: > 0 } text ? text : null;
}
