using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Fuzzing.Texts;
using Boards.Microkit;

namespace Boards.Fuzzing.Kinds;

/// <summary>The sources and system descriptions of this repository, each truncated at each of its bytes. Seeds from 0 on cover all of them.</summary>
internal sealed class TruncationKind : FuzzKind
{
    private static readonly ImmutableArray<(string Path, byte[] Bytes)> Files = [.. Corpus.Files.Where(static file => !file.Path.EndsWith(".h", StringComparison.Ordinal))];

    private readonly SystemKind _systems = new();

    /// <summary>The number of inputs.</summary>
    public static long Total { get; } = Files.Sum(static file => (long)file.Bytes.Length);

    public override string Name => "truncations";

    public override FuzzInput Draw(long seed)
    {
        long at = seed % Total;
        foreach ((string path, byte[] bytes) in Files)
        {
            if (at < bytes.Length)
                return new FuzzInput(path, [.. bytes[..(int)at]]);
            at -= bytes.Length;
        }

        throw new ArgumentOutOfRangeException(nameof(seed));
    }

    public override Fault? Check(FuzzInput input, bool withReference, CancellationToken cancel)
    {
        if (Path.GetExtension(input.Name) == ".system")
            return _systems.Check(input, withReference, cancel);

        // An included file is truncated, and the source that includes it is complete.
        InMemorySources files = new();
        foreach ((string path, byte[] bytes) in Corpus.Files)
            files.Add(path, path == input.Name ? [.. input.Bytes] : bytes);
        string folder = Path.GetDirectoryName(input.Name)!.Replace('\\', '/');
        string root = input.Name.EndsWith(".dts", StringComparison.Ordinal) ? input.Name : Files.First(file => file.Path.StartsWith(folder, StringComparison.Ordinal) && file.Path.EndsWith(".dts", StringComparison.Ordinal)).Path;
        BoardCompilation compiled = BoardCompilation.Compile(new DevicetreeFile(files.FindSource(root)!), [], files, CompileOptions.Default, platform: null, cancel);
        ImmutableArray<Diagnostic> found = compiled.GetDiagnostics(cancel: cancel);
        return Properties.PlacesAreInFiles(found, files.FindSource)
            ?? (found.All(static d => d.Severity < Severity.Error) ? Properties.DecompilesToItself(compiled.Tree, cancel) : null);
    }
}
