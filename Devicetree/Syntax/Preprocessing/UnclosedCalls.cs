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

    // Where macros grow to so many tokens, no reading is cheap.
    private const long MostTokens = 8_000_000;

    private readonly Dictionary<(string Path, int Offset), Diagnostic> _known = [];
    private readonly List<(SourceFile File, int Offset, Diagnostic Diagnostic)> _suspects = [];
    private long _tokens;

    /// <summary>Whether another one was found since the last reading, so that there must be one more.</summary>
    public bool NeedsAnotherReading { get; private set; }

    /// <summary>Begins a reading.</summary>
    public void Begin()
    {
        NeedsAnotherReading = false;
        _suspects.Clear();
    }

    /// <summary>
    /// Takes note of a use whose arguments hold the end of the cells that it stands in. They have an end, but most likely
    /// that of something else; to be asked about only where the source is wrong anyway.
    /// </summary>
    public void Suspect(SourceFile file, int offset, Diagnostic diagnostic) => _suspects.Add((file, offset, diagnostic));

    /// <summary>Takes the suspects for what they probably are.</summary>
    /// <returns>Whether there were any, so that there must be one more reading.</returns>
    public bool TakeSuspects()
    {
        bool isNew = false;
        foreach ((SourceFile file, int offset, Diagnostic diagnostic) in _suspects)
            isNew |= TryAdd(file, offset, diagnostic);
        return isNew;
    }

    /// <summary>Takes note of what a reading cost.</summary>
    public void Spend(long tokens) => _tokens += tokens;

    /// <summary>Takes note of a use that begins at an offset of a file; false where that is of no use any more.</summary>
    public bool TryAdd(SourceFile file, int offset, Diagnostic diagnostic)
    {
        if (_known.Count >= Most || _tokens > MostTokens || _known.ContainsKey((file.Path, offset)))
            return false;
        _known.Add((file.Path, offset), diagnostic);
        NeedsAnotherReading = true;
        return true;
    }

    /// <summary>What to tell about the use that begins at an offset of a file; null where it is none of these.</summary>
    public Diagnostic? At(SourceFile file, int offset) =>
        _known.Count > 0 && _known.TryGetValue((file.Path, offset), out Diagnostic? diagnostic) ? diagnostic : null;
}
