using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boards.Tests.Microkit.Grammar;

/// <summary>The part of the reference page about an attribute that is not an element, made from its documentation.</summary>
internal static partial class AttributeDocumentation
{
    /// <summary>Writes its constructors and properties.</summary>
    public static void Write(StringBuilder page, string name)
    {
        string source = File.ReadAllText(Path.Combine(Repository.Root, "Boards", name + "Attribute.cs"));
        ClassDeclarationSyntax type = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(documentationMode: DocumentationMode.Parse)).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single();
        page.Append(CultureInfo.InvariantCulture, $"## `[{name}]`\n\n{SummaryOf(type)}\n\n| C# | Type | Meaning |\n|---|---|---|\n");
        if (type.ParameterList is { } own)
            page.Append(CultureInfo.InvariantCulture, $"| `[{name}({Names(own)})]` | {Types(own)} |{NotesOf(type)} |\n");
        foreach (ConstructorDeclarationSyntax constructor in type.Members.OfType<ConstructorDeclarationSyntax>())
            page.Append(CultureInfo.InvariantCulture, $"| `[{name}({Names(constructor.ParameterList)})]` | {Types(constructor.ParameterList)} | {SummaryOf(constructor)}{NotesOf(constructor)} |\n");

        foreach (PropertyDeclarationSyntax property in type.Members.OfType<PropertyDeclarationSyntax>().Where(static p => p.AccessorList?.Accessors.Any(SyntaxKind.SetAccessorDeclaration) == true))
            page.Append(CultureInfo.InvariantCulture, $"| `{property.Identifier.Text}` | `{property.Type.ToString().TrimEnd('?')}` | {SummaryOf(property)} |\n");
        page.Append('\n');
    }

    private static string Names(ParameterListSyntax list) => string.Join(", ", list.Parameters.Select(static p => p.Identifier.Text));

    private static string Types(ParameterListSyntax list) => string.Join(", ", list.Parameters.Select(static p => $"`{p.Type}`"));

    private static string NotesOf(SyntaxNode node) => string.Concat(DocumentationOf(node).Elements("param").Select(static p => $" `{(string?)p.Attribute("name")}`: {TextOf(p)}"));

    private static string SummaryOf(SyntaxNode node) => TextOf(DocumentationOf(node).Element("summary")!);

    private static XElement DocumentationOf(SyntaxNode node)
    {
        string comment = node.GetLeadingTrivia().Select(static trivia => trivia.GetStructure()).OfType<DocumentationCommentTriviaSyntax>().Single().ToFullString();
        return XElement.Parse("<doc>" + Slashes().Replace(comment, "") + "</doc>", LoadOptions.PreserveWhitespace);
    }

    private static string TextOf(XElement element) => Space().Replace(string.Concat(element.Nodes().Select(static node => node switch
    {
        XElement { Name.LocalName: "see" } see => $"`{((string)see.Attribute("cref")!).Split('.')[^1]}`",
        XElement code => $"`{code.Value}`",
        _ => ((XText)node).Value,
    })), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex("^\\s*///", RegexOptions.Multiline)]
    private static partial Regex Slashes();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
