using System.Buffers.Binary;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Text;

namespace Boards.Devicetree;

/// <summary>A file that contains a tree, as a source or flattened.</summary>
public sealed class DevicetreeFile
{
    /// <summary>A source.</summary>
    public DevicetreeFile(SourceFile source)
    {
        Path = source.Path;
        Source = source;
    }

    private DevicetreeFile(string path, byte[] blob)
    {
        Path = path;
        Blob = blob;
    }

    /// <summary>The path, as diagnostics name it.</summary>
    public string Path { get; }

    /// <summary>Whether it is flattened.</summary>
    public bool IsBlob => Blob is not null;

    internal SourceFile? Source { get; }

    internal byte[]? Blob { get; }

    /// <summary>Creates a file whose kind is determined by its first word (Devicetree Specification, 5.2), regardless of its name.</summary>
    public static DevicetreeFile FromBytes(string path, byte[] bytes) =>
        bytes.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(bytes) == Dtb.Magic
            ? new DevicetreeFile(path, bytes)
            : new DevicetreeFile(SourceFile.FromBytes(path, bytes));
}
