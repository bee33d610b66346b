using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Microkit;
using Boards.Microkit.Guests;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Tool.Commands;

/// <summary><c>boards guest</c>: writes the devicetree of a guest.</summary>
internal sealed class GuestCommand
{
    private readonly Argument<string> _input = new("IN.dts|X.system")
    {
        Description = "A devicetree source or blob, whose system is that of 'boards system', or a hand-written system (.system or .xml); - is a source on standard input.",
    };

    private readonly Option<string?> _boardFile = new("--board") { Description = "The board of a hand-written system: a devicetree source or blob.", HelpName = "Y.dts" };

    private readonly Option<string?> _machine = new("--machine") { Description = "The virtual machine, if the system has several.", HelpName = "NAME" };

    private readonly Option<bool> _blob = new("--dtb") { Description = "Write a blob. The default is a source." };

    private readonly Option<string?> _out = new("-o", "--out") { Description = "The file to write. The default is standard output.", HelpName = "FILE" };

    private readonly Option<string?> _checked = new("--check") { Description = "Check a devicetree that was written by hand for the guest, instead of writing one.", HelpName = "GUEST.dts" };

    private readonly Option<string[]> _overlays = new("--guest-overlay")
    {
        Description = "Apply this to the devicetree of the guest, or to that of --check; may be repeated. An overlay (/plugin/, or a .dtbo) or a plain source.",
        HelpName = "X.dtso",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly SystemOptions _options = new();

    private readonly GuestTreeOptions _settings = new();

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new GuestCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        Command command = new("guest", "Write the devicetree of a guest: that of the board, without what the guest cannot reach, and with the memory, CPUs and interrupt controller of its virtual machine.") { _input, _boardFile, _machine, _blob, _out, _checked, _overlays };
        _settings.AddTo(command);
        _options.AddTo(command);
        command.Validators.Add(Validate);
        new DiagnosticOptions { CanWatch = true }.AddTo(command, output, Run);
        return command;
    }

    private void Validate(CommandResult result)
    {
        if (result.GetResult(_input) is { Tokens: [{ Value: var path }] } && DevicetreeInput.IsSystem(path) && result.Given(_boardFile) is null)
            result.AddError("the board of a hand-written system must be named with --board");
    }

    private int Run(ParseResult parsed, Output output, CancellationToken cancel)
    {
        DiskSources sources = new(output.Input);
        string path = parsed.GetRequiredValue(_input);
        if ((DevicetreeInput.IsSystem(path) ? PlanSystem(path, parsed, output, sources, cancel) : _options.Plan(path, parsed, output, sources, cancel)) is not (SystemPlan plan, BoardCompilation { Board: { } board }))
            return ExitCode.Errors;
        PlannedGuest guest = Choose(plan.Guests, parsed.GetValue(_machine), path);
        if (_settings.Apply(plan with { Guests = [guest] }, board, parsed, output, sources) is not { Guests: [var set] })
            return ExitCode.Errors;
        guest = set;
        string[] overlays = parsed.GetValue(_overlays) ?? [];
        if (parsed.GetValue(_checked) is { } written)
            return Check(written, overlays, guest, parsed, output, sources, cancel);
        DeviceTree tree = GuestTree.Of(board, guest, cancel);
        if (overlays.Length > 0)
        {
            CompileResult laid = GuestOverlays.Apply(
                tree, guest.Machine + ".guest.g.dts", [.. overlays.Select(overlay => DevicetreeInput.FileAt(overlay, sources))],
                sources, _options.Compile(parsed), cancel);
            if (output.Report(laid.Diagnostics))
                return ExitCode.Errors;
            tree = laid.Tree;
        }

        if (parsed.GetValue(_blob))
            output.Write(parsed.GetValue(_out), DtbWriter.Write(tree));
        else
            output.Write(parsed.GetValue(_out), DtsWriter.Write(tree));
        return ExitCode.Fine;
    }

    private int Check(string written, string[] overlays, PlannedGuest guest, ParseResult parsed, Output output, DiskSources sources, CancellationToken cancel)
    {
        TreeCompilation tree = DevicetreeInput.Read(written, overlays, sources, _options.Compile(parsed), cancel);
        if (output.Report(tree.LanguageDiagnostics))
            return ExitCode.Errors;
        output.Report(GuestTreeCheck.Run(tree.Tree, guest, cancel).Where(found => !tree.Suppressions.Covers(found)));
        return ExitCode.Fine;
    }

    private (SystemPlan Plan, BoardCompilation Board)? PlanSystem(string path, ParseResult parsed, Output output, DiskSources sources, CancellationToken cancel) =>
        _options.ReadBoard(parsed.GetValue(_boardFile)!, parsed, output, sources, cancel) is (_, BoardCompilation board)
        && _options.PlanSystem(path, board.Board, parsed, output, sources, cancel) is { } plan
            ? (plan, board)
            : null;

    private static PlannedGuest Choose(ValueList<PlannedGuest> guests, string? name, string path)
    {
        IEnumerable<string> names = guests.Select(static guest => guest.Machine);
        if (guests.IsEmpty)
            throw new UnusableFileException($"the system of '{path}' has no virtual machine");
        if (name is null)
            return guests.Count == 1 ? guests[0] : throw new UnusableFileException($"the system of '{path}' has several virtual machines; name one with --machine: {string.Join(", ", names)}");
        return guests.FirstOrDefault(guest => string.Equals(guest.Machine, name, StringComparison.Ordinal))
            ?? throw new UnusableFileException($"the system of '{path}' has no virtual machine '{name}'; expected one of: {string.Join(", ", names)}");
    }
}
