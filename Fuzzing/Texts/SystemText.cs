using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Boards.Microkit.Xml.Grammar;

namespace Boards.Fuzzing.Texts;

/// <summary>Generates system descriptions from the table of the format.</summary>
internal static class SystemText
{
    /// <summary>Words that are inserted into a mutated description.</summary>
    public static readonly IReadOnlyList<string> Pieces =
    [
        "<", ">", "/>", "\"", "'", "&", "&lt;", "&#x41;", "&#0;", "&bad;", "<!--", "-->", "<![CDATA[", "]]>", "<?xml version=\"1.0\"?>", "<!DOCTYPE system [<!ENTITY a \"b\">]>", "=", "\0", "é",
        "<map mr=\"r0\" vaddr=\"0x1000\"/>", "<protection_domain name=\"p\">", "</protection_domain>", "<irq irq=\"33\" id=\"1\"/>", "name=\"p0\"", "size=\"0x1000\"", "</system>", "<system>",
        "<!-- boards-disable-next-line BRD3214 -->", "\r\n", "\u2028", "xmlns:a=\"b\"", "a:b=\"c\"", "18446744073709551615", "0xfffffffffffff000", "1_000", "-1", "\u0001", "\ud83d\ude00",
    ];

    private static readonly string[] Numbers =
    [
        "0", "1", "2", "33", "34", "61", "62", "63", "254", "255", "256", "0x1000", "0x1_000", "0x2000", "0x200000", "0x9000000", "0x9000800", "0x40000000", "0x8000000", "18446744073709551615", "0xffffffffffffffff",
        "0xfffffffffffff000", "99999999999999999999", "-1", "", "0x", "1 000", "010", "4096",
    ];

    private static readonly string[] Texts = ["p0", "p1", "r0", "r1", "r2", "m0", "a.elf", "", "rw", "r", "rwx", "w", "x", "level", "edge", "true", "false", "&lt;", "é", "guest_ram_vaddr", "10 us", "5 ticks", "00:00.0"];

    /// <summary>Generates a description.</summary>
    public static string Draw(Random random)
    {
        StringBuilder text = new();
        if (random.Once(2))
            text.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        Element(text, random, SystemGrammar.System, 0);
        return text.ToString();
    }

    private static void Element(StringBuilder text, Random random, ElementGrammar element, int depth)
    {
        text.Append(' ', depth * 2).Append('<').Append(element.Name);
        foreach (AttributeGrammar row in element.Rows.Where(row => row.IsRequired ? !random.Once(40) : random.Once(5)))
            text.Append(' ').Append(row.Name).Append("=\"").Append(Value(random, row)).Append('"');
        if (element.Children.Count == 0 || depth > 4)
        {
            text.Append("/>\n");
            return;
        }

        text.Append(">\n");
        foreach (ChildGrammar child in element.Children)
        {
            for (int i = random.Next(depth == 0 ? 5 : 3); i > 0; i--)
                Element(text, random, random.Pick(child.Elements), depth + 1);
        }

        text.Append(' ', depth * 2).Append("</").Append(element.Name).Append(">\n");
    }

    private static string Value(Random random, AttributeGrammar row) => random.Next(20) switch
    {
        0 => random.Pick(Numbers),
        1 => random.Pick(Texts),
        _ when !row.Kind.Words.IsEmpty => random.Pick(row.Kind.Words),
        _ => row.Kind.Form switch
        {
            ValueForm.Number => random.Once(3) ? random.Pick(Numbers) : "0x" + (0x1000UL * (ulong)random.Next(1, 0x9100)).ToString("x", CultureInfo.InvariantCulture),
            ValueForm.Decimal => random.Next(64).ToString(CultureInfo.InvariantCulture),
            ValueForm.Duration => random.Pick(["10 us", "5 ticks", "0 us"]),
            // There are few names, so that most references have a target.
            _ => random.Once(4) ? random.Pick(Texts) : random.Pick(["p", "r", "m"]) + random.Next(6).ToString(CultureInfo.InvariantCulture),
        },
    };
}
