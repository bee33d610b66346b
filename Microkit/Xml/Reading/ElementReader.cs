using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Format;
using Boards.Microkit.Xml.Grammar;
using Boards.Microkit.Xml.Syntax;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Xml.Reading;

/// <summary>
/// An element held against its grammar: what it has and should not, and what it lacks, is told once; its attributes are
/// read as the values that they stand for, each with its own place.
/// </summary>
internal sealed class ElementReader
{
    private static readonly ImmutableArray<string> Booleans = ["true", "false"];

    private readonly XmlElementSyntax _element;
    private readonly ElementGrammar _grammar;
    private readonly FileContext _context;

    public ElementReader(XmlElementSyntax element, ElementGrammar grammar, FileContext context)
    {
        _element = element;
        _grammar = grammar;
        _context = context;
        Children = [.. ReadChildren()];
        if (grammar != SystemGrammar.System)
            CheckAttributes();
    }

    /// <summary>The element's name.</summary>
    public string Name => _element.Name;

    /// <summary>The element's name in its start tag.</summary>
    public SourceLocation Location => _element.NameLocation;

    /// <summary>The elements in it that the version has, each with its grammar.</summary>
    public ImmutableArray<(XmlElementSyntax Element, ElementGrammar Grammar)> Children { get; }

    /// <summary>Notes that something is not in it, where all that is in it was read.</summary>
    public void ReportMissing(Diagnostic diagnostic)
    {
        if (_element.IsComplete)
            _context.Report(diagnostic);
    }

    /// <summary>Whether it has an attribute.</summary>
    public bool Has(string name) => _element.Find(name) is not null;

    /// <summary>The readers of its elements of one name.</summary>
    public IEnumerable<ElementReader> All(string name) =>
        Children.Where(c => c.Element.Name == name).Select(c => new ElementReader(c.Element, c.Grammar, _context));

    /// <summary>The first element of a name, which may stand once; null where there is none.</summary>
    public ElementReader? Single(string name, string parent)
    {
        ElementReader? first = null;
        foreach (ElementReader reader in All(name))
        {
            if (first is null)
                first = reader;
            else
                _context.Report(FormatDiagnostics.SecondElement(name, parent, first.Location, reader.Location));
        }

        return first;
    }

    /// <summary>A text as it stands; null where the version has no such attribute, which is told.</summary>
    public Declared<string>? Text(string name) =>
        _element.Find(name) is { } attribute && _grammar.Attribute(name) is { } known && known.Versions.Contains(_context.Version)
            ? new Declared<string>(attribute.Value, attribute.ValueLocation)
            : null;

    /// <summary>A number of the form that addresses and sizes have.</summary>
    public Declared<ulong>? Number(string name)
    {
        if (Text(name) is not { } text)
            return null;
        ulong? value = _context.Version != MicrokitVersion.Sel4cp ? NumberText.Number(text.Value)
            : NumberText.Literal(text.Value) is { } literal and >= 0 ? (ulong)literal
            : null;
        if (value is null)
            _context.Report(FormatDiagnostics.Number(name, text.Value, text.Location));
        return value is { } known ? new Declared<ulong>(known, text.Location) : null;
    }

    /// <summary>A small number of the form that addresses have; one that is too large is so for every limit.</summary>
    public Declared<int>? SmallNumber(string name) =>
        Number(name) is { } number ? new Declared<int>(number.Value > int.MaxValue ? int.MaxValue : (int)number.Value, number.Location) : null;

    private Declared<long>? Decimal(string name)
    {
        if (Text(name) is not { } text)
            return null;
        // The tool of that version takes any literal for an interrupt, and plain digits at the end of a channel.
        long? value = _context.Version != MicrokitVersion.Sel4cp ? NumberText.Decimal(text.Value)
            : Name == SystemGrammar.End.Name ? NumberText.Decimal(text.Value.Trim())
            : NumberText.Literal(text.Value);
        if (value is null)
            _context.Report(FormatDiagnostics.Decimal(name, text.Value, text.Location));
        return value is { } known ? new Declared<long>(known, text.Location) : null;
    }

    /// <summary>An id; one that is too large is so for every limit.</summary>
    public Declared<int>? Id(string name) =>
        Count(name) is { } number ? new Declared<int>(number.Value > int.MaxValue ? int.MaxValue : (int)number.Value, number.Location) : null;

    /// <summary>An interrupt number, or another that is written in decimal and is not negative.</summary>
    public Declared<ulong>? Count(string name)
    {
        if (Decimal(name) is not { } number)
            return null;
        if (number.Value < 0)
            _context.Report(FormatDiagnostics.Decimal(name, Text(name)!.Value.Value, number.Location));
        return number.Value < 0 ? null : new Declared<ulong>((ulong)number.Value, number.Location);
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public Declared<bool>? Boolean(string name) =>
        Word(name, Booleans) is { } word ? new Declared<bool>(word.Value == 0, word.Location) : null;

    /// <summary>The index of a word among those that are possible.</summary>
    public Declared<int>? Word(string name, ImmutableArray<string> possible)
    {
        if (Text(name) is not { } text)
            return null;
        int index = possible.IndexOf(text.Value);
        if (index < 0)
            _context.Report(FormatDiagnostics.Word(name, text.Value, possible, text.Location));
        return index < 0 ? null : new Declared<int>(index, text.Location);
    }

    private IEnumerable<(XmlElementSyntax Element, ElementGrammar Grammar)> ReadChildren()
    {
        foreach (SourceLocation text in _element.Texts)
        {
            _context.Report(_grammar == SystemGrammar.System || _context.Version == MicrokitVersion.Sel4cp
                ? FormatDiagnostics.Text(Name, text)
                : FormatDiagnostics.NoEffect("text", text));
        }

        foreach (XmlElementSyntax child in _element.Children)
        {
            if (_grammar.Children is null)
                _context.Report(FormatDiagnostics.NoEffect($"'{child.Name}' in '{Name}'", child.NameLocation));
            else if (_grammar.Child(child.Name) is not { } known)
                _context.Report(FormatDiagnostics.UnknownElement(child.Name, Name, _grammar.Children().Select(static c => c.Name), child.NameLocation));
            else if (!known.Versions.Contains(_context.Version))
                _context.Report(FormatDiagnostics.OtherVersion($"the element '{child.Name}'", known.Versions.ToString(), _context.Version, child.NameLocation));
            else
                yield return (child, FormOf(child, known));
        }
    }

    // An interrupt is named in one of three ways.
    private static ElementGrammar FormOf(XmlElementSyntax element, ElementGrammar grammar) =>
        grammar != SystemGrammar.WiredIrq || element.Find("irq") is not null ? grammar
        : element.Find("pin") is not null ? SystemGrammar.IoApicIrq
        : element.Find("pcidev") is not null ? SystemGrammar.MsiIrq
        : grammar;

    private void CheckAttributes()
    {
        HashSet<string> misspelt = new(StringComparer.Ordinal);
        foreach (XmlAttributeSyntax attribute in _element.Attributes)
        {
            if (_grammar.Attribute(attribute.LocalName) is not { } known)
            {
                string[] possible = [.. _grammar.Attributes.Select(static a => a.Name)];
                _context.Report(FormatDiagnostics.UnknownAttribute(attribute.Name, Name, possible, attribute.NameLocation));
                if (Spelling.Nearest(attribute.Name, possible) is { } meant)
                    misspelt.Add(meant);
            }
            else if (!known.Versions.Contains(_context.Version))
                _context.Report(FormatDiagnostics.OtherVersion($"the attribute '{attribute.Name}' of '{Name}'", known.Versions.ToString(), _context.Version, attribute.NameLocation));
            else if (attribute.HasPrefix)
                _context.Report(FormatDiagnostics.NoEffect($"'{attribute.Name}', which has a prefix,", attribute.NameLocation));
        }

        foreach (AttributeGrammar required in _grammar.Attributes.Where(a => a.IsRequired && a.Versions.Contains(_context.Version) && !Has(a.Name) && !misspelt.Contains(a.Name)))
        {
            if (!_element.Children.Any(child => child.Name == required.ElementElsewhere))
                _context.Report(FormatDiagnostics.MissingAttribute(required.Name, Name, Location));
        }
    }
}
