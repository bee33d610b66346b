using System;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Tests.Harness;

/// <summary>An expected diagnostic. What is not said is not compared.</summary>
public sealed record DiagnosticResult
{
    /// <summary>A diagnostic with this id and severity.</summary>
    public DiagnosticResult(string id, DiagnosticSeverity? severity = null)
    {
        Id = id;
        Severity = severity;
    }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The severity, where it matters.</summary>
    public DiagnosticSeverity? Severity { get; }

    /// <summary>The file, or null where the diagnostic has no place or any place will do.</summary>
    public string? Path { get; private init; }

    /// <summary>The place in the file, where it matters.</summary>
    public LinePositionSpan? Span { get; private init; }

    /// <summary>The number of the mark (<c>{|#0:…|}</c>) that stands at the place.</summary>
    public int? Mark { get; private init; }

    /// <summary>The whole message, where it matters.</summary>
    public string? Message { get; private init; }

    /// <summary>Whether there is no place.</summary>
    public bool HasNoLocation { get; private init; }

    /// <summary>An error of the compiler.</summary>
    public static DiagnosticResult CompilerError(string id) => new(id, DiagnosticSeverity.Error);

    /// <summary>A warning of the compiler.</summary>
    public static DiagnosticResult CompilerWarning(string id) => new(id, DiagnosticSeverity.Warning);

    /// <summary>The same at a place; lines and columns count from one.</summary>
    public DiagnosticResult WithSpan(string path, int startLine, int startColumn, int endLine, int endColumn) => this with
    {
        Path = path,
        Span = new LinePositionSpan(new LinePosition(startLine - 1, startColumn - 1), new LinePosition(endLine - 1, endColumn - 1)),
    };

    /// <summary>The same at a mark.</summary>
    public DiagnosticResult WithLocation(int mark) => this with { Mark = mark };

    /// <summary>The same anywhere in a file.</summary>
    public DiagnosticResult WithPath(string path) => this with { Path = path };

    /// <summary>The same, and it must have no place.</summary>
    public DiagnosticResult WithNoLocation() => this with { HasNoLocation = true };

    /// <summary>The same with a message.</summary>
    public DiagnosticResult WithMessage(string message) => this with { Message = message };

    internal DiagnosticResult At(string path, LinePositionSpan span) => this with { Path = path, Span = span, Mark = null };

    internal bool Matches(Diagnostic diagnostic)
    {
        FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
        return diagnostic.Id == Id
            && (Severity is null || Severity == diagnostic.Severity)
            && (Path is null || Path == place.Path)
            && (Span is null || Span == place.Span)
            && (!HasNoLocation || diagnostic.Location == Location.None)
            && (Message is null || Message == diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{Severity?.ToString() ?? "diagnostic"} {Id} at {Path ?? "any place"}{Span}{(Message is null ? "" : ": " + Message)}");
}
