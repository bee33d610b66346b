using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
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
    // Devicetree Specification, 5.2: the first word of a blob.
    private const uint BlobMagic = 0xd00dfeed;

    /// <summary>Reads and compiles a source, or reads a blob.</summary>
    public static DevicetreeInput Read(string path, DiskSources sources, CompileOptions options, CancellationToken cancel)
    {
        byte[] bytes = Bytes(path, sources);
        return IsBlob(bytes)
            ? Of(DtbReader.Read(bytes, Named(path)))
            : Of(DtsCompiler.Compile(SourceFile.FromBytes(Named(path), bytes), sources, options, cancel));
    }

    /// <summary>What a file holds.</summary>
    public static byte[] Bytes(string path, DiskSources sources) =>
        sources.FindBinary(Named(path)) ?? throw new UnusableFileException($"there is no file '{path}'");

    /// <summary>Whether a file holds a flattened tree, and not a source.</summary>
    public static bool IsBlob(byte[] bytes) => bytes.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(bytes) == BlobMagic;

    /// <summary>A file's path as diagnostics name it.</summary>
    public static string Named(string path) => path.Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>What a blob gave.</summary>
    public static DevicetreeInput Of(DtbReadResult blob) => new(blob.Tree, blob.Diagnostics, DiagnosticSuppressions.None);

    /// <summary>What a source gave.</summary>
    public static DevicetreeInput Of(CompileResult compiled) =>
        new(compiled.Tree, compiled.Diagnostics.RemoveAll(compiled.Suppressions.Covers), compiled.Suppressions);

    /// <summary>What remains of a later layer's diagnostics when the source's suppressions are applied.</summary>
    public IEnumerable<Diagnostic> Unsuppressed(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(d => !Suppressions.Covers(d));
}
