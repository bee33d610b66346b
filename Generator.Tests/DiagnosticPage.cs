using System;
using System.IO;

namespace Boards.Tests;

/// <summary>The page of a diagnostic, whose examples are specimens.</summary>
/// <param name="id">The diagnostic.</param>
internal sealed class DiagnosticPage(string id)
{
    private const string Fence = "```dts\n";

    /// <summary>The whole page.</summary>
    public string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs/diagnostics", id + ".md"));

    /// <summary>The example that shows the mistake.</summary>
    public string Invalid => Example("Invalid");

    /// <summary>The same example without the mistake.</summary>
    public string Fixed => Example("Fixed");

    private string Example(string heading)
    {
        int start = Text.IndexOf(Fence, Text.IndexOf($"## {heading}\n", StringComparison.Ordinal), StringComparison.Ordinal) + Fence.Length;
        return Text[start..Text.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
