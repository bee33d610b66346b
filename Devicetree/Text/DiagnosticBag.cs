using System.Collections.Generic;
using System.Collections.Immutable;

namespace Boards.Devicetree.Text;

/// <summary>Collects what the layers report. A file that is no devicetree at all is told once, not a million times.</summary>
internal sealed class DiagnosticBag
{
    private const int Limit = 1000;

    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>Whether one of them breaks the output.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Whether so many were reported that reading on serves nobody.</summary>
    public bool IsFull => _diagnostics.Count >= Limit;

    /// <summary>Whether an included file is missing: names that nobody knows are its, and are not reported again.</summary>
    public bool MissesFile { get; set; }

    /// <summary>Whether a comment or a macro took the rest of the file: what is missing at the end is not reported again.</summary>
    public bool IsCutShort { get; set; }

    /// <summary>Names that a mistake left in the text, and that are not reported again.</summary>
    public HashSet<string> Excused { get; } = new(System.StringComparer.Ordinal);

    /// <summary>Number of diagnostics so far.</summary>
    public int Count => _diagnostics.Count;

    public void Add(Diagnostic diagnostic)
    {
        HasErrors |= diagnostic.Severity == Severity.Error;
        if (!IsFull)
            _diagnostics.Add(diagnostic);
    }

    public ImmutableArray<Diagnostic> ToImmutable() => [.. _diagnostics];
}
