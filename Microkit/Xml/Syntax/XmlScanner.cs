using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using System.Xml;
using Boards.Devicetree.Text;
using Boards.Microkit.Rules.Format;

namespace Boards.Microkit.Xml.Syntax;

/// <summary>Scans the characters of XML: blanks, names, values, references. After a mistake, nothing matches any more.</summary>
internal sealed class XmlScanner(SourceFile file)
{
    private static readonly Dictionary<string, char> Entities = new(StringComparer.Ordinal)
    {
        ["lt"] = '<',
        ["gt"] = '>',
        ["amp"] = '&',
        ["apos"] = '\'',
        ["quot"] = '"',
    };

    private readonly string _text = file.Text;

    /// <summary>The position of the next character.</summary>
    public int Position { get; private set; }

    /// <summary>The mistake that ended the reading; null while there is none.</summary>
    public Diagnostic? Mistake { get; private set; }

    /// <summary>Whether there is nothing more to read.</summary>
    public bool IsAtEnd => Mistake is not null || Position >= _text.Length;

    /// <summary>The next character; <c>\0</c> at the end.</summary>
    public char Next => IsAtEnd ? '\0' : _text[Position];

    /// <summary>The location from an offset to the next character.</summary>
    public SourceLocation From(int start) => file.Locate(start, Position - start);

    /// <summary>The text from an offset to the next character.</summary>
    public XmlTextSyntax TextFrom(int start)
    {
        string text = _text.Substring(start, Position - start).TrimEnd();
        int begin = text.Length - text.TrimStart().Length;
        int name = Skip(begin, XmlConvert.IsNCNameChar);
        int attribute = Skip(name, char.IsWhiteSpace);
        int end = Skip(attribute, XmlConvert.IsNCNameChar);
        bool isStart = name > begin && attribute > name && end > attribute && end < text.Length && text[end] == '=';
        bool isEnd = begin < text.Length && text[begin] == '/' && Skip(begin + 1, XmlConvert.IsNCNameChar) is var close && close > begin + 1 && close == text.Length - 1 && text[close] == '>';
        string? element = isStart ? text.Substring(begin, name - begin) : isEnd ? text.Substring(begin, text.Length - 1 - begin) : null;
        return new XmlTextSyntax(file.Locate(start + begin, text.Length - begin), element);

        int Skip(int at, Func<char, bool> skips)
        {
            while (at < text.Length && skips(text[at]))
                at++;
            return at;
        }
    }

    /// <summary>Records the mistake, at the next character if no other location is given.</summary>
    public void Fail(string what, SourceLocation? at = null) =>
        Mistake ??= FormatDiagnostics.NotWellFormed(what, at ?? file.Locate(Position, Position < _text.Length ? 1 : 0));

    /// <summary>Whether a token is next.</summary>
    public bool IsNext(string token) => Mistake is null && string.CompareOrdinal(_text, Position, token, 0, token.Length) == 0;

    /// <summary>Consumes a token if it is next.</summary>
    public bool Take(string token)
    {
        if (!IsNext(token))
            return false;
        Position += token.Length;
        return true;
    }

    /// <summary>Consumes a token, which must be next.</summary>
    public bool Expect(string token, string after)
    {
        if (Take(token))
            return true;
        Fail($"'{token}' is expected {after}");
        return false;
    }

    // S = ( #x20 | #x9 | #xD | #xA )+
    public bool TakeBlanks()
    {
        int start = Position;
        while (Next is ' ' or '\t' or '\r' or '\n')
            Position++;
        return Position > start;
    }

    // Name, with a prefix if namespaces are used: [ NCName ":" ] NCName
    public string? TakeName(string what)
    {
        int start = Position;
        while (!IsAtEnd && (XmlConvert.IsNCNameChar(Next) || (Next == ':' && Position > start)))
            Position++;
        string name = _text.Substring(start, Position - start);
        int colon = name.IndexOf(':');
        bool isName = name.Length > 0 && XmlConvert.IsStartNCNameChar(name[0])
            && (colon < 0 || (colon + 1 < name.Length && XmlConvert.IsStartNCNameChar(name[colon + 1]) && name.IndexOf(':', colon + 1) < 0));
        if (!isName)
            Fail($"the name of {what} is expected here", From(start).Length > 0 ? From(start) : null);
        return isName ? name : null;
    }

    /// <summary>Consumes everything up to a token, and the token; null, with a mistake, if the token does not follow.</summary>
    public string? TakeUntil(string token, string what, int opened)
    {
        int end = _text.IndexOf(token, Position, StringComparison.Ordinal);
        if (end < 0)
        {
            Fail($"{what} has no end", file.Locate(opened, Position - opened));
            return null;
        }

        string inner = _text.Substring(Position, end - Position);
        Position = end + token.Length;
        return inner;
    }

    // AttValue = '"' ( [^<&"] | Reference )* '"' | "'" ( [^<&'] | Reference )* "'"
    public string? TakeValue(out SourceLocation location)
    {
        location = default;
        char quote = Next;
        if (quote is not ('"' or '\''))
        {
            Fail("a value in quotes is expected here");
            return null;
        }

        int start = ++Position;
        StringBuilder value = new();
        while (!IsAtEnd && Next != quote)
        {
            if (Next == '<')
                Fail("'<' is not allowed in a value; write '&lt;'");
            else
                TakeCharacter(value);
        }

        if (Next != quote)
        {
            Fail("the value has no end", file.Locate(start - 1, 1));
            return null;
        }

        location = From(start);
        Position++;
        return value.ToString();
    }

    // CharData = [^<&]*, without "]]>"; true if it is more than blanks.
    public bool TakeText()
    {
        StringBuilder text = new();
        while (!IsAtEnd && Next != '<')
        {
            if (IsNext("]]>"))
                Fail("']]>' is not allowed in text");
            else
                TakeCharacter(text);
        }

        return text.ToString().Trim().Length > 0;
    }

    private void TakeCharacter(StringBuilder into)
    {
        char c = Next;
        if (c == '&')
        {
            TakeReference(into);
        }
        else if (Position + 1 < _text.Length && XmlConvert.IsXmlSurrogatePair(_text[Position + 1], c))
        {
            into.Append(c).Append(_text[Position + 1]);
            Position += 2;
        }
        else if (XmlConvert.IsXmlChar(c))
        {
            // Other blanks in a value are read as a space (XML 1.0, 3.3.3), but references to them are not.
            into.Append(c is '\t' or '\n' or '\r' ? ' ' : c);
            Position++;
        }
        else
        {
            Fail(FormattableString.Invariant($"the character U+{(int)c:X4} is not allowed in XML"));
        }
    }

    // Reference = "&" Name ";" | "&#" [0-9]+ ";" | "&#x" [0-9a-fA-F]+ ";"
    private void TakeReference(StringBuilder into)
    {
        int start = Position++;
        while (!IsAtEnd && (XmlConvert.IsNCNameChar(Next) || Next == '#'))
            Position++;
        string name = _text.Substring(start + 1, Position - start - 1);
        if (Next != ';')
        {
            Fail("'&' must be written '&amp;'", file.Locate(start, 1));
            return;
        }

        Position++;
        if (Entities.TryGetValue(name, out char character))
            into.Append(character);
        else if (CharacterOf(name) is { } known)
            into.Append(known);
        else
            Fail($"the entity '{name}' is unknown", From(start));
    }

    private static string? CharacterOf(string name)
    {
        bool isHex = name.StartsWith("#x", StringComparison.Ordinal);
        if (!name.StartsWith("#", StringComparison.Ordinal)
            || !int.TryParse(name.Substring(isHex ? 2 : 1), isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out int code)
            || code is < 0 or > 0x10ffff or (>= 0xd800 and <= 0xdfff))
            return null;
        return code > 0xffff || XmlConvert.IsXmlChar((char)code) ? char.ConvertFromUtf32(code) : null;
    }
}
