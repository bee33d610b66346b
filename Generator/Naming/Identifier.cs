using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Boards.Generator.Naming;

/// <summary>C# identifiers for names that are unique, or are made unique by the caller.</summary>
internal static class Identifier
{
    /// <summary>A name in C# style: <c>pcie-core</c> is <c>PcieCore</c>, <c>odroid-c4</c> is <c>OdroidC4</c>. Empty if no character remains.</summary>
    public static string Pascal(string name)
    {
        StringBuilder text = new(name.Length);
        bool isStart = true;
        foreach (char c in name)
        {
            if (!IsAsciiWord(c) || c == '_')
            {
                isStart = true;
                continue;
            }

            text.Append(isStart ? char.ToUpperInvariant(c) : c);
            isStart = false;
        }

        if (text.Length > 0 && text[0] is >= '0' and <= '9')
            text.Insert(0, '_');
        return text.Length <= 200 ? text.ToString() : text.ToString(0, 200) + "_" + StableHash.Of(name);
    }

    /// <summary>
    /// A label or alias unchanged, so that it can be searched for. A character that C# does not allow is written
    /// as <c>_x2d_</c>, with the number of the character.
    /// </summary>
    public static string Verbatim(string name)
    {
        StringBuilder text = new(name.Length);
        for (int i = 0; i < name.Length; i++)
        {
            bool isEscape = name[i] == '_' && i + 1 < name.Length && name[i + 1] == 'x';
            if (IsAsciiWord(name[i]) && !isEscape && (i > 0 || name[i] is not (>= '0' and <= '9')))
                text.Append(name[i]);
            else
                text.Append("_x").Append(((int)name[i]).ToString("x", CultureInfo.InvariantCulture)).Append('_');
        }

        return text.Length <= 200 ? text.ToString() : text.ToString(0, 200) + "_xx_" + StableHash.Of(name);
    }

    /// <summary>A namespace whose parts are all identifiers; a part that is not an identifier is changed into one.</summary>
    public static string Namespace(string name) =>
        string.Join(".", name.Split('.').Select(static part => part.Trim()).Where(static part => part.Length > 0).Select(Part));

    /// <summary>Whether a name is one identifier.</summary>
    public static bool IsLegal(string name) => SyntaxFacts.IsValidIdentifier(name);

    /// <summary>An identifier as it must be written in C#: keywords with <c>@</c>.</summary>
    public static string Escape(string identifier) =>
        SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None ? "@" + identifier : identifier;

    private static string Part(string part)
    {
        if (part[0] == '@')
            part = part.Substring(1);
        if (IsLegal(part))
            return part;
        StringBuilder text = new();
        foreach (char c in part)
            text.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        if (text.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(text[0]))
            text.Insert(0, '_');
        return text.ToString();
    }

    private static bool IsAsciiWord(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '_';
}
