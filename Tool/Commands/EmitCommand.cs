using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Microkit;
using Boards.Microkit.Artefacts;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Commands;

/// <summary><c>boards emit</c>: writes an artefact of any kind.</summary>
internal sealed class EmitCommand
{
    private readonly Argument<string> _kind = new("KIND")
    {
        Description = string.Join("; ", ArtefactKinds.All.Select(static kind => $"{kind.Name}: {kind.Meaning}")) + ".",
    };

    private readonly Argument<string[]> _inputs = new("IN.dts|IN.system")
    {
        Description = "Devicetree sources or blobs, whose systems are those of 'boards system', or hand-written systems (.system or .xml); - is a source on standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _boardFile = new("--board")
    {
        Description = "The board of hand-written systems: a devicetree source or blob.",
        HelpName = "Y.dts",
    };

    private readonly Option<string?> _outFile = new("-o", "--out")
    {
        Description = "The file to write. The default is standard output, unless --out-dir is given.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _outDirectory = new("--out-dir")
    {
        Description = "Write the files to DIR, under the names that a build gives them.",
        HelpName = "DIR",
    };

    private readonly SystemOptions _options = new();

    private readonly GuestTreeOptions _guests = new();

    // Null if the command line names the kind.
    private readonly ArtefactKind? _onlyKind;

    private EmitCommand(ArtefactKind? onlyKind = null) => _onlyKind = onlyKind;

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) =>
        new EmitCommand().CreateFor(output, "emit", "Write an artefact of a system or board: a file of any kind that a build can write.");

    /// <summary><c>boards header</c>: <c>boards emit header</c>, under the name that a C programmer looks for.</summary>
    public static Command CreateForHeader(Output output) =>
        new EmitCommand(ArtefactKinds.Find("header")).CreateFor(output, "header", "Write the addresses, interrupts and channels of a system as a header for C and C++.");

    private Command CreateFor(Output output, string name, string description)
    {
        Command command = new(name, description);
        if (_onlyKind is null)
            command.Arguments.Add(_kind);
        command.Arguments.Add(_inputs);
        foreach (Option option in (Option[])[_boardFile, _outFile, _outDirectory])
            command.Options.Add(option);
        _options.AddTo(command);
        _guests.AddTo(command);
        command.Validators.Add(Validate);
        new DiagnosticOptions { CanWatch = true }.AddTo(command, output, Run);
        return command;
    }

    private void Validate(CommandResult result)
    {
        if (_onlyKind is null && result.GetResult(_kind) is { Tokens: [{ Value: var name }] } && ArtefactKinds.Find(name) is null)
            result.AddError($"unknown kind of artefact '{name}'; {ArtefactKinds.Expected(name)}");
        if (result.Count(_inputs) > 1 && result.Given(_outDirectory) is null)
            result.AddError("more than one input needs --out-dir");
        if (result.Given(_outFile) is not null && result.Given(_outDirectory) is not null)
            result.AddError("-o and --out-dir cannot be used together");
    }

    private int Run(ParseResult parsed, Output output, CancellationToken cancel)
    {
        ArtefactKind kind = _onlyKind ?? ArtefactKinds.Find(parsed.GetRequiredValue(_kind))!;
        string[] inputs = parsed.GetRequiredValue(_inputs);
        DiskSources sources = new(output.Input);
        Lazy<BoardCompilation?> board = new(() => parsed.GetValue(_boardFile) is { } path ? _options.ReadBoard(path, parsed, output, sources, cancel)?.Board : null);
        List<Artefact> artefacts = [];
        bool errors = false;
        foreach (string path in inputs)
        {
            if (Make(kind, path, board, parsed, output, sources, cancel) is { } made)
                artefacts.AddRange(made);
            else
                errors = true;
        }

        if (parsed.GetValue(_outDirectory) is { } directory)
            WriteTo(directory, artefacts, output);
        else if (artefacts.Count > 1)
            throw new UnusableFileException($"'{inputs[0]}' has several artefacts of the kind {kind.Name}; use --out-dir");
        else if (artefacts.Count == 1)
            output.Write(parsed.GetValue(_outFile), artefacts[0].Bytes.AsSpan());
        return errors ? ExitCode.Errors : ExitCode.Fine;
    }

    // Null after an error.
    private IEnumerable<Artefact>? Make(ArtefactKind kind, string path, Lazy<BoardCompilation?> ofSystems, ParseResult parsed, Output output, DiskSources sources, CancellationToken cancel)
    {
        bool isSystem = DevicetreeInput.IsSystem(path);
        if (kind is BoardArtefactKind ofBoard)
        {
            if (isSystem)
                throw new UnusableFileException($"'{path}' is a system, and {kind.Name} is made from a board");
            return _options.ReadBoard(path, parsed, output, sources, cancel) is (string name, BoardCompilation read) ? ofBoard.Make(name, read.Board, cancel) : null;
        }

        SystemPlan? plan;
        BoardCompilation? board;
        if (isSystem)
        {
            board = ofSystems.Value;
            plan = board is null && parsed.GetValue(_boardFile) is not null ? null : _options.PlanSystem(path, board?.Board, parsed, output, sources, cancel);
        }
        else
        {
            (plan, board) = _options.Plan(path, parsed, output, sources, cancel) is (SystemPlan made, BoardCompilation on) ? (made, on) : default;
        }

        if (plan is null)
            return null;
        SystemArtefactKind ofSystem = (SystemArtefactKind)kind;
        if (board is null)
        {
            Sel4Board empty = Sel4Board.Resolve(DeviceTree.Empty, cancel: cancel);
            return _guests.Apply(plan, empty, parsed, output, sources) is { } alone ? ofSystem.Make(alone, empty, cancel) : null;
        }

        return _guests.Apply(plan, board.Board, parsed, output, sources) is { } set
            ? ofSystem.MakeFromSources(set, board, parsed.GetValue(_outDirectory) is { } folder ? PageLinks.OfFolder(folder) : PageLinks.OfPage(parsed.GetValue(_outFile)), cancel)
            : null;
    }

    private static void WriteTo(string directory, List<Artefact> artefacts, Output output)
    {
        // The file system may ignore case.
        if (artefacts.GroupBy(static artefact => artefact.FileName, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static same => same.Skip(1).Any()) is { } repeated)
            throw new UnusableFileException($"two inputs would both be written to '{repeated.Key}'");
        foreach (Artefact artefact in artefacts)
            output.Write(Path.Combine(directory, artefact.FileName), artefact.Bytes.AsSpan());
    }
}
