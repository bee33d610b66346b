using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>
/// Uses of macros whose arguments have no end. Such a use takes the rest of its file, directives in between obeyed, before
/// anybody can know; so the sources are read once more, and then it is known beforehand, told, and left out.
/// </summary>
internal sealed class UnclosedCalls
{
    // Each costs a reading; a source with more of them is no devicetree.
    private const int Most = 20;

    private readonly Dictionary<(string Path, int Offset), Diagnostic> _known = [];

    /// <summary>Whether another one was found since the last reading, so that there must be one more.</summary>
    public bool NeedsAnotherReading { get; private set; }

    /// <summary>Begins a reading.</summary>
    public void Begin() => NeedsAnotherReading = false;

    /// <summary>Takes note of a use that begins at an offset of a file; false where that is of no use any more.</summary>
    public bool TryAdd(SourceFile file, int offset, Diagnostic diagnostic)
    {
        if (_known.Count >= Most || _known.ContainsKey((file.Path, offset)))
            return false;
        _known.Add((file.Path, offset), diagnostic);
        NeedsAnotherReading = true;
        return true;
    }

    /// <summary>What to tell about the use that begins at an offset of a file; null where it is none of these.</summary>
    public Diagnostic? At(SourceFile file, int offset) =>
        _known.Count > 0 && _known.TryGetValue((file.Path, offset), out Diagnostic? diagnostic) ? diagnostic : null;
}
