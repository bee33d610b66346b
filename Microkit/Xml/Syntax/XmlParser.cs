using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Rules.Format;

namespace Boards.Microkit.Xml.Syntax;

/// <summary>
/// Reads XML as Microkit's tool does (roxmltree): a declared encoding is only a name, the version may be any <c>1.</c>,
/// a document type is refused, and a prefix must be declared but is then ignored. The framework's reader refuses
/// version 1.1, does not give the location of a value, and does not have the same messages everywhere. The first mistake ends
/// the reading; everything before it is kept.
/// </summary>
public sealed class XmlParser
{
    private readonly XmlScanner _scanner;
    private readonly Stack<(XmlElementSyntax Element, int Prefixes)> _open = new();
    private readonly List<string> _prefixes = ["xml"];
    private XmlElementSyntax? _root;

    private XmlParser(SourceFile file) => _scanner = new XmlScanner(file);

    /// <summary>Reads a file.</summary>
    public static XmlDocumentSyntax Parse(SourceFile file)
    {
        XmlParser parser = new(file);
        parser.ParseDocument();
        List<Diagnostic> diagnostics = [];
        if (file.IsLatin1)
            diagnostics.Add(FormatDiagnostics.NotWellFormed("the file is not UTF-8", SourceLocation.StartOf(file.Path)));
        if (parser._scanner.Mistake is { } mistake)
            diagnostics.Add(mistake);
        return new XmlDocumentSyntax { Root = parser._root, Diagnostics = [.. diagnostics] };
    }

    // document = [ BOM ] [ XMLDecl ] { Comment | PI | S } element { Comment | PI | S }
    private void ParseDocument()
    {
        _scanner.Take("\ufeff");
        if (_scanner.IsNext("<?xml ") || _scanner.IsNext("<?xml\t") || _scanner.IsNext("<?xml\r") || _scanner.IsNext("<?xml\n"))
            ParseDeclaration();
        while (!_scanner.IsAtEnd)
            ParseContent();
        if (_open.Count > 0)
            _scanner.Fail($"the element '{_open.Peek().Element.QualifiedName}' is not closed", _open.Peek().Element.NameLocation);
        else if (_root is null)
            _scanner.Fail("there is no element");
    }

    // XMLDecl = "<?xml" S "version" Eq '"1.' [0-9]+ '"' [ S "encoding" Eq value ] [ S "standalone" Eq value ] [ S ] "?>"
    private void ParseDeclaration()
    {
        int start = _scanner.Position;
        _scanner.Take("<?xml");
        List<string> given = [];
        while (_scanner.TakeBlanks() && !_scanner.IsNext("?>") && ParseAttribute() is { } attribute)
        {
            bool isKnown = attribute.Name switch
            {
                "version" => given.Count == 0 && attribute.Value.Length > 2 && attribute.Value.StartsWith("1.", StringComparison.Ordinal)
                    && attribute.Value.Skip(2).All(static c => c is >= '0' and <= '9'),
                "encoding" => given.Count == 1 && attribute.Value.Length > 0,
                "standalone" => given.Count > 0 && !given.Contains("standalone") && attribute.Value is "yes" or "no",
                _ => false,
            };
            if (!isKnown)
                _scanner.Fail($"the XML declaration has {attribute.Name} '{attribute.Value}' here", attribute.NameLocation);
            given.Add(attribute.Name);
        }

        if (given.Count == 0)
            _scanner.Fail("the XML declaration has no version", _scanner.From(start));
        _scanner.Expect("?>", "after the XML declaration");
    }

    private void ParseContent()
    {
        int start = _scanner.Position;
        if (_scanner.Take("<!--"))
            ParseComment(start);
        else if (_scanner.Take("<![CDATA["))
            ParseCharacters(start);
        else if (_scanner.Take("<!"))
            _scanner.Fail("a document type declaration is not accepted by Microkit", _scanner.From(start));
        else if (_scanner.Take("<?"))
            ParseInstruction(start);
        else if (_scanner.Take("</"))
            ParseEndTag(start);
        else if (_scanner.Take("<"))
            ParseStartTag();
        else if (_scanner.TakeText())
            AddText(start);
    }

    // Comment = "<!--" … "-->", without "--" in it
    private void ParseComment(int start)
    {
        if (_scanner.TakeUntil("-->", "the comment", start) is { } comment && (comment.Contains("--") || comment.EndsWith("-", StringComparison.Ordinal)))
            _scanner.Fail("'--' is not allowed in a comment", _scanner.From(start));
    }

    // CDSect = "<![CDATA[" … "]]>"
    private void ParseCharacters(int start)
    {
        if (_scanner.TakeUntil("]]>", "the section", start) is { } text && (text.Trim().Length > 0 || _open.Count == 0))
            AddText(start);
    }

    // PI = "<?" Name [ S … ] "?>", where the name is not "xml"
    private void ParseInstruction(int start)
    {
        if (_scanner.TakeName("an instruction") is not { } target)
            return;
        if (string.Equals(target, "xml", StringComparison.OrdinalIgnoreCase))
            _scanner.Fail("the XML declaration must be at the beginning of the file", _scanner.From(start));
        _scanner.TakeUntil("?>", "the instruction", start);
    }

    private void AddText(int start)
    {
        if (_open.Count == 0)
            _scanner.Fail("text is not allowed outside the root element", _scanner.From(start));
        else
            _open.Peek().Element.Texts.Add(_scanner.TextFrom(start));
    }

    // STag = "<" Name { S Attribute } [ S ] ( ">" | "/>" )
    private void ParseStartTag()
    {
        int start = _scanner.Position;
        if (_scanner.TakeName("an element") is not { } name)
            return;
        SourceLocation location = _scanner.From(start);
        if (_open.Count == 0 && _root is not null)
            _scanner.Fail($"'{name}' is after the end of the root element '{_root.QualifiedName}'", location);
        int prefixes = _prefixes.Count;
        ImmutableArray<XmlAttributeSyntax> attributes = ParseAttributes();
        if (_scanner.Mistake is not null)
            return;

        XmlElementSyntax element = new(name, attributes, location);
        CheckPrefix(name, location);
        foreach (XmlAttributeSyntax attribute in attributes)
            CheckPrefix(attribute.Name, attribute.NameLocation);
        element.IsComplete = _scanner.Take("/>");

        // After a missing quote, the attributes are wrong.
        if (!element.IsComplete && !_scanner.Expect(">", $"after the attributes of '{name}'"))
            return;
        if (_open.Count > 0)
            _open.Peek().Element.Elements.Add(element);
        _root ??= element;
        if (element.IsComplete)
            _prefixes.RemoveRange(prefixes, _prefixes.Count - prefixes);
        else
            _open.Push((element, prefixes));
    }

    private ImmutableArray<XmlAttributeSyntax> ParseAttributes()
    {
        ImmutableArray<XmlAttributeSyntax>.Builder attributes = ImmutableArray.CreateBuilder<XmlAttributeSyntax>();
        HashSet<string> names = new(StringComparer.Ordinal);
        while (_scanner.TakeBlanks() && _scanner.Next is not ('>' or '/' or '\0'))
        {
            if (ParseAttribute() is not { } attribute)
                break;
            if (!names.Add(attribute.Name))
                _scanner.Fail($"the attribute '{attribute.Name}' appears twice", attribute.NameLocation);
            if (attribute.Name.StartsWith("xmlns:", StringComparison.Ordinal))
                _prefixes.Add(attribute.LocalName);
            else if (attribute.Name != "xmlns")
                attributes.Add(attribute);
        }

        return attributes.ToImmutable();
    }

    // Attribute = Name [ S ] "=" [ S ] AttValue
    private XmlAttributeSyntax? ParseAttribute()
    {
        int start = _scanner.Position;
        if (_scanner.TakeName("an attribute") is not { } name)
            return null;
        SourceLocation location = _scanner.From(start);
        _scanner.TakeBlanks();
        if (!_scanner.Expect("=", $"after the attribute '{name}'"))
            return null;
        _scanner.TakeBlanks();
        return _scanner.TakeValue(out SourceLocation at) is { } value ? new XmlAttributeSyntax { Name = name, Value = value, NameLocation = location, ValueLocation = at } : null;
    }

    // ETag = "</" Name [ S ] ">"
    private void ParseEndTag(int start)
    {
        if (_scanner.TakeName("an element") is not { } name)
            return;
        _scanner.TakeBlanks();
        if (!_scanner.Expect(">", $"after '</{name}'"))
            return;
        if (_open.Count == 0)
        {
            _scanner.Fail($"'{name}' is closed but was not opened", _scanner.From(start));
            return;
        }

        (XmlElementSyntax element, int prefixes) = _open.Pop();
        _prefixes.RemoveRange(prefixes, _prefixes.Count - prefixes);
        if (!string.Equals(element.QualifiedName, name, StringComparison.Ordinal))
            _scanner.Fail($"'{name}' is closed where '{element.QualifiedName}' is open", _scanner.From(start));
        else
            element.IsComplete = true;
    }

    private void CheckPrefix(string name, SourceLocation at)
    {
        int colon = name.IndexOf(':');
        if (colon >= 0 && !_prefixes.Contains(name.Substring(0, colon)))
            _scanner.Fail($"the prefix '{name.Substring(0, colon)}' is not declared", at);
    }
}
