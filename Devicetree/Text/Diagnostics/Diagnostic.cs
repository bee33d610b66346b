using System;
using System.Collections.Immutable;
using System.Linq;

namespace Boards.Devicetree.Text;

/// <summary>A message with a location: one mistake, reported once.</summary>
public sealed record Diagnostic
{
    /// <summary>A diagnostic without further places.</summary>
    /// <param name="rule">The kind of mistake.</param>
    /// <param name="location">Where a person would edit.</param>
    /// <param name="message">The sentence that a person reads.</param>
    public Diagnostic(DiagnosticRule rule, SourceLocation location, string message)
        : this(rule, location, message, [])
    {
    }

    /// <summary>A diagnostic with further places.</summary>
    /// <param name="rule">The kind of mistake.</param>
    /// <param name="location">Where a person would edit.</param>
    /// <param name="message">The sentence that a person reads.</param>
    /// <param name="related">The further places, in the order in which they are shown.</param>
    public Diagnostic(DiagnosticRule rule, SourceLocation location, string message, ImmutableArray<RelatedLocation> related)
    {
        Rule = rule;
        Location = location;
        Message = message;
        Related = related;
    }

    /// <summary>The kind of mistake.</summary>
    public DiagnosticRule Rule { get; init; }

    /// <summary>Where a person would edit.</summary>
    public SourceLocation Location { get; init; }

    /// <summary>Starts with the node's path if there is one; states the fact in the present tense.</summary>
    public string Message { get; init; }

    /// <summary>Include and macro chains, earlier definitions, and the like.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; }

    /// <summary>The path of the node that a fix of the mistake applies to; null if there is none, or none is known.</summary>
    public string? FixNode { get; init; }

    /// <summary>The paths of all nodes that a fix may apply to at once, including <see cref="FixNode"/>; empty if there are no others.</summary>
    public ImmutableArray<string> FixNodes { get; init; } = [];

    /// <summary>What a fix writes: the name that was probably meant, a number, a word; null if none is certain.</summary>
    public string? FixValue { get; init; }

    /// <summary>The name of the property that a fix adds to <see cref="FixNode"/>; null if none is missing.</summary>
    public string? FixProperty { get; init; }

    /// <summary>The name, with its unit address, that a fix gives to <see cref="FixNode"/>; null if none is certain.</summary>
    public string? FixName { get; init; }

    /// <summary>The rule's id.</summary>
    public string Id => Rule.Id;

    /// <summary>The severity if nothing else is configured.</summary>
    public Severity Severity => Rule.Severity;

    /// <summary>The same diagnostic with the question whether another name was meant, which a fix writes; unchanged if no name is likely.</summary>
    /// <param name="meant">The name that was probably meant.</param>
    /// <param name="written">What a fix writes at the location, if the name is only a part of the text there.</param>
    public Diagnostic Suggesting(string? meant, string? written = null) =>
        meant is null ? this : this with { Message = Message + Spelling.Question(meant), FixValue = written ?? meant };

    /// <summary>Equal if the rule, the locations, the message and the data for fixes are equal.</summary>
    public bool Equals(Diagnostic? other) =>
        other is not null && Rule.Equals(other.Rule) && Location == other.Location
        && string.Equals(Message, other.Message, StringComparison.Ordinal)
        && string.Equals(FixNode, other.FixNode, StringComparison.Ordinal) && FixNodes.SequenceEqual(other.FixNodes)
        && string.Equals(FixValue, other.FixValue, StringComparison.Ordinal) && string.Equals(FixProperty, other.FixProperty, StringComparison.Ordinal)
        && string.Equals(FixName, other.FixName, StringComparison.Ordinal) && Related.SequenceEqual(other.Related);

    /// <inheritdoc/>
    public override int GetHashCode() => (Rule.Id, Location, Message).GetHashCode();

    /// <summary><c>file(line,column): error BRD0123: message</c>, the form that editors and MSBuild understand.</summary>
    public override string ToString() => $"{Location}: {Word(Severity)} {Id}: {Message}";

    private static string Word(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "hidden",
    };
}
