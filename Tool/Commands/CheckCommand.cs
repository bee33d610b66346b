using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;

namespace Boards.Tool.Commands;

/// <summary><c>boards check</c>: system descriptions that somebody wrote by hand against the board that they are for.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string[]> Systems = new("X.system")
    {
        Description = "System descriptions.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> BoardFile = new("--board")
    {
        Description = "The board: a devicetree source, or a blob. Without it, the systems are held against Microkit's rules alone.",
        HelpName = "Y.dts",
    };

    private static readonly Option<string?> Version = new("--microkit-version")
    {
        Description = $"The version of Microkit: {string.Join(", ", MicrokitVersions.AllNames)}.",
        HelpName = "VERSION",
    };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output)
    {
        CompilerOptions compiler = new();
        Command command = new("check", "Hold hand-written Microkit system descriptions against Microkit's rules and a board.") { Systems, BoardFile, Version };
        compiler.AddTo(command);
        command.Validators.Add(Validate);
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed, compiler.Read(parsed), output, cancel)));
        return command;
    }

    private static void Validate(CommandResult result)
    {
        if (result.GetValue(Version) is { } version && !MicrokitVersions.TryParse(version, out _))
            result.AddError($"'{version}' is no version of Microkit that is known ({string.Join(", ", MicrokitVersions.AllNames)})");
    }

    private static int Run(ParseResult parsed, CompileOptions options, Output output, CancellationToken cancel)
    {
        MicrokitVersion version = parsed.GetValue(Version) is { } name && MicrokitVersions.TryParse(name, out MicrokitVersion known) ? known : MicrokitVersions.Current;
        DiskSources sources = new(output.Input);
        Board? board = null;
        bool errors = false;
        if (parsed.GetValue(BoardFile) is { } path)
        {
            DevicetreeInput input = DevicetreeInput.Read(path, sources, options, cancel);
            errors = output.Tell(input.Diagnostics);
            board = Board.Resolve(input.Tree, cancel: cancel);
        }
        else
        {
            output.Messages.Write("boards: without --board the systems are held against Microkit's rules alone\n");
        }

        foreach (string system in parsed.GetRequiredValue(Systems))
        {
            SourceFile file = SourceFile.FromBytes(DevicetreeInput.Named(system), DevicetreeInput.Bytes(system, sources));
            errors |= output.Tell(SystemCheck.Run(file, version, board).Diagnostics);
        }

        return errors ? ExitCode.Errors : ExitCode.Fine;
    }
}
