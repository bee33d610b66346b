using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace Boards.Devicetree.Text;

/// <summary>
/// Maps the texts that the parser reads back to the files that a person edits, through includes and macros.
/// Offsets are converted to locations on request.
/// </summary>
internal sealed class SourceMap
{
    // A longer chain would not help.
    private const int MaxChain = 16;

    private readonly List<SourceBuffer> _buffers = [];
    private readonly List<Inclusion> _inclusions;
    private readonly List<Expansion> _expansions;

    // What was opened for a file's name in a text: a buffer, or a number of bytes.
    private readonly Dictionary<(int Buffer, int Start), int> _opened = [];

    public SourceMap()
        : this([], [])
    {
    }

    private SourceMap(List<Inclusion> inclusions, List<Expansion> expansions)
    {
        _inclusions = inclusions;
        _expansions = expansions;
    }

    /// <summary>Whether the source refers to a node by label or path in a cell. A decompiled source has only numbers.</summary>
    public bool HasReferences { get; set; }

    /// <summary>The layout of the value that was looked up last; null if there is none. Another thread may replace it.</summary>
    public LastLayout? LastLayout { get; set; }

    public int Add(SourceBuffer buffer)
    {
        _buffers.Add(buffer);
        return _buffers.Count - 1;
    }

    public int Add(Inclusion inclusion)
    {
        _inclusions.Add(inclusion);
        return _inclusions.Count - 1;
    }

    public int Add(Expansion expansion)
    {
        _expansions.Add(expansion);
        return _expansions.Count - 1;
    }

    /// <summary>Records the result of a file's name: the buffer of a source, or the length of another file.</summary>
    public void Remember(TextSpan name, int opened) => _opened[(name.Buffer, name.Start)] = opened;

    /// <summary>Whether any text has the name of a file that was opened.</summary>
    public bool HasOpened => _opened.Count > 0;

    /// <summary>A map that has only the text of a span, as its first buffer.</summary>
    public SourceMap Only(TextSpan span)
    {
        SourceMap map = new(_inclusions, _expansions);
        map.Add(_buffers[span.Buffer].Piece(span.Start, span.Length));
        return map;
    }

    /// <summary>The recorded result of a file's name, or null.</summary>
    public int? Opened(TextSpan name) => _opened.TryGetValue((name.Buffer, name.Start), out int opened) ? opened : null;

    public SourceBuffer Buffer(int index) => _buffers[index];

    public Inclusion Inclusion(int index) => _inclusions[index];

    public Expansion Expansion(int index) => _expansions[index];

    /// <summary>Each name of an included file, and the path of the file.</summary>
    public IEnumerable<(SourceLocation Name, string Path)> Included()
    {
        foreach (Inclusion inclusion in _inclusions)
        {
            if (inclusion.Parent >= 0)
                yield return (LocateIn(inclusion.Parent, inclusion.Start, inclusion.Length), inclusion.File.Path);
        }
    }

    /// <summary>Each use of a macro, with its place; uses that come from other macros are left out.</summary>
    public IEnumerable<(int Index, string Name, SourceLocation At)> MacroUses()
    {
        for (int i = 0; i < _expansions.Count; i++)
        {
            Expansion use = _expansions[i];
            if (!use.IsArgument && use.Parent < 0)
                yield return (i, use.Name, LocateIn(use.Inclusion, use.Start, use.Length));
        }
    }

    /// <summary>The text in a buffer that a use of a macro expanded to; empty if there is none.</summary>
    public string TextOfExpansion(int buffer, int expansion)
    {
        (int start, int end) = _buffers[buffer].Stretch(segment => ComesFrom(segment.Expansion, expansion));
        return _buffers[buffer].Slice(start, end - start).ToString();
    }

    /// <summary>The text of a span.</summary>
    public ReadOnlySpan<char> TextOf(TextSpan span) => _buffers[span.Buffer].Slice(span.Start, span.Length);

    /// <summary>The inclusion that an offset of a buffer comes from.</summary>
    public int InclusionAt(int buffer, int offset) => _buffers[buffer].SegmentAt(offset).Inclusion;

    /// <summary>The file that a span comes from, for what depends on its encoding or its directory.</summary>
    public SourceFile FileOf(TextSpan span) => _inclusions[InclusionAt(span.Buffer, span.Start)].File;

    /// <summary>Where a person would edit the text of a span.</summary>
    public SourceLocation Locate(TextSpan span)
    {
        (int inclusion, int start, int length) = Spelling(span);
        return _inclusions[inclusion].File.Locate(start, length);
    }

    /// <summary>
    /// The location of text in the definition of the macro that it comes from, and the macro's
    /// name; null for other text and for arguments.
    /// </summary>
    public (SourceLocation At, string Macro)? DefinitionOf(TextSpan span)
    {
        Segment segment = _buffers[span.Buffer].SegmentAt(span.Start);
        if (segment.Expansion < 0 || Expansion(segment.Expansion) is not { IsArgument: false } use)
            return null;
        int start = segment.Offset + (span.Start - segment.Start);
        return (LocateIn(segment.Inclusion, start, LengthInFile(span, segment, start)), use.Name);
    }

    /// <summary>Where a person would edit the text of a span, with the chain of macros and includes.</summary>
    public Place PlaceOf(TextSpan span)
    {
        Segment segment = _buffers[span.Buffer].SegmentAt(span.Start);
        int start = segment.Offset + (span.Start - segment.Start);
        return PlaceIn(segment.Inclusion, start, LengthInFile(span, segment, start), segment.Expansion);
    }

    /// <summary>
    /// A stretch of a file as a place, with the chain of the macros that it comes from and of its includes. An argument
    /// is edited where it is written; text in a definition is edited at the outermost use.
    /// </summary>
    public Place PlaceIn(int inclusion, int start, int length, int expansion = -1)
    {
        var chain = ImmutableArray.CreateBuilder<RelatedLocation>();
        AddExpansions(chain, inclusion, start, length, expansion);
        (inclusion, start, length) = Outermost(inclusion, start, length, expansion);
        AddInclusions(chain, inclusion);
        return new Place(_inclusions[inclusion].File.Locate(start, length), chain.ToImmutable());
    }

    private (int Inclusion, int Start, int Length) Spelling(TextSpan span)
    {
        Segment segment = _buffers[span.Buffer].SegmentAt(span.Start);
        int start = segment.Offset + (span.Start - segment.Start);
        return Outermost(segment.Inclusion, start, LengthInFile(span, segment, start), segment.Expansion);
    }

    private (int Inclusion, int Start, int Length) Outermost(int inclusion, int start, int length, int expansion)
    {
        for (; expansion >= 0; expansion = Expansion(expansion).Parent)
        {
            Expansion use = Expansion(expansion);
            if (!use.IsArgument)
                (inclusion, start, length) = (use.Inclusion, use.Start, use.Length);
        }

        return (inclusion, start, length);
    }

    // A span over several runs ends, in the file, at its last character, if that comes from the same inclusion.
    private int LengthInFile(TextSpan span, Segment first, int start)
    {
        if (span.Length == 0)
            return 0;
        Segment last = _buffers[span.Buffer].SegmentAt(span.End - 1);
        int end = last.Offset + (span.End - last.Start);
        return last.Inclusion == first.Inclusion && last.Expansion == first.Expansion && end > start ? end - start : 1;
    }

    private void AddExpansions(ImmutableArray<RelatedLocation>.Builder chain, int inclusion, int start, int length, int expansion)
    {
        for (; expansion >= 0 && chain.Count < MaxChain; expansion = Expansion(expansion).Parent)
        {
            Expansion use = Expansion(expansion);
            if (use.IsArgument)
            {
                chain.Add(new RelatedLocation(LocateIn(use.Inclusion, use.Start, use.Length), $"argument of macro '{use.Name}'") { IsMacroArgument = true });
                continue;
            }

            chain.Add(new RelatedLocation(LocateIn(inclusion, start, length), $"in the definition of macro '{use.Name}'") { IsMacroDefinition = true });
            (inclusion, start, length) = (use.Inclusion, use.Start, use.Length);
        }
    }

    // Files that include each other in a cycle have few include locations, each of which is listed once.
    private void AddInclusions(ImmutableArray<RelatedLocation>.Builder chain, int inclusion)
    {
        for (Inclusion at = _inclusions[inclusion]; at.Parent >= 0 && chain.Count < MaxChain; at = _inclusions[at.Parent])
        {
            RelatedLocation from = new(LocateIn(at.Parent, at.Start, at.Length), "included from here");
            if (!chain.Contains(from))
                chain.Add(from);
        }
    }

    private bool ComesFrom(int expansion, int use)
    {
        while (expansion >= 0 && expansion != use)
            expansion = Expansion(expansion).Parent;
        return expansion == use;
    }

    private SourceLocation LocateIn(int inclusion, int start, int length) => _inclusions[inclusion].File.Locate(start, length);
}
