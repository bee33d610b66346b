using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Boards.Generator.Systems;

/// <summary>Whether a project wants descriptions (<c>EmitSystemDescription</c>; where a project says nothing, the package says <c>true</c> for an executable and <c>declared</c> for a library).</summary>
/// <param name="OfDeclared">Whether declared systems are written: unless the property says false.</param>
/// <param name="OfUndeclared">Whether a board is a system where none is declared: only where the property says true.</param>
internal readonly record struct SystemOptions(bool OfDeclared, bool OfUndeclared)
{
    /// <summary>Reads the property.</summary>
    public static SystemOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        provider.GlobalOptions.TryGetValue("build_property.EmitSystemDescription", out string? value);
        return new SystemOptions(!Is("false"), Is("true"));

        bool Is(string word) => string.Equals(value?.Trim(), word, StringComparison.OrdinalIgnoreCase);
    }
}
