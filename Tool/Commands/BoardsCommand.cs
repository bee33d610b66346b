using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Tool.Commands;

/// <summary>The <c>boards</c> command and what all its sub-commands share.</summary>
internal static class BoardsCommand
{
    private const string SuggestDirective = "[suggest";

    /// <summary>Runs one command line and returns the exit code.</summary>
    public static int Invoke(string[] args, Output output)
    {
        Command root = Create(output);
        try
        {
            if (args.Length > 0 && args[0].StartsWith(SuggestDirective, StringComparison.Ordinal))
                return Suggest(root, args, output);
            ParseResult parsed = root.Parse(CompilerArguments.Separate(WithHelp(args)), CompilerArguments.Configuration);
            string[] unknown = [.. Unknown(parsed)];
            string[] errors = unknown.Length > 0 ? unknown : [.. parsed.Errors.Select(MessageOf), .. Empty(parsed)];
            if (errors.Length > 0)
            {
                foreach (string error in errors)
                    output.Messages.Write("boards: " + error + "\n");
                Command command = parsed.CommandResult.Command;
                output.Messages.Write(command == root ? "boards: see 'boards --help'\n" : $"boards: see 'boards {command.Name} --help'\n");
                return ExitCode.WrongUse;
            }

            // The help and the version are written by the parser's library.
            using StreamWriter text = new(output.Standard, leaveOpen: true) { AutoFlush = true };
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = text });
        }
        catch (UnusableFileException unusable)
        {
            Output.Report(unusable, output.Messages);
            return ExitCode.WrongUse;
        }
        catch (IOException e)
        {
            Output.Report(new UnusableFileException($"cannot write to standard output: {e.Message}"), output.Messages);
            return ExitCode.WrongUse;
        }
    }

    // The parser's own message says neither what is missing nor what it is called in the help.
    private static string MessageOf(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0, Option: { HelpName: { } value } option } => $"{option.Name} needs <{value}>",
        ArgumentResult { Tokens.Count: 0, Argument: { Arity.MinimumNumberOfValues: > 0 } argument, Parent: CommandResult { Command: var command } } => $"'{command.Name}' needs <{argument.HelpName ?? argument.Name}>",
        _ => error.Message,
    };

    // "boards", "boards help" and "boards help dtb" also ask for help.
    private static string[] WithHelp(string[] args) => args switch
    {
        [] => ["--help"],
        ["help", .. string[] command] => [.. command, "--help"],
        _ => args,
    };

    // Unknown options and commands. The parser takes unknown options for files. After "--", everything is a file.
    private static IEnumerable<string> Unknown(ParseResult parsed)
    {
        if (parsed.Tokens.Any(static token => token.Type == TokenType.DoubleDash))
            return [];
        Command command = parsed.CommandResult.Command;
        IEnumerable<string> options = command.Options.SelectMany(static option => option.Aliases.Prepend(option.Name));
        IEnumerable<string> words = parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(static argument => argument.Tokens)
            .Select(static token => token.Value)
            .Concat(parsed.UnmatchedTokens);

        // What follows an unknown command is for that command.
        return (command.Subcommands.Count > 0 ? words.Take(1) : words.Where(static word => word is ['-', _, ..]))
            .Select(word => word is ['-', _] ? $"unknown option '{word}'" : word.StartsWith('-')
                ? Spelling.Suggest($"unknown option '{word}'", word, options)
                : Spelling.Suggest($"unknown command '{word}'", word, command.Subcommands.Select(static sub => sub.Name)));
    }

    // Arguments that are empty, which an unset variable of a shell gives.
    private static IEnumerable<string> Empty(ParseResult parsed) => parsed.CommandResult.Children
        .Where(static child => child.Tokens.Any(static token => token.Value.Length == 0))
        .Select(static child => child is OptionResult option ? $"the argument of '{option.Option.Name}' is empty" : "an argument is empty");

    // The request of dotnet-suggest: "[suggest:POSITION]" and the command line as one text.
    private static int Suggest(Command root, string[] args, Output output)
    {
        string line = args.Length > 1 ? args[1] : "";
        string position = args[0].Substring(SuggestDirective.Length).Trim(':', ']');
        int at = int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? Math.Min(given, line.Length) : line.Length;
        foreach (CompletionItem item in root.Parse(line, CompilerArguments.Configuration).GetCompletions(at))
            output.Write(null, item.Label + "\n");
        return ExitCode.Fine;
    }

    /// <summary>The command. A root command would have the name of the assembly, which is not the name of the tool.</summary>
    internal static Command Create(Output output) =>
        new("boards", "Compiles, decompiles and inspects devicetrees, generates Microkit system descriptions from them, and checks hand-written ones.")
        {
            DtbCommand.Create(output),
            DtsCommand.Create(output),
            ShowCommand.Create(output),
            SystemCommand.Create(output),
            EmitCommand.Create(output),
            EmitCommand.CreateForHeader(output),
            ReportCommand.Create(output),
            AtCommand.Create(output),
            GuestCommand.Create(output),
            CheckCommand.Create(output),
            DiffCommand.Create(output),
            FormatCommand.Create(output),
            ExplainCommand.Create(output),
            CompletionCommand.Create(output),
            LspCommand.Create(output),
            CreateHelp(),
            new VersionOption(),
        };

    private static HelpOption CreateHelp()
    {
        HelpOption help = new();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return help;
    }
}
