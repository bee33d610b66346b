using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Boards.Tool.Commands;

/// <summary>The <c>boards</c> command and what all its sub-commands share.</summary>
internal static class BoardsCommand
{
    /// <summary>Runs one command line and gives the exit code.</summary>
    public static int Invoke(string[] args, Output output)
    {
        Command root = Create(output);
        ParseResult parsed = root.Parse(CompilerArguments.Separate(args), CompilerArguments.Configuration);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError error in parsed.Errors)
                output.Messages.Write("boards: " + error.Message + "\n");
            output.Messages.Write("boards: see 'boards --help'\n");
            return ExitCode.WrongUse;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UnusableFileException unusable)
        {
            Output.Report(unusable, output.Messages);
            return ExitCode.WrongUse;
        }
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
            CheckCommand.Create(output),
            new HelpOption(),
            new VersionOption(),
        };
}
