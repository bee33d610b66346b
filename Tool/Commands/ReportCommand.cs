using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Report;

namespace Boards.Tool.Commands;

/// <summary><c>boards report</c>: writes a page about a board and its systems.</summary>
internal sealed class ReportCommand
{
    private readonly Argument<string> _board = new("BOARD") { Description = "A devicetree source or blob; - is standard input." };

    private readonly Option<string[]> _systems = new("--system")
    {
        Description = "Show this system description on the board, instead of the system that 'boards system' plans; may be repeated.",
        HelpName = "X.system",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _out = new("-o", "--out") { Description = "The page to write. The default is standard output.", HelpName = "OUT.html" };

    private readonly SystemOptions _options = new();

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new ReportCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        Command command = new("report", "Write a page about a board and its systems: memory map, interrupts, devices, dependencies, diagnostics. It is one HTML file, which needs no network.") { _board, _systems, _out };
        _options.AddTo(command);
        command.Validators.Add(Validate);
        new DiagnosticOptions { IsQuiet = true, CanWatch = true }.AddTo(command, output, Run);
        return command;
    }

    private void Validate(CommandResult result)
    {
        if (result.Given(_systems) is not null && result.Children.OfType<OptionResult>().Any(static option => option.Option.Name == "--pass"))
            result.AddError("--system and --pass cannot be used together");
    }

    // The page is also written after errors, because it shows them.
    private int Run(ParseResult parsed, Output output, CancellationToken cancel)
    {
        DiskSources sources = new(output.Input);
        string path = parsed.GetRequiredValue(_board);
        bool errors = _options.Read(path, parsed, output, sources, cancel, out BoardCompilation board);
        List<Diagnostic> diagnostics = [.. board.GetDiagnostics(output.Severities.IsOff, cancel)];
        List<SystemPlan> plans = [];
        foreach (string system in parsed.GetValue(_systems) ?? [])
        {
            SystemCheckResult read = SystemCheck.Run(SourceFile.FromBytes(DevicetreeInput.Named(system), DevicetreeInput.SystemBytes(system, sources)), _options.Version(parsed), board.Board, cancel);
            errors |= output.Report(read.Diagnostics, hasOutput: false);
            diagnostics.AddRange(read.Diagnostics);
            plans.Add(SystemPlanner.Plan(read.Request, board.Board, cancel));
        }

        if (plans.Count == 0)
        {
            SystemPlan plan = _options.Plan(path, board, parsed, cancel);
            errors |= output.Report(plan.Diagnostics);
            diagnostics.AddRange(plan.Diagnostics);
            plans.Add(plan);
        }

        string? page = parsed.GetValue(_out);
        output.Write(page, new BoardReport
        {
            Name = Path.GetFileName(DevicetreeInput.Named(path)),
            Board = board.Board,
            Systems = [.. plans],
            Diagnostics = [.. diagnostics.Select(found => output.Severities.Applied(found))],
            LinkTo = PageLinks.OfPage(page),
        }.ToHtml());
        return errors ? ExitCode.Errors : ExitCode.Fine;
    }
}
