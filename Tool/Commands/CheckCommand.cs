using System.Collections.Immutable;
using System.CommandLine;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Commands;

/// <summary><c>boards check</c>: checks hand-written system descriptions against their board.</summary>
internal sealed class CheckCommand
{
    private readonly Argument<string[]> _systems = new("X.system")
    {
        Description = "System descriptions to check.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _boardFile = new("--board")
    {
        Description = "The board: a devicetree source or blob. Without it, the systems are checked only against Microkit's rules.",
        HelpName = "Y.dts",
    };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new CheckCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        CompilerOptions compiler = new();
        OverlayOptions overlays = new();
        PlatformOptions platforms = new();
        MicrokitOptions microkit = new();
        Command command = new("check", "Check hand-written Microkit system descriptions against Microkit's rules and a board.") { _systems, _boardFile };
        compiler.AddTo(command);
        overlays.AddTo(command);
        platforms.AddTo(command);
        microkit.AddTo(command);
        new DiagnosticOptions { AreResult = true }.AddTo(command, output, (parsed, output, cancel) =>
        {
            DiskSources sources = new(output.Input);
            (Sel4Options options, ImmutableArray<Diagnostic> complaints) = platforms.Read(parsed, sources);
            bool errors = output.Report(complaints);
            Sel4Board? board = null;
            if (parsed.GetValue(_boardFile) is { } path)
            {
                BoardCompilation compilation = DevicetreeInput.Read(path, overlays.Read(parsed), sources, compiler.Read(parsed), cancel).Resolve(options, cancel);
                errors |= output.Report(compilation.GetDiagnostics(output.Severities.IsOff, cancel));
                board = compilation.Board;
            }
            else
            {
                output.Note("without --board, the systems are checked only against Microkit's rules");
            }

            foreach (string system in parsed.GetRequiredValue(_systems))
            {
                SourceFile file = SourceFile.FromBytes(DevicetreeInput.Named(system), DevicetreeInput.Bytes(system, sources));

                // Nothing is made of a system that is only checked.
                errors |= output.Report(SystemCheck.Run(file, microkit.Read(parsed), board, cancel).Diagnostics, hasOutput: false);
            }

            return errors ? ExitCode.Errors : ExitCode.Fine;
        });
        return command;
    }
}
