using System;
using System.Collections.Immutable;
using Boards.Microkit;
using Boards.Microkit.Artefacts;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Boards.Generator.Systems;

/// <summary>The project's options about systems.</summary>
/// <param name="OfUndeclared">
/// Whether a board is a system if none is declared: only if <c>EmitSystemDescription</c> is <c>true</c>. The package's default
/// is <c>true</c> for an executable and <c>declared</c> for a library.
/// </param>
/// <param name="Version">The version of Microkit, from <c>MicrokitVersion</c>; the current one if it is unknown.</param>
/// <param name="UnknownVersion">The value of <c>MicrokitVersion</c> if it is not a known version; otherwise null.</param>
internal sealed record SystemOptions(bool OfUndeclared, MicrokitVersion Version, string? UnknownVersion)
{
    /// <summary>The kinds of artefacts that <c>EmitArtefacts</c> names; none if <c>EmitSystemDescription</c> is <c>false</c>.</summary>
    public ValueList<ArtefactKind> Kinds { get; private init; } = [];

    /// <summary>The names in <c>EmitArtefacts</c> that are not of a kind.</summary>
    public ValueList<string> UnknownKinds { get; private init; } = [];

    /// <summary>The system that <c>MicrokitMainSystem</c> names; empty if it is not set.</summary>
    public string MainSystem { get; private init; } = "";

    /// <summary>The full path of the folder of the artefacts; links to sources are relative to it. Empty if it is not known.</summary>
    public string ArtefactDirectory { get; private init; } = "";

    /// <summary>Reads the properties.</summary>
    public static SystemOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        string emit = Property("EmitSystemDescription");
        string name = Property("MicrokitVersion");
        MicrokitVersion version = MicrokitVersions.Current;
        bool isKnown = name.Length == 0 || MicrokitVersions.TryParse(name, out version);
        ImmutableArray<ArtefactKind> kinds = ArtefactKinds.Parse(Uri.UnescapeDataString(Property("_EmitArtefacts")), out ImmutableArray<string> unknown);
        return new SystemOptions(Is("true"), version, isKnown ? null : name)
        {
            Kinds = Is("false") ? [] : kinds.ToValueList(),
            UnknownKinds = unknown.ToValueList(),
            MainSystem = Property("MicrokitMainSystem"),
            ArtefactDirectory = Uri.UnescapeDataString(Property("_ArtefactDirectory")),
        };

        bool Is(string word) => string.Equals(emit, word, StringComparison.OrdinalIgnoreCase);

        string Property(string property) => provider.GlobalOptions.TryGetValue("build_property." + property, out string? value) ? value.Trim() : "";
    }
}
