using System.CommandLine;
using System.CommandLine.Parsing;

namespace Boards.Tool.Commands;

/// <summary>The values of options on a command line, as they are written.</summary>
internal static class GivenOptions
{
    /// <summary>
    /// The last value of an option; null if it has none. Validators must use this: the parser throws when they read an option
    /// whose value is missing, although it reports that itself.
    /// </summary>
    public static string? Given(this CommandResult result, Option option) =>
        result.GetResult(option) is { Tokens: [.., { Value: var value }] } ? value : null;

    /// <summary>The number of values of an argument.</summary>
    public static int Count(this CommandResult result, Argument argument) => result.GetResult(argument)?.Tokens.Count ?? 0;
}
