using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Microkit.Xml.Grammar;

namespace Boards.Tests.Microkit.Grammar;

/// <summary>The reference page of elements and attributes, made from the grammar.</summary>
internal static class AttributesPage
{
    private const string Head = """
        # Elements and attributes

        What a Microkit system description holds, in XML and in C#. A hand-written description and a system that is declared
        in C# have the same elements. An attribute in XML is a property or a parameter of the element's C# attribute. What is not
        given is left out of the description, and Microkit takes the default. [Declaring systems](systems.md) shows how they are used.

        `[Passthrough]`, `[GuestMemory]`, `[GuestDma]`, `[GuestDevicetree]` and `[VirtualDevice]` are not elements: memory regions, maps and
        interrupts follow from them, as [planned](plan.md). They are [after the elements](#passthrough), and so is what
        [`[MicrokitSystem]`](#microkitsystem) has.

        This page is made from the table of the format, `Microkit/Xml/Grammar/SystemGrammar.cs`, and from the documentation of the
        attributes in `Boards`.


        """;

    /// <summary>The text of the page.</summary>
    public static string Write()
    {
        StringBuilder page = new(Head);
        foreach ((ElementGrammar element, ElementGrammar? parent) in FormatTable.Elements)
            Write(page, element, parent);
        foreach (string name in (string[])["MicrokitSystem", "Passthrough", "GuestMemory", "GuestDevicetree", "VirtualDevice"])
            AttributeDocumentation.Write(page, name);
        page.Append("## Kinds of values\n\n| Kind | Text |\n|---|---|\n");
        foreach (ValueKind kind in FormatTable.Kinds.OrderBy(static kind => kind.Name, StringComparer.Ordinal))
            page.Append(CultureInfo.InvariantCulture, $"| {kind.Name} | {KindNotes.Note(kind)} |\n");
        return page.ToString();
    }

    private static void Write(StringBuilder page, ElementGrammar element, ElementGrammar? parent)
    {
        page.Append(CultureInfo.InvariantCulture, $"## `{element.Name}`{(parent is null ? "" : $" in `{parent.Name}`")}{(element.Key is null ? "" : $", with `{element.Key}`")}\n\n{element.Meaning}");
        if (element.Mark is { } mark)
            page.Append(CultureInfo.InvariantCulture, $" In C#: `[{mark}]`.");
        if (element.Versions != VersionSet.All)
            page.Append(CultureInfo.InvariantCulture, $" Versions: {element.Versions}.");
        page.Append("\n\n");
        if (element.Children.Count > 0)
            page.Append(CultureInfo.InvariantCulture, $"Elements in it: {string.Join(", ", element.Children.SelectMany(Occurrences).Distinct())}.\n\n");
        if (element.Rows.Count == 0)
            return;
        page.Append("| XML | C# | Kind | Versions | Default | Meaning |\n|---|---|---|---|---|---|\n");
        foreach (AttributeGrammar row in element.Rows)
            page.Append(CultureInfo.InvariantCulture, $"| `{row.Name}` | {PropertyOf(element, row)} | {row.Kind.Name} | {VersionsOf(element, row)} | {DefaultOf(row)} | {row.Meaning} |\n");
        page.Append('\n');
    }

    private static IEnumerable<string> Occurrences(ChildGrammar child) =>
        child.Elements.Select(static form => form.Name).Select(name => $"`{name}`" + child.Occurs switch
        {
            Occurrence.AtMostOnce => " (at most once)",
            Occurrence.Once => " (once)",
            Occurrence.AtLeastOnce => " (at least once)",
            Occurrence.Twice => " (twice)",
            _ => "",
        });

    private static string PropertyOf(ElementGrammar element, AttributeGrammar row) => row.Property is not { } property ? "–"
        : element == SystemGrammar.End ? $"`First{property}`, `Second{property}`"
        : $"`{property}`";

    private static string VersionsOf(ElementGrammar element, AttributeGrammar row) =>
        (row.Versions | element.Versions) != row.Versions ? row.Versions.ToString()
        : element.Versions == VersionSet.All ? "all"
        : "as the element";

    private static string DefaultOf(AttributeGrammar row) => row switch
    {
        { IsPlanned: true } => $"required; in C#, {row.Default}",
        { IsRequired: true } => "required",
        _ => row.Default ?? "",
    };
}
