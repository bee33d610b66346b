using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Lookup;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Tool.Reports;

namespace Boards.Tool.Commands;

/// <summary><c>boards at</c>: what is at an address, interrupt number or channel id, and which domains and machines have a device.</summary>
internal sealed class AtCommand
{
    private readonly Argument<string> _board = new("BOARD") { Description = "A devicetree source or blob; - is standard input." };

    private readonly Argument<string[]> _questions = new("ADDRESS|NODE")
    {
        Description = "Physical addresses, such as the address of a guest's fault (0x8020008), or nodes by path, label or alias.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _interrupts = new("--irq")
    {
        Description = "Also show which devices raise interrupt N, the number that seL4 sees.",
        HelpName = "N",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _channels = new("--channel")
    {
        Description = "Also show what notifies a domain of --system through channel ID.",
        HelpName = "ID",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _system = new("--system")
    {
        Description = "Also show which domains and machines of this system description can access it.",
        HelpName = "X.system",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print a JSON array with an object for each question." };

    private readonly Option<string?> _out = new("-o", "--out") { Description = "The file to write. The default is standard output.", HelpName = "FILE" };

    private readonly SystemOptions _options = new();

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new AtCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        Command command = new("at", "Show what a board has at an address or interrupt number, and how to pass or exclude it.") { _board, _questions, _interrupts, _channels, _system, _json, _out };
        _options.AddTo(command);
        command.Validators.Add(Validate);
        new DiagnosticOptions { IsQuiet = true }.AddTo(command, output, Run);
        return command;
    }

    private void Validate(CommandResult result)
    {
        if (result.Count(_questions) == 0 && result.Given(_interrupts) is null && result.Given(_channels) is null)
            result.AddError("'at' needs an address, a node, --irq or --channel");
        if (result.Given(_channels) is not null && result.Given(_system) is null)
            result.AddError("--channel needs --system: channel ids belong to a system");
        foreach (string word in Words(result, _interrupts).Concat(Words(result, _channels)).Where(static word => NumberArgument.Parse(word) is null))
            result.AddError($"'{word}' is not a number; expected a decimal number, or a hexadecimal one with 0x");
    }

    private static IEnumerable<string> Words(CommandResult result, Option option) => result.GetResult(option)?.Tokens.Select(static token => token.Value) ?? [];

    private int Run(ParseResult parsed, Output output, CancellationToken cancel)
    {
        DiskSources sources = new(output.Input);
        if (_options.ReadBoard(parsed.GetRequiredValue(_board), parsed, output, sources, cancel) is not (_, BoardCompilation { Board: { } board }))
            return ExitCode.Errors;
        SystemRequest? system = null;
        bool errors = false;
        if (parsed.GetValue(_system) is { } path)
        {
            SourceFile file = SourceFile.FromBytes(DevicetreeInput.Named(path), DevicetreeInput.SystemBytes(path, sources));
            SystemCheckResult read = SystemCheck.Run(file, _options.Version(parsed), board, cancel);
            errors = output.Report(read.Diagnostics, hasOutput: false);
            system = read.Request;
        }

        LookupAnswers answers = new(new BoardLookup(board, system), board, parsed.GetValue(_system));
        foreach (string question in parsed.GetValue(_questions) ?? [])
        {
            if (AddressOf(question) is { } address)
                answers.AddAddress(address);
            else if (!AddNode(answers, new DeviceLookup(board.Hardware), question, output.Messages))
                return ExitCode.WrongUse;
        }

        foreach (string number in parsed.GetValue(_interrupts) ?? [])
            answers.AddInterrupt(NumberArgument.Parse(number)!.Value);
        foreach (string id in parsed.GetValue(_channels) ?? [])
            answers.AddChannel(unchecked((int)NumberArgument.Parse(id)!.Value));
        output.Write(parsed.GetValue(_out), parsed.GetValue(_json) ? answers.ToJson() : answers.ToText());
        return errors ? ExitCode.Errors : ExitCode.Fine;
    }

    private static bool AddNode(LookupAnswers answers, DeviceLookup devices, string name, TextWriter messages)
    {
        if (devices.Find(name) is { } device)
        {
            answers.AddDevice(device);
            return true;
        }

        // The addresses of faults are often printed without the prefix.
        string? near = ulong.TryParse(name, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _) ? "0x" + name : devices.Suggest(name);
        messages.Write($"boards: unknown node '{name}'{(near is null ? "" : $"; did you mean '{near}'?")}\n");
        return false;
    }

    // Labels and aliases do not begin with a digit.
    private static ulong? AddressOf(string text) =>
        text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? ulong.TryParse(text.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ulong hexadecimal) ? hexadecimal : null
            : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong address) ? address : null;
}
