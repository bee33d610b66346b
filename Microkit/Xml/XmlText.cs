using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Xml;

namespace Boards.Microkit.Xml;

/// <summary>Writes XML: elements with attributes, and comments, with four spaces for each level; nothing else.</summary>
/// <param name="cancel">Ends the work early, at the next element.</param>
internal sealed class XmlText(CancellationToken cancel)
{
    private readonly StringBuilder _text = new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private readonly Stack<string> _open = new();
    private bool _inTag;

    /// <summary>Begins an element; attributes may follow.</summary>
    public XmlText Open(string element)
    {
        cancel.ThrowIfCancellationRequested();
        EndTag();
        Indent().Append('<').Append(element);
        _open.Push(element);
        _inTag = true;
        return this;
    }

    /// <summary>Adds an attribute to the element just begun; null leaves it out.</summary>
    public XmlText Attribute(string name, string? value)
    {
        if (value is not null)
            Escape(_text.Append(' ').Append(name).Append("=\""), value).Append('"');
        return this;
    }

    /// <summary>Ends the innermost element.</summary>
    public void Close()
    {
        string element = _open.Pop();
        if (_inTag)
            _text.Append(" />\n");
        else
            Indent().Append("</").Append(element).Append(">\n");
        _inTag = false;
    }

    /// <summary>Adds a comment on a line of its own; null leaves it out.</summary>
    public void Comment(string? comment)
    {
        if (comment is null)
            return;
        EndTag();
        Indent().Append("<!-- ");
        // A comment may contain neither "--" nor "-" before its end (XML 1.0, 2.5); a node's name may.
        char last = ' ';
        foreach (char c in comment)
        {
            if (c == '-' && last == '-')
                _text.Append(' ');
            _text.Append(c is >= ' ' and <= '\ud7ff' ? c : ' ');
            last = c;
        }

        _text.Append(" -->\n");
    }

    /// <summary>The text that was written.</summary>
    public override string ToString() => _text.ToString();

    private void EndTag()
    {
        if (_inTag)
            _text.Append(">\n");
        _inTag = false;
    }

    private StringBuilder Indent() => _text.Append(' ', 4 * _open.Count);

    private static StringBuilder Escape(StringBuilder text, string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            bool pair = i + 1 < value.Length && XmlConvert.IsXmlSurrogatePair(value[i + 1], c);
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                // Blanks other than the space would be read back as spaces (XML 1.0, 3.3.3).
                '\t' or '\n' or '\r' => text.Append("&#x").Append(((int)c).ToString("x", CultureInfo.InvariantCulture)).Append(';'),
                _ when pair => text.Append(c).Append(value[++i]),
                _ when XmlConvert.IsXmlChar(c) => text.Append(c),
                _ => text.Append('\ufffd'),
            };
        }

        return text;
    }
}
