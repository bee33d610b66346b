using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Schema;
using Boards.Microkit;
using Boards.Microkit.Xml.Grammar;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Microkit.Xml;

/// <summary>The schema of the documentation, the grammar of the reader, and the tool's verdicts agree.</summary>
public sealed class SchemaTests
{
    // What a schema of this kind cannot express: it cannot calculate with addresses; with a namespace, an element is another
    // element; and the framework's reader rejects version 1.1.
    private static readonly string[] BeyondASchema =
    [
        "ioport_arm.system", "paddr_overlap.system", "paddr_unaligned.system", "pagesize_2m_paddr.system", "ns.system", "ns_prefix.system",
        "xmldecl11.system",
    ];

    [SkippableFact]
    public void It_agrees_with_the_tool_where_a_schema_can()
    {
        string folder = ReferenceData.Folder("microkit", "edge");
        List<string> differences = [];
        foreach (string row in File.ReadAllLines(Path.Combine(folder, "VERDICTS.txt")))
        {
            string name = row.Split(' ')[1].TrimEnd(':');
            IReadOnlyList<string> faults = Schema.Faults(File.ReadAllText(Path.Combine(folder, name)));
            if (row.StartsWith("ACCEPT", StringComparison.Ordinal) != (faults.Count == 0))
                differences.Add(name);
        }

        Assert.Equal(BeyondASchema.Order(StringComparer.Ordinal), differences.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_has_the_elements_and_attributes_of_the_grammar()
    {
        XmlSchemaElement system = Schema.Set.GlobalElements.Values.Cast<XmlSchemaElement>().Single();
        Dictionary<XmlSchemaType, string> compared = [];
        Compare(system, [SystemGrammar.System], compared);
        Assert.True(compared.Count > 20);
    }

    // The forms of an interrupt are one type of the schema.
    private static void Compare(XmlSchemaElement element, ElementGrammar[] forms, Dictionary<XmlSchemaType, string> compared)
    {
        XmlSchemaComplexType type = (XmlSchemaComplexType)element.ElementSchemaType!;
        if (!compared.TryAdd(type, element.Name!))
            return;
        XmlSchemaAttribute[] attributes = [.. type.AttributeUses.Values.Cast<XmlSchemaAttribute>()];
        AttributeGrammar[] current = [.. forms.SelectMany(static f => f.Rows).Where(static a => a.Versions.Contains(MicrokitVersions.Current))];
        Assert.Equal(current.Select(static a => a.Name).Distinct().Order(StringComparer.Ordinal), attributes.Select(static a => a.Name!).Order(StringComparer.Ordinal));
        Assert.Equal(
            current.Where(a => forms.All(f => f.Row(a.Name) is { IsRequired: true })).Select(static a => a.Name).Distinct().Order(StringComparer.Ordinal),
            attributes.Where(static a => a.Use == XmlSchemaUse.Required).Select(static a => a.Name!).Order(StringComparer.Ordinal));

        ILookup<string, XmlSchemaElement> children = ElementsOf(type.ContentTypeParticle).ToLookup(static e => e.Name!);
        ILookup<string, ElementGrammar> possible = forms[0].Children.SelectMany(static c => c.Elements).Where(static c => c.Versions.Contains(MicrokitVersions.Current)).ToLookup(static c => c.Name);
        Assert.Equal(possible.Select(static c => c.Key).Order(StringComparer.Ordinal), children.Select(static c => c.Key).Order(StringComparer.Ordinal));
        foreach (IGrouping<string, ElementGrammar> child in possible)
            Compare(children[child.Key].First(), [.. child], compared);
    }

    private static IEnumerable<XmlSchemaElement> ElementsOf(XmlSchemaParticle particle) => particle switch
    {
        XmlSchemaElement element => [element],
        XmlSchemaGroupBase group => group.Items.Cast<XmlSchemaParticle>().SelectMany(ElementsOf),
        _ => [],
    };
}
