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

    /// <summary>A source or a blob. Read as a source, a system description would have errors that say nothing about the mistake.</summary>
    public static DevicetreeFile FileAt(string path, DiskSources sources)
    {
        byte[] bytes = Bytes(path, sources);
        return IsSystem(path)
            ? throw new UnusableFileException($"'{path}' is a system description; expected a devicetree source or blob")
            : DevicetreeFile.FromBytes(Named(path), bytes);
    }

    /// <summary>The bytes of a system description. Read as one, a devicetree would have errors of XML.</summary>
    public static byte[] SystemBytes(string path, DiskSources sources) => IsDevicetree(path)
        ? throw new UnusableFileException($"'{path}' is a devicetree; expected a system description")
        : Bytes(path, sources);

    /// <summary>Whether a file is a devicetree, by its extension.</summary>
    public static bool IsDevicetree(string path) => IsBlob(path) || Path.GetExtension(path).ToUpperInvariant() is ".DTS" or ".DTSI" or ".DTSO";

    /// <summary>Whether a file is a flattened devicetree, by its extension.</summary>
    public static bool IsBlob(string path) => Path.GetExtension(path).ToUpperInvariant() is ".DTB" or ".DTBO";

    /// <summary>Whether a file is a system description, by its extension.</summary>
    public static bool IsSystem(string path) => Path.GetExtension(path).ToUpperInvariant() is ".SYSTEM" or ".XML";
}
