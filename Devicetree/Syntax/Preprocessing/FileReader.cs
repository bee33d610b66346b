using System.Collections.Generic;
using System.Threading;
using Boards.Devicetree.Syntax.Preprocessing.Sources;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>The state of reading a file once.</summary>
internal sealed class FileReader
{
    private IReadOnlyList<MisspeltDirective>? _misspelt;

    public FileReader(SourceFile file, int inclusion, int directory, CancellationToken cancel)
    {
        File = file;
        Source = PreparedSource.Of(file, cancel);
        Inclusion = inclusion;
        Directory = directory;
        PresumedPath = file.Path;
    }

    public SourceFile File { get; }

    public PreparedSource Source { get; }

    public int Inclusion { get; }

    /// <summary>The index of the include directory in which it was found, or -1.</summary>
    public int Directory { get; }

    /// <summary>The index of the current item.</summary>
    public int Item { get; private set; }

    /// <summary>The place in the clean text where reading continues.</summary>
    public int Position { get; set; }

    /// <summary>The value of <c>__FILE__</c>; <c>#line</c> changes it.</summary>
    public string PresumedPath { get; set; }

    /// <summary>What <c>#line</c> adds to line numbers.</summary>
    public long LineDelta { get; set; }

    public Stack<Conditional> Conditionals { get; } = new();

    /// <summary>The number of <c>#endif</c>s without an <c>#if</c> so far.</summary>
    public int Orphans { get; set; }

    /// <summary>The lines of the whole file that are spelt like conditional directives. Computed only after a mistake.</summary>
    public IReadOnlyList<MisspeltDirective> Misspelt => _misspelt ??= [.. MisspeltDirective.In(Text, 0, Source.Text.Length)];

    public bool AtEnd => Item >= Source.Items.Count;

    public SourceItem Current => Source.Items[Item];

    public char[] Text => Source.Text.Characters;

    public void NextItem()
    {
        Position = Current.End;
        Item++;
    }

    /// <summary>The value of <c>__LINE__</c> at an offset of the clean text.</summary>
    public long LineAt(int offset) => File.PositionOf(Source.Text.ToFile(offset)).Line + 1 + LineDelta;
}

/// <summary>An <c>#if</c> that is open.</summary>
internal sealed class Conditional(SourceItem item, bool skippedAround)
{
    public SourceItem Item { get; } = item;

    /// <summary>Whether the whole conditional is in a group that is skipped.</summary>
    public bool SkippedAround { get; } = skippedAround;

    /// <summary>Whether one of its groups has already been taken.</summary>
    public bool Taken { get; set; }

    public bool SeenElse { get; set; }

    /// <summary>In a group that was skipped, the first line that is spelt like a directive.</summary>
    public MisspeltDirective? Misspelt { get; set; }
}
