using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using Boards.Microkit;
using Boards.Microkit.Xml.Grammar;

namespace Boards.Tests.Microkit.Grammar;

/// <summary>The XML schema of the current version's system descriptions, made from the grammar.</summary>
internal static class SchemaText
{
    private const string Comment = """

          Microkit's system description, version 2.3, for editors. It is made from the table of the format
          (Microkit/Xml/Grammar/SystemGrammar.cs). What a schema cannot state, such as that a map's region exists, that
          addresses are whole pages, or that ids are unique within a protection domain, the BRD3xxx diagnostics report.

        """;

    private static readonly XNamespace Xs = "http://www.w3.org/2001/XMLSchema";

    // Elements with the same name and the same parent have one type: the forms of an interrupt.
    private static readonly Dictionary<ElementGrammar, string> TypeNames = NameTypes();

    /// <summary>The text of the schema.</summary>
    public static string Write()
    {
        XElement schema = new(Xs + "schema", new XAttribute(XNamespace.Xmlns + "xs", Xs.NamespaceName), new XAttribute("elementFormDefault", "unqualified"));
        schema.Add(FormatTable.Kinds.Where(static kind => kind.Name != "text").Select(KindType));
        schema.Add(new XComment(" Microkit looks neither at elements nor at text in an element that holds this. "), new XElement(Xs + "group", new XAttribute("name", "ignored"), new XElement(
            Xs + "sequence", new XElement(Xs + "any", new XAttribute("minOccurs", 0), new XAttribute("maxOccurs", "unbounded"), new XAttribute("processContents", "skip")))));
        schema.Add(Root());
        schema.Add(TypeNames.Where(static pair => pair.Key != SystemGrammar.System).GroupBy(static pair => pair.Value)
            .Select(static type => ElementType(type.Key, [.. type.Select(static pair => pair.Key)])));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + new XDocument(new XComment(Comment), schema).ToString().ReplaceLineEndings("\n") + "\n";
    }

    private static Dictionary<ElementGrammar, string> NameTypes()
    {
        Dictionary<ElementGrammar, string> names = [];
        foreach ((ElementGrammar element, ElementGrammar? parent) in FormatTable.Elements.Where(static e => IsCurrent(e.Element.Versions)))
        {
            bool isForm = FormatTable.Elements.Any(other => other.Parent == parent && other.Element.Name == element.Name && names.ContainsKey(other.Element));
            names[element] = !isForm && names.ContainsValue(element.Name) ? $"{parent!.Name}.{element.Name}" : element.Name;
        }

        return names;
    }

    private static bool IsCurrent(VersionSet versions) => versions.Contains(MicrokitVersions.Current);

    private static XElement KindType(ValueKind kind) => new(Xs + "simpleType", new XAttribute("name", kind.Name), Note(KindNotes.Note(kind)), new XElement(
        Xs + "restriction",
        new XAttribute("base", "xs:string"),
        kind.Words.Select(static word => new XElement(Xs + "enumeration", new XAttribute("value", word))),
        kind.Words.IsEmpty ? KindNotes.Patterns(kind).Select(static pattern => new XElement(Xs + "pattern", new XAttribute("value", pattern))) : []));

    private static XElement Root() => new(
        Xs + "element",
        new XAttribute("name", SystemGrammar.System.Name),
        new XElement(
            Xs + "complexType",
            Note(SystemGrammar.System.Meaning),
            Content(SystemGrammar.System),
            new XComment(" Microkit does not look at these. "),
            new XElement(Xs + "anyAttribute", new XAttribute("processContents", "skip"))),
        Identity("unique", "memoryRegionName", "memory_region", "@name"),
        Identity("unique", "protectionDomainName", ".//protection_domain", "@name"),
        Identity("unique", "virtualMachineName", ".//virtual_machine", "@name"),
        Identity("unique", "interruptNumber", ".//irq", "@irq"),
        Identity("key", "anyProtectionDomain", ".//protection_domain", "@name"),
        Identity("keyref", "channelEnd", "channel/end", "@pd", "anyProtectionDomain"),
        Identity("keyref", "capabilityOwner", ".//cap_tcb | .//cap_sc | .//cap_vspace", "@pd", "anyProtectionDomain"),
        Identity("key", "anyMemoryRegion", "memory_region", "@name"),
        Identity("keyref", "mappedRegion", ".//map | .//iomap", "@mr", "anyMemoryRegion"));

    private static XElement Identity(string constraint, string name, string selector, string field, string? refers = null) => new(
        Xs + constraint,
        new XAttribute("name", name),
        refers is null ? null : new XAttribute("refer", refers),
        new XElement(Xs + "selector", new XAttribute("xpath", selector)),
        new XElement(Xs + "field", new XAttribute("xpath", field)));

    private static XElement ElementType(string name, ElementGrammar[] forms)
    {
        AttributeGrammar[] rows = [.. forms.SelectMany(static form => form.Rows).Where(static row => IsCurrent(row.Versions)).DistinctBy(static row => row.Name)];
        return new XElement(
            Xs + "complexType",
            new XAttribute("name", name),
            new XAttribute("mixed", "true"),
            Note(string.Join(" Or: ", forms.Select(static form => form.Meaning))),
            forms[0].Children.Count > 0 ? Content(forms[0]) : new XElement(Xs + "group", new XAttribute("ref", "ignored")),
            rows.Select(row => Attribute(row, Array.TrueForAll(forms, form => form.Row(row.Name) is { IsRequired: true }))));
    }

    private static XElement Attribute(AttributeGrammar row, bool isRequired) => new(
        Xs + "attribute",
        new XAttribute("name", row.Name),
        new XAttribute("type", row.Kind.Name == "text" ? "xs:string" : row.Kind.Name),
        isRequired ? new XAttribute("use", "required") : null,
        Note(row.Meaning + (isRequired || row.Default is null ? "" : $" Default: {row.Default}.")));

    // Children may be in any order. If one is required, the others may be before and after it.
    private static XElement Content(ElementGrammar element)
    {
        ChildGrammar[] children = [.. element.Children.Where(static child => child.Elements.Any(static form => IsCurrent(form.Versions)))];
        // Another rule checks that there is a protection domain; the kernel's table of schedules is limited.
        ChildGrammar? needed = children.FirstOrDefault(child => child.Occurs is Occurrence.Once or Occurrence.AtLeastOnce or Occurrence.Twice || child.Elements.Contains(SystemGrammar.ProtectionDomain));
        XElement[] others = [.. children.Where(child => child != needed).SelectMany(Elements)];
        if (needed is null)
            return Choice(others, element == SystemGrammar.DomainSchedule ? MicrokitLimits.MaxScheduleEntries : null);
        XElement[] one = [.. Elements(needed)];
        if (needed.Occurs == Occurrence.Twice)
            return new XElement(Xs + "sequence", one.Select(static end => new XElement(end.Name, end.Attributes(), new XAttribute("minOccurs", 2), new XAttribute("maxOccurs", 2))));
        return new XElement(Xs + "sequence", Choice(others), one, Choice(needed.Occurs == Occurrence.Once ? others : [.. others, .. one]));
    }

    private static IEnumerable<XElement> Elements(ChildGrammar child) => child.Elements.Where(static form => IsCurrent(form.Versions))
        // The forms of an interrupt are in the type of the first form.
        .Where(static form => form.Key is null || form == SystemGrammar.WiredIrq)
        .Select(static form => new XElement(Xs + "element", new XAttribute("name", form.Name), new XAttribute("type", TypeNames[form])));

    private static XElement Choice(XElement[] elements, int? most = null) => new(
        Xs + "choice",
        most is null ? new XAttribute("minOccurs", 0) : null,
        new XAttribute("maxOccurs", most?.ToString(CultureInfo.InvariantCulture) ?? "unbounded"),
        elements.Select(static element => new XElement(element)));

    private static XElement Note(string text) =>
        new(Xs + "annotation", new XElement(Xs + "documentation", new StringBuilder(text).Replace("`", "").ToString()));
}
