using System.IO;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Microkit;

namespace Boards.Tool;

/// <summary>Devicetrees on the command line: sources or blobs.</summary>
internal static class DevicetreeInput
{
    private const string StandardInput = "-";

    /// <summary>Compiles a source, or reads a blob, and applies the other files to it.</summary>
    public static TreeCompilation Read(string path, string[] overlays, DiskSources sources, CompileOptions options, CancellationToken cancel) =>
        TreeCompilation.Compile(FileAt(path, sources), [.. overlays.Select(overlay => FileAt(overlay, sources))], sources, options, cancel);

    /// <summary>The bytes of a file, or of standard input for <c>-</c>.</summary>
    public static byte[] Bytes(string path, DiskSources sources) =>
        path is StandardInput ? sources.ReadStandardInput() : sources.FindGiven(Named(path)) ?? throw new UnusableFileException(Directory.Exists(path) ? $"'{path}' is a directory" : $"file '{path}' does not exist");

    /// <summary>A file's path as diagnostics name it.</summary>
    public static string Named(string path) => path is StandardInput ? "<stdin>" : path.Replace(Path.DirectorySeparatorChar, '/');

    private static DevicetreeFile FileAt(string path, DiskSources sources) =>
        DevicetreeFile.FromBytes(Named(path), Bytes(path, sources));
}
