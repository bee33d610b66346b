using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Text.RegularExpressions;
using Boards.Devicetree.Text;

namespace Boards.Tool;

/// <summary>
/// The severities in a <c>.globalconfig</c>, which the C# compiler reads, too:
/// <c>dotnet_diagnostic.ID.severity = error</c>.
/// </summary>
internal static partial class GlobalConfig
{
    private const string Expected = "expected one of: error, warning, suggestion, silent, none, default";

    /// <summary>The severity of each id; what follows a section's header is about single C# files, and is not read.</summary>
    /// <exception cref="UnusableFileException">A severity is unknown.</exception>
    public static ImmutableDictionary<string, Severity> Read(SourceFile file)
    {
        ImmutableDictionary<string, Severity>.Builder severities = ImmutableDictionary.CreateBuilder<string, Severity>(StringComparer.OrdinalIgnoreCase);
        using StringReader reader = new(file.Text);
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.TrimStart().StartsWith('['))
                break;
            if (Entry().Match(line) is not { Success: true } entry)
                continue;
            string id = entry.Groups["id"].Value;
            string word = entry.Groups["severity"].Value;

            // The compiler ignores the case of all words, and the last entry of an id is used.
            switch (word.ToUpperInvariant())
            {
                case "ERROR":
                    severities[id] = Severity.Error;
                    break;
                case "WARNING":
                    severities[id] = Severity.Warning;
                    break;
                case "SUGGESTION":
                    severities[id] = Severity.Info;
                    break;
                case "SILENT" or "REFACTORING" or "NONE":
                    severities[id] = Severity.Hidden;
                    break;
                case "DEFAULT":
                    severities.Remove(id);
                    break;
                default:
                    throw new UnusableFileException(FormattableString.Invariant($"{file.Path}({number}): '{word}' is not a severity; {Expected}"));
            }
        }

        return severities.ToImmutable();
    }

    // As the compiler reads a line: "=" or ":", and a comment after "#" or ";".
    [GeneratedRegex(@"^\s*dotnet_diagnostic\.(?<id>BRD[0-9]{4})\.severity\s*[=:]\s*(?<severity>.*?)\s*([#;].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
