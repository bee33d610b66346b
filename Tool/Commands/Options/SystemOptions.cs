using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Threading;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Commands;

/// <summary>The options with which the system of a source is planned: those of the source, of its platform, of Microkit and of the guest.</summary>
internal sealed class SystemOptions
{
    private readonly CompilerOptions _compiler = new();
    private readonly OverlayOptions _overlays = new();
    private readonly PlatformOptions _platforms = new();
    private readonly MicrokitOptions _microkit = new();
    private readonly GuestOptions _guest = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _compiler.AddTo(command);
        _overlays.AddTo(command);
        _platforms.AddTo(command);
        _microkit.AddTo(command);
        _guest.AddTo(command);
    }

    /// <summary>The version of Microkit on the command line.</summary>
    public MicrokitVersion Version(ParseResult parsed) => _microkit.Read(parsed);

    /// <summary>How sources are compiled, according to the command line.</summary>
    public CompileOptions Compile(ParseResult parsed) => _compiler.Read(parsed);

    /// <summary>Reads a source or blob, reports its diagnostics and resolves its board; null after an error.</summary>
    public (string Name, BoardCompilation Board)? ReadBoard(string path, ParseResult parsed, Output output, DiskSources sources, CancellationToken cancel) =>
        Read(path, parsed, output, sources, cancel, out BoardCompilation board) ? null : (NameOf(path), board);

    /// <summary>
    /// Reads a source or blob, reports its diagnostics and plans the system that the command line declares or, if it declares none,
    /// that of a project with only this source; null after an error.
    /// </summary>
    public (SystemPlan Plan, BoardCompilation Board)? Plan(string path, ParseResult parsed, Output output, DiskSources sources, CancellationToken cancel)
    {
        bool errors = Read(path, parsed, output, sources, cancel, out BoardCompilation board);
        SystemPlan plan = Plan(path, board, parsed, cancel);
        errors |= output.Report(plan.Diagnostics);
        return errors ? null : (plan, board);
    }

    /// <summary>Reads a hand-written system, reports its diagnostics and plans it; null after an error.</summary>
    /// <param name="path">The system.</param>
    /// <param name="board">Its board; null if none is given, in which case the system is planned on an empty board.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="output">Where diagnostics are written.</param>
    /// <param name="sources">Where files are read.</param>
    /// <param name="cancel">Ends the work early.</param>
    public SystemPlan? PlanSystem(string path, Sel4Board? board, ParseResult parsed, Output output, DiskSources sources, CancellationToken cancel)
    {
        SourceFile file = SourceFile.FromBytes(DevicetreeInput.Named(path), DevicetreeInput.Bytes(path, sources));
        SystemCheckResult system = SystemCheck.Run(file, Version(parsed), board, cancel);
        return output.Report(system.Diagnostics) ? null : SystemPlanner.Plan(system.Request, board ?? Sel4Board.Resolve(DeviceTree.Empty, cancel: cancel), cancel);
    }

    /// <summary>Plans the system that the command line declares or, if it declares none, that of a project with only this source.</summary>
    public SystemPlan Plan(string path, BoardCompilation board, ParseResult parsed, CancellationToken cancel) => _guest.AreGiven(parsed)
        ? _guest.Plan(NameOf(path), board, Version(parsed), parsed, cancel)
        : board.PlanDefault(NameOf(path), Version(parsed), cancel);

    /// <summary>Reads a source or blob, reports its diagnostics and resolves its board. Returns whether there are errors.</summary>
    public bool Read(string path, ParseResult parsed, Output output, DiskSources sources, CancellationToken cancel, out BoardCompilation board)
    {
        (Sel4Options options, ImmutableArray<Diagnostic> complaints) = _platforms.Read(parsed, sources);
        board = DevicetreeInput.Read(path, _overlays.Read(parsed), sources, _compiler.Read(parsed), cancel).Resolve(options, cancel);
        return output.Report(complaints) | output.Report(board.GetDiagnostics(output.Severities.IsOff, cancel));
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);
}
