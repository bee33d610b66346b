using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Tool;

/// <summary>A tree and what was said of it, from a source or from a blob, whichever the file holds.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Diagnostics">What was said, without what the source suppresses.</param>
/// <param name="Suppressions">What the source suppresses.</param>
internal sealed record DevicetreeInput(
    DeviceTree Tree, ImmutableArray<Diagnostic> Diagnostics, DiagnosticSuppressions Suppressions)
{
    private const string StandardInput = "-";

    /// <summary>Compiles a source, or reads a blob.</summary>
    public static DevicetreeInput Read(string path, DiskSources sources, CompileOptions options, CancellationToken cancel) =>
        Read(path, [], sources, options, cancel);

    /// <summary>Compiles a source, or reads a blob, and lays over it what the other files hold.</summary>
    public static DevicetreeInput Read(string path, string[] overlays, DiskSources sources, CompileOptions options, CancellationToken cancel)
    {
        CompileResult compiled = LayeredCompiler.Compile(FileAt(path, sources), [.. overlays.Select(overlay => FileAt(overlay, sources))], sources, options, cancel);
        return new DevicetreeInput(compiled.Tree, compiled.Diagnostics.RemoveAll(compiled.Suppressions.Covers), compiled.Suppressions);
    }

    /// <summary>What a file holds, or standard input where it is <c>-</c>.</summary>
    public static byte[] Bytes(string path, DiskSources sources) =>
        path is StandardInput ? sources.ReadStandardInput() : sources.FindBinary(Named(path)) ?? throw new UnusableFileException(Directory.Exists(path) ? $"'{path}' is a directory" : $"there is no file '{path}'");

    /// <summary>A file's path as diagnostics name it.</summary>
    public static string Named(string path) => path is StandardInput ? "<stdin>" : path.Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>What remains of a later layer's diagnostics when the source's suppressions are applied.</summary>
    public IEnumerable<Diagnostic> Unsuppressed(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(d => !Suppressions.Covers(d));

    private static DevicetreeFile FileAt(string path, DiskSources sources) =>
        DevicetreeFile.FromBytes(Named(path), Bytes(path, sources));
}
