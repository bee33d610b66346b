using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Boards.LanguageServer.Systems;

/// <summary>A place in an XML file. The file may be incomplete there.</summary>
/// <param name="Kind">What is at the place.</param>
/// <param name="Elements">The elements around it, the root first; in a start tag, that element is the last one.</param>
/// <param name="Start">Where the word or the value begins.</param>
/// <param name="Attribute">The attribute whose value contains it.</param>
/// <param name="Attributes">The attributes of the start tag.</param>
internal sealed record XmlPlace(XmlPlaceKind Kind, ImmutableArray<string> Elements, int Start, string? Attribute, ImmutableDictionary<string, string> Attributes)
{
    /// <summary>The place at an offset.</summary>
    public static XmlPlace At(string text, int offset)
    {
        Stack<string> open = new();
        int at = 0;
        while (true)
        {
            int less = at < offset ? text.IndexOf('<', at, offset - at) : -1;
            if (less < 0)
                return new XmlPlace(XmlPlaceKind.Content, Names(open), offset, null, ImmutableDictionary<string, string>.Empty);
            if (string.CompareOrdinal(text, less, "<!--", 0, 4) == 0)
            {
                int end = text.IndexOf("-->", Math.Min(less + 4, text.Length), StringComparison.Ordinal);
                if (end < 0 || end + 3 > offset)
                    return new XmlPlace(XmlPlaceKind.Comment, Names(open), offset, null, ImmutableDictionary<string, string>.Empty);
                at = end + 3;
                continue;
            }

            if (Tag(text, less, offset, open, out at) is { } found)
                return found;
        }
    }

    // Reads a tag up to its end. Returns the place if it is in the tag.
    private static XmlPlace? Tag(string text, int less, int offset, Stack<string> open, out int after)
    {
        int at = less + 1;
        bool isEnd = at < text.Length && text[at] == '/';
        at += isEnd ? 1 : 0;
        int start = at;
        while (at < text.Length && IsName(text[at]))
            at++;
        string name = text[start..at];
        if (offset <= at)
        {
            after = offset;
            return new XmlPlace(isEnd ? XmlPlaceKind.EndTag : XmlPlaceKind.Element, Names(open), start, null, ImmutableDictionary<string, string>.Empty);
        }

        if (!isEnd)
            open.Push(name);
        var attributes = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        XmlPlace? place = null;
        while (at < text.Length && text[at] is not ('>' or '<'))
        {
            if (!IsName(text[at]))
            {
                if (place is null && at >= offset)
                    place = new XmlPlace(XmlPlaceKind.Attribute, Names(open), offset, null, ImmutableDictionary<string, string>.Empty);
                if (text[at] == '/' && at + 1 < text.Length && text[at + 1] == '>')
                    break;
                at++;
                continue;
            }

            int word = at;
            while (at < text.Length && IsName(text[at]))
                at++;
            string attribute = text[word..at];
            if (place is null && offset >= word && offset <= at)
                place = new XmlPlace(XmlPlaceKind.Attribute, Names(open), word, null, ImmutableDictionary<string, string>.Empty);
            while (at < text.Length && text[at] is ' ' or '=' or '\t' or '\n' or '\r')
                at++;
            if (at >= text.Length || text[at] is not ('"' or '\''))
                continue;
            int end = text.IndexOfAny([text[at], '<', '\n'], at + 1);
            end = end < 0 ? text.Length : end;
            attributes[attribute] = text[(at + 1)..end];
            if (place is null && offset > at && offset <= end)
                place = new XmlPlace(XmlPlaceKind.Value, Names(open), at + 1, attribute, ImmutableDictionary<string, string>.Empty);
            at = end < text.Length && text[end] == text[at] ? end + 1 : end;
        }

        bool isEmpty = at < text.Length && text[at] == '/';
        if (place is null && offset <= at)
            place = new XmlPlace(XmlPlaceKind.Attribute, Names(open), offset, null, ImmutableDictionary<string, string>.Empty);
        after = Math.Min(text.Length, at < text.Length && text[at] == '<' ? at : at + (isEmpty ? 2 : 1));
        if (place is not null)
            return place with { Attributes = attributes.ToImmutable() };
        if (after <= less)
            after = less + 1;
        if ((isEmpty || isEnd || name.Length == 0) && open.Count > 0)
            open.Pop();
        return null;
    }

    private static bool IsName(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ':';

    private static ImmutableArray<string> Names(Stack<string> open)
    {
        string[] names = [.. open];
        Array.Reverse(names);
        return [.. names];
    }
}
