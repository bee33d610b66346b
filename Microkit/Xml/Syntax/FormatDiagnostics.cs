using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Devices;
using Boards.Microkit.Xml.Grammar;
using static System.FormattableString;

namespace Boards.Microkit.Xml.Syntax;

/// <summary><c>BRD36xx</c>: files that are not system descriptions in the format that Microkit's tool reads.</summary>
internal static class FormatDiagnostics
{
    public static readonly DiagnosticRule NotWellFormedRule = new("BRD3601", "A system description is not well-formed XML", Severity.Error);
    public static readonly DiagnosticRule RootRule = new("BRD3602", "The root element is not 'system'", Severity.Error);
    public static readonly DiagnosticRule UnknownElementRule = new("BRD3603", "The element is not allowed here", Severity.Error);
    public static readonly DiagnosticRule UnknownAttributeRule = new("BRD3604", "The element does not have this attribute", Severity.Error);
    public static readonly DiagnosticRule OtherVersionRule = new("BRD3605", "The element or attribute is not supported by the version of Microkit", Severity.Error);
    public static readonly DiagnosticRule MissingAttributeRule = new("BRD3606", "A required attribute is missing", Severity.Error);
    public static readonly DiagnosticRule MissingElementRule = new("BRD3607", "A required element is missing", Severity.Error);
    public static readonly DiagnosticRule SecondElementRule = new("BRD3608", "An element that may appear once appears twice", Severity.Error);
    public static readonly DiagnosticRule TextRule = new("BRD3609", "Text is not allowed between elements", Severity.Error);
    public static readonly DiagnosticRule NumberRule = new("BRD3610", "The value is not a number", Severity.Error);
    public static readonly DiagnosticRule DecimalRule = new("BRD3611", "The value is not a decimal number", Severity.Error);
    public static readonly DiagnosticRule WordRule = new("BRD3612", "The value is not one of the allowed words", Severity.Error);
    public static readonly DiagnosticRule DurationRule = new("BRD3613", "The value is not a duration", Severity.Error);
    public static readonly DiagnosticRule EndsRule = new("BRD3614", "A channel must have two ends", Severity.Error);
    public static readonly DiagnosticRule NoEffectRule = new("BRD3615", "The element or attribute is ignored by Microkit", Severity.Warning);
    public static readonly DiagnosticRule DepthRule = new("BRD3616", "Protection domains are nested too deeply", Severity.Error);

    /// <summary>The rules after which a part of the file is not read.</summary>
    public static ImmutableArray<DiagnosticRule> Losses { get; } =
    [
        NotWellFormedRule, RootRule, UnknownElementRule, UnknownAttributeRule, MissingAttributeRule, NumberRule, DecimalRule, WordRule,
        DurationRule, DepthRule,
    ];

    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        NotWellFormedRule, RootRule, UnknownElementRule, UnknownAttributeRule, OtherVersionRule, MissingAttributeRule,
        MissingElementRule, SecondElementRule, TextRule, NumberRule, DecimalRule, WordRule, DurationRule, EndsRule, NoEffectRule,
        DepthRule,
    ];

    /// <summary>The file after this location is not read.</summary>
    public static Diagnostic NotWellFormed(string what, SourceLocation at) => new(NotWellFormedRule, at, $"this is not XML: {what}");

    /// <summary>The tool stops without a message.</summary>
    public static Diagnostic Root(string name, SourceLocation at) =>
        new(RootRule, at, Spelling.Nearest(name, [SystemGrammar.System.Name]) is { } meant
            ? $"the root element is '{name}'; did you mean '{meant}'?"
            : $"the root element is '{name}'; expected '{SystemGrammar.System.Name}'");

    /// <summary>The element is misspelt, or in the wrong place.</summary>
    public static Diagnostic UnknownElement(string name, string parent, IEnumerable<string> possible, SourceLocation at) =>
        new Diagnostic(UnknownElementRule, at, $"'{name}' is not an element of '{parent}'").Suggesting(Spelling.Nearest(name, possible));

    /// <summary>The attribute is misspelt, or belongs to another element.</summary>
    public static Diagnostic UnknownAttribute(string name, string element, IEnumerable<string> possible, SourceLocation at) =>
        new Diagnostic(UnknownAttributeRule, at, $"'{name}' is not an attribute of '{element}'").Suggesting(Spelling.Nearest(name, possible));

    /// <summary>The element or attribute was added by a later version, or removed by an earlier one.</summary>
    public static Diagnostic OtherVersion(string what, string versions, MicrokitVersion version, SourceLocation at) =>
        new(OtherVersionRule, at, $"{what} is supported by {versions}, but this description is for {version.Title()}");

    /// <summary>The attribute has no default.</summary>
    public static Diagnostic MissingAttribute(string name, string element, SourceLocation at) =>
        new(MissingAttributeRule, at, $"the attribute '{name}' of '{element}' is missing");

    /// <summary>The tool requires at least one.</summary>
    public static Diagnostic MissingElement(string name, string parent, SourceLocation at) =>
        new(MissingElementRule, at, $"the element '{name}' is missing in {parent}");

    /// <summary>The tool accepts at most one.</summary>
    public static Diagnostic SecondElement(string name, string parent, SourceLocation first, SourceLocation at) =>
        new(SecondElementRule, at, $"the element '{name}' appears more than once in {parent}", Places.At(first, "the other"));

    /// <summary>The tool refuses text directly in <c>system</c>.</summary>
    public static Diagnostic Text(string element, XmlTextSyntax text) =>
        new(TextRule, text.Location, $"text is not allowed in '{element}', which holds elements only{MissingBracket(text)}");

    /// <summary>The text of an attribute is not valid for its kind.</summary>
    public static Diagnostic Unread(AttributeGrammar attribute, Declared<string> text) => attribute.Kind.Form switch
    {
        ValueForm.Number when NumberText.Number("0x" + text.Value) is not null => new(NumberRule, text.Location, $"{attribute.Name} '{text.Value}' is not a number; did you mean '0x{text.Value}'?"),
        ValueForm.Number => new(NumberRule, text.Location, $"{attribute.Name} '{text.Value}' is not a number: expected decimal digits, or 0x and hexadecimal digits, up to 64 bits"),
        // Microkit's tool stops without a message at anything else.
        ValueForm.Decimal => new(DecimalRule, text.Location, $"{attribute.Name} '{text.Value}' is not a decimal number: interrupts and ids are written in decimal digits only"),
        ValueForm.Duration => new(DurationRule, text.Location, $"'{text.Value}' is not a duration: expected a number, a space, and 'us' or 'ticks'"),
        _ => new(WordRule, text.Location, $"{attribute.Name} is '{text.Value}'; expected one of: {string.Join(", ", attribute.Kind.Words)}"),
    };

    /// <summary>A channel must have two ends.</summary>
    public static Diagnostic Ends(int count, SourceLocation at) => new(EndsRule, at, Invariant($"the number of the channel's ends is {count}; expected 2"));

    /// <summary>The tool accepts the element or attribute, but ignores it.</summary>
    public static Diagnostic NoEffect(string what, SourceLocation at) => new(NoEffectRule, at, $"{what} has no effect: Microkit ignores it");

    /// <summary>The tool accepts text in other elements, but ignores it.</summary>
    public static Diagnostic TextWithoutEffect(XmlTextSyntax text) => new(NoEffectRule, text.Location, $"text has no effect: Microkit ignores it{MissingBracket(text)}");

    private static string MissingBracket(XmlTextSyntax text) => text.Tag is null ? "" : $"; '<' is missing before '{text.Tag}'";

    /// <summary>Protection domains are nested more deeply than their number allows.</summary>
    public static Diagnostic Depth(int deepest, SourceLocation at) =>
        new(DepthRule, at, Invariant($"the protection domain is nested more than {deepest} levels deep and is not read"));
}
