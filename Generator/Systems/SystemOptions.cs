using System;
using Boards.Microkit;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Boards.Generator.Systems;

/// <summary>The project's options about systems.</summary>
/// <param name="OfDeclared">
/// Whether declared systems are written: unless <c>EmitSystemDescription</c> is <c>false</c>. The package's default is
/// <c>true</c> for an executable and <c>declared</c> for a library.
/// </param>
/// <param name="OfUndeclared">Whether a board is a system where none is declared: only if that property is <c>true</c>.</param>
/// <param name="Version">The version of Microkit, of <c>MicrokitVersion</c>; the current one if it is unknown.</param>
/// <param name="UnknownVersion">The value of <c>MicrokitVersion</c> if it is not a known version; else null.</param>
internal readonly record struct SystemOptions(bool OfDeclared, bool OfUndeclared, MicrokitVersion Version, string? UnknownVersion)
{
    /// <summary>Reads the properties.</summary>
    public static SystemOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        string emit = Property("EmitSystemDescription");
        string name = Property("MicrokitVersion");
        MicrokitVersion version = MicrokitVersions.Current;
        bool isKnown = name.Length == 0 || MicrokitVersions.TryParse(name, out version);
        return new SystemOptions(!Is("false"), Is("true"), version, isKnown ? null : name);

        bool Is(string word) => string.Equals(emit, word, StringComparison.OrdinalIgnoreCase);

        string Property(string property) => provider.GlobalOptions.TryGetValue("build_property." + property, out string? value) ? value.Trim() : "";
    }
}
