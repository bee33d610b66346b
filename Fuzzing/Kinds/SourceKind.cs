using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Fuzzing.Texts;
using Boards.Microkit;
using Boards.Microkit.Planning;

namespace Boards.Fuzzing.Kinds;

/// <summary>Devicetree sources: generated from the grammar, or small ones of this repository, mutated or not.</summary>
internal sealed class SourceKind : FuzzKind
{
    private static readonly InMemorySources Files = Include(new InMemorySources());

    private static readonly Lazy<string> Folder = new(static () =>
    {
        string folder = Directory.CreateTempSubdirectory("boards-fuzzing-").FullName;
        foreach ((string name, string text) in SourceText.Included)
            File.WriteAllText(Path.Combine(folder, name), text);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    });

    public override string Name => "sources";

    public override FuzzInput Draw(long seed)
    {
        Random random = RandomOf(seed);
        string text = random.Once(3) ? random.Pick(Corpus.Sources) : SourceText.Draw(random).Text;
        string other = random.Once(2) ? random.Pick(Corpus.Sources) : text;
        return FuzzInput.Of("t.dts", random.Once(2) ? text : Mutation.Of(random, text, other, SourceText.Pieces));
    }

    public override Fault? Check(FuzzInput input, bool withReference, CancellationToken cancel)
    {
        byte[] bytes = [.. input.Bytes];
        SourceFile root = SourceFile.FromBytes(input.Name, bytes);
        foreach (bool preprocess in (bool[])[false, true])
        {
            CompileResult result = DtsCompiler.Compile(root, Files, new CompileOptions { Preprocess = preprocess }, cancel);
            if (Properties.PlacesAreInFiles(result.Diagnostics, path => path == input.Name ? root : Files.FindSource(path)) is { } misplaced)
                return misplaced;
            bool isAccepted = result.Diagnostics.All(static d => d.Severity < Severity.Error);
            if (isAccepted && Properties.DecompilesToItself(result.Tree, cancel) is { } other)
                return other;
            if (withReference && !result.Diagnostics.Any(IsDecidedOtherwiseByVersion) && (!preprocess || ReferenceCompiler.Has("cpp"))
                && Properties.IsAsOfReference(result, AskReference(bytes, preprocess)) is { } difference)
            {
                return difference with { Property = difference.Property + (preprocess ? ", with cpp" : "") };
            }
        }

        BoardCompilation board = BoardCompilation.Compile(new DevicetreeFile(root), [], Files, new CompileOptions { Symbols = input.Bytes.Length % 2 == 0 }, platform: null, cancel);
        ImmutableArray<Diagnostic> found = board.GetDiagnostics(cancel: cancel);
        if ((Properties.PlacesAreInFiles(found, path => path == input.Name ? root : Files.FindSource(path)) ?? Properties.HardwareIsConsistent(board.Board.Hardware)) is { } fault)
            return fault;
        if (!board.GetOutputDiagnostics().SequenceEqual(found.Where(static d => d.Rule.BreaksOutput)))
            return new Fault("the diagnostics that break the output are among all diagnostics", string.Join("\n", board.GetOutputDiagnostics()));
        SystemPlan plan = board.PlanDefault("Any", cancel: cancel);
        return plan.HasErrors && found.All(static d => d.Severity < Severity.Error)
            ? new Fault("the default system of a board without errors has none", string.Join("\n", plan.Diagnostics))
            : null;
    }

    // Where dtc 1.6.1, which Debian has, differs from later versions: truncated values, paths that begin with a
    // label, nodes without a name, paths that an overlay cannot contain.
    private static bool IsDecidedOtherwiseByVersion(Diagnostic diagnostic) =>
        diagnostic.Id is "BRD0030" or "BRD0132" or "BRD0204" || (diagnostic.Id == "BRD0210" && diagnostic.Message.Contains("&{/", StringComparison.Ordinal));

    private static (int ExitCode, byte[] Output) AskReference(byte[] bytes, bool preprocess)
    {
        byte[] text = bytes;
        if (preprocess)
        {
            File.WriteAllBytes(Path.Combine(Folder.Value, "t.dts"), bytes);
            (int exitCode, text) = ReferenceCompiler.Ask(Folder.Value, "cpp", [], "-nostdinc", "-I", ".", "-undef", "-D__DTS__", "-x", "assembler-with-cpp", "t.dts");
            if (exitCode != 0)
                return (exitCode, []);
        }

        return ReferenceCompiler.Ask("", "dtc", text, "-q", "-I", "dts", "-O", "dtb", "-i", Folder.Value, "-");
    }

    private static InMemorySources Include(InMemorySources sources)
    {
        foreach ((string name, string text) in SourceText.Included)
            sources.Add(name, text);
        return sources;
    }
}
