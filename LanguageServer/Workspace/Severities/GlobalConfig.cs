using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Text.RegularExpressions;
using Boards.Devicetree.Text;

namespace Boards.LanguageServer.Workspace.Severities;

/// <summary>
/// The severities in a <c>.globalconfig</c>, which the C# compiler also reads:
/// <c>dotnet_diagnostic.ID.severity = error</c>.
/// </summary>
public sealed partial class GlobalConfig
{
    /// <summary>The name of a file that the compiler finds in the folder of a project and above it.</summary>
    public const string FileName = ".globalconfig";

    /// <summary>The name of a file that the compiler also finds, and reads as such a file if it contains <c>is_global = true</c>.</summary>
    public const string EditorFileName = ".editorconfig";

    // The level of a file with this name, and of a file with another name.
    private const int OwnLevel = 100;
    private const int OtherLevel = 0;

    private const string Expected = "expected one of: error, warning, suggestion, silent, none, default";

    private GlobalConfig(ImmutableDictionary<string, Severity?> entries, int level, bool isGlobal, (string Message, int Line)? problem)
    {
        Entries = entries;
        Level = level;
        IsGlobal = isGlobal;
        Problem = problem;
    }

    /// <summary>The severity of each id; null for the severity of the rule.</summary>
    public ImmutableDictionary<string, Severity?> Entries { get; }

    /// <summary>If two files have a severity for one id, the file with the higher level applies.</summary>
    public int Level { get; }

    /// <summary>Whether it applies to everything, and not only to single C# files.</summary>
    public bool IsGlobal { get; }

    /// <summary>The first severity that is unknown, and its line, counted from 0; null if there is none.</summary>
    public (string Message, int Line)? Problem { get; }

    /// <summary>The severity of each id that does not have the severity of its rule.</summary>
    public ImmutableDictionary<string, Severity> Severities => Combined([this]);

    /// <summary>Reads a file. What follows a section header applies to single C# files, and is not read.</summary>
    public static GlobalConfig Read(SourceFile file)
    {
        bool isNamed = file.Path.Substring(file.Path.LastIndexOf('/') + 1) == FileName;
        bool isGlobal = isNamed;
        int level = isNamed ? OwnLevel : OtherLevel;
        (string, int)? problem = null;
        var severities = ImmutableDictionary.CreateBuilder<string, Severity?>(StringComparer.OrdinalIgnoreCase);
        using StringReader reader = new(file.Text);
        for (int number = 0; reader.ReadLine() is { } line; number++)
        {
            if (line.TrimStart().StartsWith('['))
                break;
            if (Entry().Match(line) is not { Success: true } entry)
                continue;
            string key = entry.Groups["key"].Value;
            string word = entry.Groups["value"].Value;
            string id = entry.Groups["id"].Value;
            if (id.Length == 0)
            {
                isGlobal |= key.Equals("is_global", StringComparison.OrdinalIgnoreCase) && word.Equals("true", StringComparison.OrdinalIgnoreCase);
                if (key.Equals("global_level", StringComparison.OrdinalIgnoreCase) && int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int stated))
                    level = stated;
            }
            else if (TryParse(word, out Severity? severity))
            {
                severities[id] = severity;
            }
            else
            {
                problem ??= ($"'{word}' is not a severity; {Expected}", number);
            }
        }

        return new GlobalConfig(severities.ToImmutable(), level, isGlobal, problem);
    }

    /// <summary>
    /// The severities of several files: if two have a severity for one id, the one with the higher level applies, and neither if
    /// their levels are equal (Roslyn, "global analyzer config").
    /// </summary>
    public static ImmutableDictionary<string, Severity> Combined(IEnumerable<GlobalConfig> files)
    {
        Dictionary<string, (Severity? Severity, int Level)> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (GlobalConfig file in files)
        {
            foreach ((string id, Severity? severity) in file.Entries)
            {
                if (!found.TryGetValue(id, out (Severity?, int Level) other) || other.Level < file.Level)
                    found[id] = (severity, file.Level);
                else if (other.Level == file.Level)
                    found[id] = (null, file.Level);
            }
        }

        var combined = ImmutableDictionary.CreateBuilder<string, Severity>(StringComparer.OrdinalIgnoreCase);
        foreach ((string id, (Severity? severity, _)) in found)
        {
            if (severity is { } configured)
                combined[id] = configured;
        }

        return combined.ToImmutable();
    }

    // The compiler ignores the case of all words, and the last entry of an id is used.
    private static bool TryParse(string word, out Severity? severity)
    {
        (bool isKnown, severity) = word.ToUpperInvariant() switch
        {
            "ERROR" => (true, (Severity?)Severity.Error),
            "WARNING" => (true, Severity.Warning),
            "SUGGESTION" => (true, Severity.Info),
            "SILENT" or "REFACTORING" or "NONE" => (true, Severity.Hidden),
            "DEFAULT" => (true, null),
            _ => (false, null),
        };
        return isKnown;
    }

    // A line as the compiler reads it: "=" or ":", and a comment after "#" or ";".
    [GeneratedRegex(@"^\s*(?<key>is_global|global_level|dotnet_diagnostic\.(?<id>BRD[0-9]{4})\.severity)\s*[=:]\s*(?<value>.*?)\s*([#;].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Entry();
}
