using System.Collections.Immutable;
using System.CommandLine;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Microkit;
using Boards.Microkit.Platforms;
using Boards.Tool.Diff;

namespace Boards.Tool.Commands;

/// <summary><c>boards diff</c>: what changed for hardware between two sources or blobs.</summary>
internal sealed class DiffCommand
{
    private const int Same = 0;
    private const int Different = 1;

    private readonly Argument<string> _first = new("A") { Description = "A devicetree source or blob." };

    private readonly Argument<string> _second = new("B") { Description = "The source or blob to compare it with." };

    private readonly Option<bool> _json = new("--json") { Description = "Print a JSON object." };

    private readonly Option<string?> _out = new("-o", "--out") { Description = "The file to write. The default is standard output.", HelpName = "FILE" };

    private readonly CompilerOptions _compiler = new();

    private readonly PlatformOptions _platforms = new();

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new DiffCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        Command command = new("diff", "Show what changed for hardware between two boards: status, registers, interrupts, pins, dependencies. The exit code is that of diff: 0 if nothing changed, 1 if something changed, 2 if a source has errors.") { _first, _second, _json, _out };
        _compiler.AddTo(command);
        _platforms.AddTo(command);
        new DiagnosticOptions { IsQuiet = true }.AddTo(command, output, Run);
        return command;
    }

    private int Run(ParseResult parsed, Output output, CancellationToken cancel)
    {
        DiskSources sources = new(output.Input);
        DevicetreeFile[] files = [.. new[] { parsed.GetRequiredValue(_first), parsed.GetRequiredValue(_second) }
            .Select(path => DevicetreeInput.FileAt(path, sources))];
        TreeCompilation[] trees = [.. files.Select(file => TreeCompilation.Compile(file, [], sources, _compiler.Read(parsed), cancel))];
        (Sel4Options options, ImmutableArray<Diagnostic> complaints) = _platforms.Read(parsed, sources);

        // A mistake in the hardware is the same in both, or is a difference.
        if (output.Report(complaints) | output.Report(trees.SelectMany(static tree => tree.LanguageDiagnostics)))
            return ExitCode.WrongUse;
        bool isFlat = files.Any(static file => file.IsBlob);
        Sel4Board[] boards = [.. trees.Select(tree => Sel4Board.Resolve(isFlat ? Flattened(tree.Tree) : tree.Tree, options, cancel))];
        DeviceChange[] changes = BoardDifference.Between(boards[0], boards[1]);
        output.Write(parsed.GetValue(_out), parsed.GetValue(_json) ? BoardDifference.ToJson(changes) : BoardDifference.ToText(changes));
        return changes.Length == 0 ? Same : Different;
    }

    // A source shows references in properties without a known binding; a blob has only their numbers.
    private static DeviceTree Flattened(DeviceTree tree) => DtbReader.Read(DtbWriter.Write(tree), "").Tree;
}
