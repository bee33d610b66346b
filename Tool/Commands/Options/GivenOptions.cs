using System.CommandLine;
using System.CommandLine.Parsing;

namespace Boards.Tool.Commands;

/// <summary>What a command line gives to an option, as it is written.</summary>
internal static class GivenOptions
{
    /// <summary>
    /// The last value of an option; null where it has none. Validators ask this way: to them the parser throws for an option whose
    /// value is missing, though it reports that itself.
    /// </summary>
    public static string? Given(this CommandResult result, Option option) =>
        result.GetResult(option) is { Tokens: [.., { Value: var value }] } ? value : null;

    /// <summary>The number of values of an argument.</summary>
    public static int Count(this CommandResult result, Argument argument) => result.GetResult(argument)?.Tokens.Count ?? 0;
}
