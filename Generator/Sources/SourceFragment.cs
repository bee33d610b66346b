using System;
using System.Text.RegularExpressions;

namespace Boards.Generator.Sources;

/// <summary>
/// A part of a source that is appended to another one before it is compiled: it has no <c>/dts-v1/</c>, and contains only blocks for
/// nodes that are defined elsewhere. A source that begins with a board's root, or includes one, and lacks <c>/dts-v1/</c> by mistake is
/// not a fragment.
/// </summary>
internal static class SourceFragment
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    // Comments and strings, in which directives and braces have no meaning.
    private static readonly Regex Passive = new("""/\*.*?\*/|//[^\n]*|"(\\.|[^"\\])*"?""", RegexOptions.Singleline | RegexOptions.CultureInvariant, Limit);

    private static readonly Regex Directive = new("""^[ \t]*#[ \t]*(include|define|undef|if|ifdef|ifndef|elif|else|endif|error|line|pragma)\b(\\\n|[^\n])*""", RegexOptions.Multiline | RegexOptions.CultureInvariant, Limit);

    private static readonly Regex IncludedSource = new("""^[ \t]*#[ \t]*include[ \t]*["<][^">\n]*(?<!\.h)[">]""", RegexOptions.Multiline | RegexOptions.CultureInvariant, Limit);

    // [ label: ] &label, &{/path} or / before a brace.
    private static readonly Regex Head = new("""^\s*(\w+:\s*)*(&\w+|&\{[^{}]*\}|/)\s*$""", RegexOptions.CultureInvariant, Limit);

    private static readonly Regex PathReference = new("""&\{[^{}]*\}""", RegexOptions.CultureInvariant, Limit);

    private static readonly Regex OfBoard = new("""^\s*(compatible|model|#address-cells|#size-cells|interrupt-parent)\b""", RegexOptions.CultureInvariant, Limit);

    /// <summary>Whether a text is a fragment.</summary>
    public static bool Is(string text)
    {
        if (BeginsWithVersion(text))
            return false;
        try
        {
            if (text.Contains("/dts-v1/") && Passive.Replace(text, " ").Contains("/dts-v1/"))
                return false;
            if (IncludedSource.IsMatch(text))
                return false;
            string active = Directive.Replace(Passive.Replace(text, " "), "");
            return !active.Contains("/plugin/") && !active.Contains("/include/") && HasOnlyBlocks(active);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    // Whether the text has blanks and comments, then the version, as nearly every source has. This reads only the first lines, and needs
    // no regular expressions, whose initialization takes longer than the rest of this class.
    private static bool BeginsWithVersion(string text)
    {
        const string Version = "/dts-v1/";
        int at = 0;
        while (at < text.Length)
        {
            string? end = Follows("/*") ? "*/" : Follows("//") ? "\n" : null;
            if (end is null && !char.IsWhiteSpace(text[at]))
                return Follows(Version);
            int ended = end is null ? at : text.IndexOf(end, at + 2, StringComparison.Ordinal);
            if (ended < 0)
                return false;
            at = ended + (end?.Length ?? 1);
        }

        return false;

        bool Follows(string token) => string.CompareOrdinal(text, at, token, 0, token.Length) == 0;
    }

    private static bool HasOnlyBlocks(string text)
    {
        text = PathReference.Replace(text, "&path");
        int changes = 0;
        int depth = 0;
        int start = 0;
        bool isRoot = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}' or ';'))
                continue;
            string item = text.Substring(start, i - start);
            start = i + 1;
            changes += depth > 0 && item.Trim().Length > 0 ? 1 : 0;
            switch (text[i])
            {
                case '{' when depth == 0 && !Head.IsMatch(item):
                    return false;
                case '{':
                    isRoot = depth == 0 ? item.TrimEnd().EndsWith("/", StringComparison.Ordinal) : isRoot;
                    changes += isRoot ? 0 : 1;
                    depth++;
                    break;
                case '}':
                    depth--;
                    break;
                case ';' when depth == 0 && item.Trim().Length > 0:
                case ';' when depth == 1 && isRoot && OfBoard.IsMatch(item):
                    return false;
                default:
                    break;
            }
        }

        return changes > 0 && depth == 0 && text.Substring(start).Trim().Length == 0;
    }
}
