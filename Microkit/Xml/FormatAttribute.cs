using System.Collections.Immutable;
using Boards.Microkit.Xml.Grammar;

namespace Boards.Microkit.Xml;

/// <summary>An attribute of an element of Microkit's format, as far as documentation and editors need it.</summary>
public sealed record FormatAttribute
{
    private readonly AttributeGrammar _grammar;

    internal FormatAttribute(AttributeGrammar grammar)
    {
        _grammar = grammar;
        Name = grammar.Name;
        Meaning = grammar.Meaning;
        Versions = grammar.Versions.ToString();
        IsRequired = grammar.IsRequired;
        Default = grammar.Default;
        Words = grammar.Kind.Words;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its meaning.</summary>
    public string Meaning { get; }

    /// <summary>The versions that have it, as messages name them.</summary>
    public string Versions { get; }

    /// <summary>Whether an element must have it, in the versions that have it.</summary>
    public bool IsRequired { get; }

    /// <summary>The value that applies if it is not given; null if it must be given.</summary>
    public string? Default { get; }

    /// <summary>The possible words; empty if other values are possible.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Whether a version has it.</summary>
    public bool IsIn(MicrokitVersion version) => _grammar.Versions.Contains(version);
}
