using System.Collections.Immutable;
using System.Linq;
using Boards.Microkit.Xml.Grammar;

namespace Boards.Microkit.Xml;

/// <summary>An element of Microkit's format, as far as documentation and editors need it.</summary>
public sealed record FormatElement
{
    private readonly ElementGrammar _grammar;

    internal FormatElement(ElementGrammar grammar)
    {
        _grammar = grammar;
        Name = grammar.Name;
        Meaning = grammar.Meaning;
        Versions = grammar.Versions.ToString();
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its meaning.</summary>
    public string Meaning { get; }

    /// <summary>The versions that have it, as messages name them.</summary>
    public string Versions { get; }

    /// <summary>Its attributes.</summary>
    public ImmutableArray<FormatAttribute> Attributes => [.. _grammar.Rows.Select(static row => new FormatAttribute(row))];

    /// <summary>The elements that may be in it.</summary>
    public ImmutableArray<FormatElement> Children => [.. _grammar.Children.SelectMany(static child => child.Elements).Distinct().Select(static element => new FormatElement(element))];

    /// <summary>Whether a version has it.</summary>
    public bool IsIn(MicrokitVersion version) => _grammar.Versions.Contains(version);
}
