using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;

namespace Boards.Tool.Commands;

/// <summary>
/// Options in the style of a C compiler: <c>-Ipath</c>, <c>-DNAME=1</c>, <c>-oFILE</c>, without a
/// space between the letter and its value.
/// </summary>
internal static class CompilerArguments
{
    private const string LettersWithValue = "IDUboH";

    /// <summary>How command lines are read: <c>@FILE</c> is replaced by the arguments in a file, written in the same way.</summary>
    public static ParserConfiguration Configuration { get; } = ReadFilesAlike(new ParserConfiguration());

    /// <summary>The arguments, with these options separated from their values.</summary>
    public static string[] Separate(string[] args)
    {
        List<string> apart = [];
        bool optionsEnded = false;
        foreach (string arg in args)
        {
            optionsEnded |= arg == "--";
            if (!optionsEnded && arg.Length > 2 && arg[0] == '-' && LettersWithValue.Contains(arg[1]))
            {
                apart.Add(arg[..2]);
                apart.Add(arg[2..]);
            }
            else
            {
                apart.Add(arg);
            }
        }

        return [.. apart];
    }

    private static ParserConfiguration ReadFilesAlike(ParserConfiguration configuration)
    {
        TryReplaceToken read = configuration.ResponseFileTokenReplacer!;
        configuration.ResponseFileTokenReplacer = (string token, out IReadOnlyList<string>? arguments, out string? error) =>
        {
            bool isReplaced = read(token, out arguments, out error);
            arguments = arguments is null ? null : Separate([.. arguments]);
            return isReplaced;
        };
        return configuration;
    }
}
