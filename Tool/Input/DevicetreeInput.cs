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

/// <summary>A tree and its diagnostics, from a source or a blob.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Diagnostics">The diagnostics, without those that the source suppresses.</param>
/// <param name="Suppressions">What the source suppresses.</param>
internal sealed record DevicetreeInput(
    DeviceTree Tree, ImmutableArray<Diagnostic> Diagnostics, DiagnosticSuppressions Suppressions)
{
    private const string StandardInput = "-";

    /// <summary>Compiles a source, or reads a blob.</summary>
    public static DevicetreeInput Read(string path, DiskSources sources, CompileOptions options, CancellationToken cancel) =>
        Read(path, [], sources, options, cancel);

    /// <summary>Compiles a source, or reads a blob, and applies the other files to it.</summary>
    public static DevicetreeInput Read(string path, string[] overlays, DiskSources sources, CompileOptions options, CancellationToken cancel)
    {
        CompileResult compiled = LayeredCompiler.Compile(FileAt(path, sources), [.. overlays.Select(overlay => FileAt(overlay, sources))], sources, options, cancel);
        return new DevicetreeInput(compiled.Tree, compiled.Diagnostics.RemoveAll(compiled.Suppressions.Covers), compiled.Suppressions);
    }

    /// <summary>The bytes of a file, or of standard input for <c>-</c>.</summary>
    public static byte[] Bytes(string path, DiskSources sources) =>
        path is StandardInput ? sources.ReadStandardInput() : sources.FindBinary(Named(path)) ?? throw new UnusableFileException(Directory.Exists(path) ? $"'{path}' is a directory" : $"there is no file '{path}'");

    /// <summary>A file's path as diagnostics name it.</summary>
    public static string Named(string path) => path is StandardInput ? "<stdin>" : path.Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The diagnostics of a later layer that the source does not suppress.</summary>
    public IEnumerable<Diagnostic> Unsuppressed(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(d => !Suppressions.Covers(d));

    private static DevicetreeFile FileAt(string path, DiskSources sources) =>
        DevicetreeFile.FromBytes(Named(path), Bytes(path, sources));
}
