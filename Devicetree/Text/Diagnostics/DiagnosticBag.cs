using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace Boards.Devicetree.Text;

/// <summary>Collects what the layers report. A file that is not a devicetree is reported once, not a million times.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _diagnostics = [];

    // Diagnostics that are not errors have the same limit: further ones are left out, but reading continues.
    private readonly ReportLimit _ofErrors = new();
    private readonly ReportLimit _ofOthers = new();

    private readonly HashSet<(string Id, string Message, SourceLocation Definition)> _inMacros = [];

    /// <summary>Whether so many errors were reported that continuing would not help.</summary>
    public bool IsFull => _ofErrors.IsReached;

    /// <summary>Whether an included file or a part of a file is missing: unknown names may be defined there, and are not reported.</summary>
    public bool MissesFile { get; set; }

    /// <summary>Whether braces do not match, so that nodes may be in another place than was meant.</summary>
    public bool IsMisnested { get; set; }

    /// <summary>Whether a comment or a macro consumed the rest of the file: what is missing at the end is not reported again.</summary>
    public bool IsCutShort { get; set; }

    /// <summary>Names that a mistake left in the text or wanted to delete, and that are not reported again.</summary>
    public HashSet<string> Excused { get; } = new(System.StringComparer.Ordinal);

    /// <summary>Number of diagnostics so far.</summary>
    public int Count => _diagnostics.Count;

    /// <summary>
    /// How often something wrong was found so far, reported or not. If it changes, a part of
    /// what was read is not what the source means.
    /// </summary>
    public int Faults { get; set; }

    public void Add(Diagnostic diagnostic)
    {
        Faults += diagnostic.Severity >= Severity.Warning ? 1 : 0;
        ReportLimit limit = diagnostic.Severity == Severity.Error ? _ofErrors : _ofOthers;
        if (!limit.IsReached && !IsReportedForMacro(diagnostic) && limit.Take(diagnostic))
            _diagnostics.Add(diagnostic);
    }

    /// <summary>Reports one mistake in place of several diagnostics that follow from it.</summary>
    public void Replace(IReadOnlyCollection<Diagnostic> consequences, Diagnostic mistake)
    {
        HashSet<Diagnostic> left = [.. consequences];
        _diagnostics.RemoveAll(left.Contains);
        Add(mistake);
    }

    // A mistake in a macro's definition is reported once, however often the macro is used.
    private bool IsReportedForMacro(Diagnostic diagnostic)
    {
        foreach (RelatedLocation related in diagnostic.Related)
        {
            if (related.IsMacroArgument)
                return false;
            if (related.IsMacroDefinition)
                return !_inMacros.Add((diagnostic.Id, diagnostic.Message, related.Location));
        }

        return false;
    }

    /// <summary>All diagnostics: file by file in the order in which files first had a diagnostic, and by place within a file.</summary>
    public ImmutableArray<Diagnostic> ToImmutable()
    {
        Dictionary<string, int> files = new(System.StringComparer.Ordinal);
        foreach (Diagnostic diagnostic in _diagnostics)
        {
            if (!files.ContainsKey(diagnostic.Location.Path))
                files.Add(diagnostic.Location.Path, files.Count);
        }

        return [.. _diagnostics.OrderBy(diagnostic => files[diagnostic.Location.Path]).ThenBy(static diagnostic => diagnostic.Location.Start)];
    }
}
