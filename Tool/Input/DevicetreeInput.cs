using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
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
        string normalised = path.Replace(Path.DirectorySeparatorChar, '/');
        byte[] bytes = sources.FindBinary(normalised) ?? throw new UnusableFileException($"there is no file '{path}'");
        if (bytes.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(bytes) == BlobMagic)
        {
            DtbReadResult blob = DtbReader.Read(bytes, normalised);
            return new DevicetreeInput(blob.Tree, blob.Diagnostics, DiagnosticSuppressions.None);
        }

        CompileResult compiled = DtsCompiler.Compile(SourceFile.FromBytes(normalised, bytes), sources, options, cancel);
        return new DevicetreeInput(compiled.Tree, compiled.Diagnostics.RemoveAll(compiled.Suppressions.Covers), compiled.Suppressions);
    }

    /// <summary>What remains of a later layer's diagnostics when the source's suppressions are applied.</summary>
    public IEnumerable<Diagnostic> Unsuppressed(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(d => !Suppressions.Covers(d));
}
