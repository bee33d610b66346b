using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Format;
using Boards.Microkit.Xml.Grammar;
using Boards.Microkit.Xml.Syntax;

namespace Boards.Microkit.Xml.Reading;

/// <summary>
/// Reads an element by its grammar: anything that it must not have, and anything that it lacks, is reported once; its attributes
/// become values, each with its own location, and the elements in it are read in turn.
/// </summary>
internal sealed class ElementReader : IChildVisitor
{
    private readonly FileContext _context;
    private readonly XmlElementSyntax _element;
    private readonly ElementGrammar _grammar;
    private readonly int _depth;
    private readonly (XmlElementSyntax Element, ChildGrammar Child, ElementGrammar Form)[] _children;
    // Attributes with another name than was meant, by that name: they are reported, and read as what was meant.
    private readonly Dictionary<string, XmlAttributeSyntax> _meant = new(StringComparer.Ordinal);
    private bool _isWhole;

    private ElementReader(FileContext context, XmlElementSyntax element, ElementGrammar grammar, int depth)
    {
        _context = context;
        _element = element;
        _grammar = grammar;
        _depth = depth;
        // For an element of another version, the parts that are not read are reported.
        _isWhole = grammar.Versions.Contains(context.Version);
        _children = [.. KnownChildren()];
        if (depth > 0)
            CheckAttributes();
    }

    /// <summary>Reads the root element.</summary>
    public static SystemRequest Read(FileContext context, XmlElementSyntax root) =>
        new ElementReader(context, root, SystemGrammar.System, depth: 0).Read(SystemGrammar.System, SystemGrammar.System.Create(root.NameLocation));

    TParent IChildVisitor.Visit<TParent, T>(TParent parent, ChildGrammar<TParent, T> child)
    {
        XmlElementSyntax[] elements = [.. _children.Where(c => c.Child == child).Select(static c => c.Element)];
        List<T> read = [];
        foreach ((XmlElementSyntax element, _, ElementGrammar form) in _children.Where(c => c.Child == child))
        {
            ElementGrammar<T> grammar = (ElementGrammar<T>)form;
            ElementReader reader = new(_context, element, grammar, _depth + 1);
            if (element != elements[0] && child.Occurs is Occurrence.Once or Occurrence.AtMostOnce)
                _context.Report(FormatDiagnostics.SecondElement(element.Name, Title, elements[0].NameLocation, element.NameLocation));
            else if (_depth >= MicrokitLimits.MaxProtectionDomains && form == SystemGrammar.ChildDomain)
                _context.Report(FormatDiagnostics.Depth(MicrokitLimits.MaxProtectionDomains, element.NameLocation));
            else if (reader.Read(grammar, child.Begin(parent, grammar, element.NameLocation)) is var value && (reader._isWhole || grammar.IsKeptIncomplete))
                read.Add(value);
        }

        CheckNumber(child, elements.Length);
        _isWhole &= child.Occurs != Occurrence.Twice || read.Count == 2;
        return elements.Length == 0 ? parent : child.Set(parent, read.ToValueList());
    }

    private T Read<T>(ElementGrammar<T> grammar, T element)
    {
        foreach (AttributeGrammar<T> row in grammar.Attributes.Where(row => row.Versions.Contains(_context.Version)))
        {
            Declared<string>? text = Find(row.Name) is { } attribute ? new Declared<string>(attribute.Value, attribute.ValueLocation) : null;
            bool isRead = text is { } given && row.TryRead(ref element, given, _context.Version);
            if (text is { } unread && !isRead)
                _context.Report(FormatDiagnostics.Unread(row, unread));
            _isWhole &= isRead || !(row.IsRequired || (row.MustBeReadable && text is not null));
        }

        foreach (ChildGrammar<T> child in grammar.ChildRows)
            element = child.Accept(this, element);
        return element;
    }

    private XmlAttributeSyntax? Find(string name) => _element.Find(name) ?? (_meant.TryGetValue(name, out XmlAttributeSyntax? meant) ? meant : null);

    // The name of the element in messages.
    private string Title => Find("name") is { } name ? $"{_element.Name.Replace('_', ' ')} '{name.Value}'" : $"'{_element.Name}'";

    // The elements in it that the version has, each with its grammar.
    private IEnumerable<(XmlElementSyntax Element, ChildGrammar Child, ElementGrammar Form)> KnownChildren()
    {
        foreach (XmlTextSyntax text in _element.Texts)
        {
            _context.LacksElement |= text.Tag is not null;
            // Without its end tag, the element is not closed, which is reported.
            if (text.Tag is ['/', ..] && !_element.IsComplete)
                continue;
            _context.Report(_depth == 0 || _context.Version == MicrokitVersion.Sel4cp
                ? FormatDiagnostics.Text(_element.Name, text)
                : FormatDiagnostics.TextWithoutEffect(text));
        }

        (ChildGrammar Child, ElementGrammar Form)[] possible = [.. _grammar.Children.SelectMany(static child => child.Elements.Select(form => (child, form)))];
        foreach (XmlElementSyntax element in _element.Children)
        {
            (ChildGrammar Child, ElementGrammar Form)[] forms = [.. possible.Where(p => string.Equals(p.Form.Name, element.Name, StringComparison.Ordinal))];
            // If a tag of it, or of the element around it, is wrong, that is reported as a mistake in the XML.
            bool isReported = !_element.IsComplete || !element.IsComplete;
            if (possible.Length == 0)
                ReportUnless(isReported, FormatDiagnostics.NoEffect($"'{element.Name}' in '{_element.Name}'", element.NameLocation));
            else if (forms.Length == 0)
            {
                string[] names = [.. possible.Select(static p => p.Form.Name).Distinct()];
                ReportUnless(isReported, FormatDiagnostics.UnknownElement(element.Name, _element.Name, names, element.NameLocation));
                // It is read as what was meant, so that this is not reported as missing.
                if (Spelling.Nearest(element.Name, names) is { } meant)
                {
                    (ChildGrammar child, ElementGrammar form) = possible.First(p => p.Form.Name == meant);
                    if (form.Versions.Contains(_context.Version))
                        yield return (element, child, form);
                }
            }
            else if (!forms[0].Form.Versions.Contains(_context.Version))
                _context.Report(FormatDiagnostics.OtherVersion($"the element '{element.Name}'", forms[0].Form.Versions.ToString(), _context.Version, element.NameLocation));
            else if (forms.FirstOrDefault(f => f.Form.Key is { } key && element.Find(key) is not null) is (not null, _) keyed)
                yield return (element, keyed.Child, keyed.Form);
            else
                yield return (element, forms[0].Child, forms[0].Form);
        }
    }

    private void ReportUnless(bool isReported, Diagnostic diagnostic)
    {
        if (!isReported)
            _context.Report(diagnostic);
    }

    private void CheckAttributes()
    {
        List<XmlAttributeSyntax> unknown = [];
        foreach (XmlAttributeSyntax attribute in _element.Attributes)
        {
            if (_grammar.Row(attribute.LocalName) is not { } known)
            {
                string[] possible = [.. _grammar.Rows.Select(static row => row.Name)];
                _context.Report(FormatDiagnostics.UnknownAttribute(attribute.Name, _element.Name, possible, attribute.NameLocation));
                if (Spelling.Nearest(attribute.Name, possible) is { } meant)
                    _meant[meant] = attribute;
                else
                    unknown.Add(attribute);
            }
            else if (!known.Versions.Contains(_context.Version))
                _context.Report(FormatDiagnostics.OtherVersion($"the attribute '{attribute.Name}' of '{_element.Name}'", known.Versions.ToString(), _context.Version, attribute.NameLocation));
            else if (attribute.HasPrefix)
                _context.Report(FormatDiagnostics.NoEffect($"'{attribute.Name}', which has a prefix,", attribute.NameLocation));
        }

        AttributeGrammar[] missing =
        [
            .. _grammar.Rows.Where(row => row.IsRequired && row.Versions.Contains(_context.Version) && Find(row.Name) is null && !_element.Children.Any(child => child.Name == row.ElementElsewhere)),
        ];
        // The name is misspelt, or "<map>" is in the place of "</map>": that is reported.
        if (_element.Name != _grammar.Name || (!_element.IsComplete && _element.Attributes.IsEmpty))
            return;
        if (missing.Length == 1 && unknown.Count == 1)
            _meant[missing[0].Name] = unknown[0];
        else
        {
            foreach (AttributeGrammar row in missing)
                _context.Report(FormatDiagnostics.MissingAttribute(row.Name, _element.Name, _element.NameLocation));
        }
    }

    // A missing element may be in the part of the file that was not read.
    private void CheckNumber(ChildGrammar child, int count)
    {
        ElementGrammar form = child.Elements[0];
        if (_element.Texts.Exists(text => text.Tag == form.Name))
            return;
        // If an attribute of another version has the same meaning, that attribute is reported.
        if (!_element.IsComplete || !form.Versions.Contains(_context.Version) || _grammar.Rows.Any(row => row.ElementElsewhere == form.Name && _element.Find(row.Name) is not null))
            return;
        if (child.Occurs == Occurrence.Twice && count != 2)
            _context.Report(FormatDiagnostics.Ends(count, _element.NameLocation));
        else if (child.Occurs is Occurrence.Once or Occurrence.AtLeastOnce && count == 0)
            _context.Report(FormatDiagnostics.MissingElement(form.Name, Title, _element.NameLocation));
    }
}
