using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Microkit;

/// <summary>Removes diagnostics that only follow from an error that is already reported.</summary>
internal static class Consequences
{
    /// <summary>The diagnostics of the rules for a system, without those that follow from errors.</summary>
    /// <param name="read">The diagnostics from reading the system.</param>
    /// <param name="meaning">The diagnostics of the rules.</param>
    public static IEnumerable<Diagnostic> Without(IEnumerable<Diagnostic> read, ImmutableArray<Diagnostic> meaning)
    {
        // A diagnostic for a value that could not be read is about its replacement.
        HashSet<SourceLocation> unread = [.. read.Where(IsError).Select(static d => d.Location)];
        HashSet<SourceLocation> wrong = [.. meaning.Where(IsError).Select(static d => d.Location)];
        return meaning.Where(d => !unread.Contains(d.Location) && (IsError(d) || !wrong.Contains(d.Location)));
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error;
}
