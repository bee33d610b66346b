using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Microkit;

/// <summary>Diagnostics that only follow from an error that is reported already.</summary>
internal static class Consequences
{
    /// <summary>What rules say of a system, without what follows from errors.</summary>
    /// <param name="read">What was found while the system was read.</param>
    /// <param name="meaning">What the rules found.</param>
    public static IEnumerable<Diagnostic> Without(IEnumerable<Diagnostic> read, ImmutableArray<Diagnostic> meaning)
    {
        // A diagnostic of a value that could not be read is about its replacement.
        HashSet<SourceLocation> unread = [.. read.Where(IsError).Select(static d => d.Location)];
        HashSet<SourceLocation> wrong = [.. meaning.Where(IsError).Select(static d => d.Location)];
        return meaning.Where(d => !unread.Contains(d.Location) && (IsError(d) || !wrong.Contains(d.Location)));
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error;
}
