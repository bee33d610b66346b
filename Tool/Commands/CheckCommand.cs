using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Guests;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Guests;
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

    private readonly Option<string?> _guest = new("--guest")
    {
        Description = "Also check the devicetree that was written by hand for the guest of the systems: its memory, initrd, devices, interrupts and console. Needs --board.",
        HelpName = "GUEST.dts",
    };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new CheckCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        CompilerOptions compiler = new();
        OverlayOptions overlays = new();
        PlatformOptions platforms = new();
        MicrokitOptions microkit = new();
        Command command = new("check", "Check hand-written Microkit system descriptions against Microkit's rules and a board.") { _systems, _boardFile, _guest };
        compiler.AddTo(command);
        overlays.AddTo(command);
        platforms.AddTo(command);
        microkit.AddTo(command);
        // Without a board they would be ignored.
        Option[] ofBoard = [_guest, .. overlays.OfBoard, .. platforms.OfBoard, .. compiler.OfBoard];
        command.Validators.Add(result =>
        {
            if (result.GetResult(_boardFile) is null && ofBoard.FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } alone)
                result.AddError($"{alone.Name} needs --board");
            foreach (string file in (result.GetValue(_systems) ?? []).Where(DevicetreeInput.IsDevicetree))
                result.AddError($"'{file}' is a devicetree, not a system description; give the board with --board, or see what is reported about it with 'boards show {file}'");
        });
        new DiagnosticOptions { AreResult = true, CanWatch = true }.AddTo(command, output, (parsed, output, cancel) =>
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

                // No output is made from a system that is only checked.
                SystemCheckResult result = SystemCheck.Run(file, microkit.Read(parsed), board, cancel);
                errors |= output.Report(result.Diagnostics, hasOutput: false);
                if (parsed.GetValue(_guest) is { } guest)
                {
                    TreeCompilation tree = DevicetreeInput.Read(guest, [], sources, compiler.Read(parsed), cancel);
                    errors |= output.Report(tree.LanguageDiagnostics, hasOutput: false);
                    errors |= output.Report(GuestDiagnostics(tree, GuestOf(SystemPlanner.Plan(result.Request, board!, cancel), system), cancel), hasOutput: false);
                }
            }

            return errors ? ExitCode.Errors : ExitCode.Fine;
        });
        return command;
    }

    private static PlannedGuest GuestOf(SystemPlan plan, string system) => plan.Guests.Count == 1
        ? plan.Guests[0]
        : throw new UnusableFileException($"the system of '{system}' has {(plan.Guests.IsEmpty ? "no virtual machine" : "several virtual machines; use 'boards guest --check' with --machine")}");

    private static IEnumerable<Diagnostic> GuestDiagnostics(TreeCompilation tree, PlannedGuest guest, CancellationToken cancel) =>
        GuestTreeCheck.Run(tree.Tree, guest, cancel).Where(found => !tree.Suppressions.Covers(found));
}
