using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Preambles;

/// <summary>
/// A beginning: what was read before, and one file or the version more. It is the same beginning whichever file takes
/// the steps, so that a board that includes a SoC's file, and one that includes a module's file which begins with that
/// of the SoC, share it.
/// </summary>
internal sealed class PreambleNode
{
    private readonly Dictionary<(SourceFile File, int Directory), PreambleNode> _behind = [];
    private PreambleNode? _version;

    private PreambleNode(PreambleNode? parent, SourceFile? file, int directory)
    {
        Parent = parent;
        File = file;
        Directory = directory;
        Depth = parent is null ? 0 : parent.Depth + 1;
        HasFiles = file is not null || parent is { HasFiles: true };
        HasVersion = parent is { HasVersion: true } || (parent is not null && file is null);
    }

    /// <summary>The beginning before the last step; null where there is none yet.</summary>
    public PreambleNode? Parent { get; }

    /// <summary>The file of the last step; null where it is the version.</summary>
    public SourceFile? File { get; }

    /// <summary>Index of the include directory that the file was found in, or -1.</summary>
    public int Directory { get; }

    /// <summary>Number of steps.</summary>
    public int Depth { get; }

    /// <summary>Whether one of the steps is a file: else it is nothing worth sharing.</summary>
    public bool HasFiles { get; }

    /// <summary>Whether one of the steps is <c>/dts-v1/;</c>.</summary>
    public bool HasVersion { get; }

    /// <summary>The steps that the file itself begins with; null while they are looked for.</summary>
    public IReadOnlyList<PreambleStep>? Inside { get; set; }

    /// <summary>How many sources come along here.</summary>
    public int Sources { get; set; }

    /// <summary>How many of them are still to come.</summary>
    public int Waiting { get; set; }

    /// <summary>What it leaves, as soon as somebody needed it and while somebody may.</summary>
    public Preamble? State { get; set; }

    /// <summary>Whether only the whole source can be understood.</summary>
    public bool IsUnusable { get; set; }

    /// <summary>The paths that reading the file asks for, in order.</summary>
    public IReadOnlyList<string> Asked { get; set; } = [];

    /// <summary>The beginning of everything.</summary>
    public static PreambleNode Empty() => new(null, null, -1) { Inside = [] };

    /// <summary>This beginning and one file more.</summary>
    /// <param name="file">The file.</param>
    /// <param name="directory">Index of the include directory that it was found in, or -1.</param>
    /// <param name="isNew">Whether nobody asked for it before.</param>
    public PreambleNode With(SourceFile file, int directory, out bool isNew)
    {
        isNew = !_behind.TryGetValue((file, directory), out PreambleNode? node);
        if (node is null)
            _behind.Add((file, directory), node = new PreambleNode(this, file, directory));
        return node;
    }

    /// <summary>This beginning and the version.</summary>
    public PreambleNode WithVersion() => _version ??= new PreambleNode(this, null, -1) { Inside = [] };
}
