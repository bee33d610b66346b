using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;
using Boards.Tool.Reports;

namespace Boards.Tool.Commands;

/// <summary><c>boards show</c>: prints the devices of a tree.</summary>
internal sealed class ShowCommand
{
    private readonly Argument<string> _in = new("IN.dts") { Description = "A devicetree source or blob; - is standard input." };

    private readonly Option<bool> _json = new("--json") { Description = "Print a JSON array with an object for each node that has registers or interrupts." };

    private readonly Option<string?> _out = new("-o", "--out") { Description = "The file to write. The default is standard output.", HelpName = "FILE" };

    private readonly Option<string?> _deps = new("--deps")
    {
        Description = "Show which devices NODE depends on. NODE is a path, label or alias.",
        HelpName = "NODE",
    };

    private readonly Option<string?> _pci = new("--pci")
    {
        Description = "Show the interrupt of each pin of each slot of the PCI host bridge NODE. NODE is a path, label or alias.",
        HelpName = "NODE",
    };

    private readonly Option<bool> _enabled = new("--enabled") { Description = "Show only devices that are enabled, with all nodes above them." };

    private readonly Option<string[]> _filters = new("--filter")
    {
        Description = "Show only devices with TEXT in their path, compatible strings, labels or aliases, in any case; if repeated, with all of the texts.",
        HelpName = "TEXT",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _sort = new("--sort")
    {
        Description = $"The order: {string.Join(", ", DeviceSelection.Orders)}. Devices without an address or interrupt are last. [default: {DeviceSelection.Orders[0]}]",
        HelpName = "ORDER",
    };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new ShowCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        CompilerOptions compiler = new();
        OverlayOptions overlays = new();
        PlatformOptions platforms = new();
        Command command = new("show", "Show each device with its status, regions and interrupts.") { _in, _enabled, _filters, _sort, _json, _deps, _pci, _out };
        _sort.CompletionSources.Add(DeviceSelection.Orders);
        command.Validators.Add(Validate);
        compiler.AddTo(command);
        overlays.AddTo(command);
        platforms.AddTo(command);
        new DiagnosticOptions { CanWatch = true }.AddTo(command, output, (parsed, output, cancel) =>
        {
            DiskSources sources = new(output.Input);
            string path = parsed.GetRequiredValue(_in);
            TreeCompilation tree = DevicetreeInput.Read(path, overlays.Read(parsed), sources, compiler.Read(parsed), cancel);
            (Sel4Options options, ImmutableArray<Diagnostic> complaints) = platforms.Read(parsed, sources);
            BoardCompilation board = tree.Resolve(options, cancel);
            bool errors = output.Report(complaints) | output.Report(board.GetDiagnostics(output.Severities.IsOff, cancel));
            if (Report(board.Board, parsed, output.Messages) is not { } report)
                return ExitCode.WrongUse;
            if (IsOverlay(tree))
                output.Messages.Write($"boards: '{path}' is an overlay, which has no devices of its own; give its base, with '--overlay {path}'\n");
            output.Write(parsed.GetValue(_out), report);
            return errors ? ExitCode.Errors : ExitCode.Fine;
        });
        return command;
    }

    // A source with /plugin/, or a blob with fragments.
    private static bool IsOverlay(TreeCompilation tree) => tree.IsPlugin || tree.Tree.Root.Children.Any(static child => child.Child("__overlay__") is not null);

    private void Validate(CommandResult result)
    {
        if (result.Given(_sort) is { } order && !DeviceSelection.Orders.Contains(order))
            result.AddError(Spelling.Suggest($"unknown order '{order}'; expected one of: {string.Join(", ", DeviceSelection.Orders)}", order, DeviceSelection.Orders));
    }

    // Null if there is no such node, which is reported.
    private IEnumerable<ReportPart>? Report(Sel4Board board, ParseResult parsed, TextWriter messages)
    {
        bool json = parsed.GetValue(_json);
        if ((parsed.GetValue(_deps) ?? parsed.GetValue(_pci)) is not { } name)
            return [json ? new ReportText(DeviceJson.Write(board, Selection(parsed))) : DeviceTable.Write(board, Selection(parsed))];
        DeviceLookup devices = new(board.Hardware);
        if (devices.Find(name) is not { } device)
        {
            messages.Write($"boards: unknown node '{name}'{(devices.Suggest(name) is { } near ? $"; did you mean '{near}'?" : "")}\n");
            return null;
        }

        if (parsed.GetValue(_deps) is not null)
        {
            DependencyClosure closure = board.Dependencies.Closure([device.Node]);
            return json ? [new ReportText(DependencyJson.Write(board, device, closure))] : DependencyReport.Write(board, device, closure);
        }

        ImmutableArray<PciRoute> routes = board.Hardware.PciRoutes(device.Node);
        if (routes.IsEmpty)
        {
            messages.Write($"boards: {device.Path} has no interrupt-map, so its slots have no interrupts\n");
            return null;
        }

        return [json ? new ReportText(PciReport.WriteJson(routes)) : PciReport.Write(routes)];
    }

    private DeviceSelection Selection(ParseResult parsed) => new()
    {
        OnlyEnabled = parsed.GetValue(_enabled),
        Filters = parsed.GetValue(_filters) ?? [],
        Sort = parsed.GetValue(_sort) ?? DeviceSelection.Orders[0],
    };
}
