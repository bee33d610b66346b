using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Threading;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
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

    /// <summary>How sources are compiled, by the command line.</summary>
    public CompileOptions Compile(ParseResult parsed) => _compiler.Read(parsed);

    /// <summary>Reads a source or blob, reports its diagnostics and resolves its board; null after an error.</summary>
    public (string Name, Sel4Board Board)? ReadBoard(string path, ParseResult parsed, Output output, DiskSources sources, CancellationToken cancel) =>
        Read(path, parsed, output, sources, cancel, out BoardCompilation board) ? null : (NameOf(path), board.Board);

    /// <summary>
    /// Reads a source or blob, reports its diagnostics and plans the system that the command line declares or, if it declares none,
    /// that of a project with only this source; null after an error.
    /// </summary>
    public (SystemPlan Plan, Sel4Board Board)? Plan(string path, ParseResult parsed, Output output, DiskSources sources, CancellationToken cancel)
    {
        bool errors = Read(path, parsed, output, sources, cancel, out BoardCompilation board);
        SystemPlan plan = Plan(path, board, parsed, cancel);
        errors |= output.Report(plan.Diagnostics);
        return errors ? null : (plan, board.Board);
    }

    /// <summary>Plans the system that the command line declares or, if it declares none, that of a project with only this source.</summary>
    public SystemPlan Plan(string path, BoardCompilation board, ParseResult parsed, CancellationToken cancel) => _guest.AreGiven(parsed)
        ? _guest.Plan(NameOf(path), board, Version(parsed), parsed, cancel)
        : board.PlanDefault(NameOf(path), Version(parsed), cancel);

    /// <summary>Reads a source or blob, reports its diagnostics and resolves its board. Gives whether there are errors.</summary>
    public bool Read(string path, ParseResult parsed, Output output, DiskSources sources, CancellationToken cancel, out BoardCompilation board)
    {
        (Sel4Options options, ImmutableArray<Diagnostic> complaints) = _platforms.Read(parsed, sources);
        board = DevicetreeInput.Read(path, _overlays.Read(parsed), sources, _compiler.Read(parsed), cancel).Resolve(options, cancel);
        return output.Report(complaints) | output.Report(board.GetDiagnostics(output.Severities.IsOff, cancel));
    }

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);
}
