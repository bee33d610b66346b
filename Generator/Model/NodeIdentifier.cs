using System.Globalization;
using System.Text;
using Boards.Generator.Naming;

namespace Boards.Generator.Model;

/// <summary>
/// The C# identifier of a node's name. Different names give different identifiers, independent of their siblings, so
/// that adding a node to a tree never renames the class of another.
/// </summary>
/// <remarks>
/// Words are capitalised and joined: <c>interrupt-controller</c> is <c>InterruptController</c>. A unit address
/// is another word, separated by <c>_</c> if it begins with a digit: <c>ethernet@ff3f0000</c> is
/// <c>EthernetFf3f0000</c>, <c>uart@9000000</c> is <c>Uart_9000000</c>, <c>pci@1,0</c> is <c>Pci_1_0</c>. Names that would
/// collide with these are escaped with <c>__</c>: <c>opp-100</c> is <c>Opp__100</c>, <c>a.b</c> is <c>A__Db</c>.
/// </remarks>
internal static class NodeIdentifier
{
    // Longer than any hand-written name, and short enough for metadata, in which a name has at most 1023 bytes.
    private const int Longest = 200;

    /// <summary>The identifier of a node's name. Legal, except that it may be a keyword in lower case.</summary>
    public static string Of(string name)
    {
        string identifier = Encode(name);
        return identifier.Length <= Longest ? identifier : identifier.Substring(0, Longest) + "___" + StableHash.Of(name);
    }

    private static string Encode(string name)
    {
        StringBuilder text = new(name.Length + 8);
        int at = 0;
        if (name.Length > 0 && IsLower(name[0]))
            text.Append(Upper(name[at++]));
        else if (name.Length > 0 && IsDigit(name[0]))
            text.Append('_').Append(name[at++]);
        else
            text.Append('_');

        bool inUnit = false;
        for (; at < name.Length; at++)
        {
            char c = name[at], next = at + 1 < name.Length ? name[at + 1] : '\0';
            if (IsLower(c) || IsDigit(c))
            {
                text.Append(c);
            }
            else if (Separator(name, at, ref inUnit) is { } separator)
            {
                text.Append(separator);
                text.Append(separator.Length == 0 || separator == "_" && IsLower(next) && c == '@' ? Upper(next) : next);
                at++;
            }
            else
            {
                AppendEscape(text, c);
            }
        }

        return text.ToString();
    }

    // The replacement of a separator before a word; null if it must be escaped.
    private static string? Separator(string name, int at, ref bool inUnit)
    {
        char next = at + 1 < name.Length ? name[at + 1] : '\0';
        if (!IsLower(next) && !IsDigit(next))
            return null;
        switch (name[at])
        {
            case '-':
                return IsDigit(next) || IsNumber(name, at + 1) ? "__" : "";
            case '@' when !inUnit:
                inUnit = true;
                return IsLower(next) && IsNumber(name, at + 1) ? "" : "_";
            case ',' when inUnit && IsDigit(next):
                return "_";
            case '_' when IsLower(next):
                return "_";
            default:
                return null;
        }
    }

    // Whether the word that starts here is hexadecimal and contains a digit, so that it reads as a number.
    private static bool IsNumber(string name, int start)
    {
        bool hasDigit = false;
        for (int i = start; i < name.Length && (IsLower(name[i]) || IsDigit(name[i])); i++)
        {
            if (name[i] > 'f')
                return false;
            hasDigit |= IsDigit(name[i]);
        }

        return hasDigit;
    }

    private static void AppendEscape(StringBuilder text, char c)
    {
        text.Append("__");
        switch (c)
        {
            case '@': text.Append('A'); break;
            case ',': text.Append('C'); break;
            case '.': text.Append('D'); break;
            case '-': text.Append('M'); break;
            case '+': text.Append('P'); break;
            case '_': text.Append('U'); break;
            case >= 'A' and <= 'Z': text.Append('X').Append(c); break;
            default: text.Append('H').Append(((int)c).ToString("x", CultureInfo.InvariantCulture)).Append('H'); break;
        }
    }

    private static bool IsLower(char c) => c is >= 'a' and <= 'z';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static char Upper(char c) => IsLower(c) ? (char)(c - 'a' + 'A') : c;
}
