using System;
using System.Collections.Immutable;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>
/// A typing mistake whose meaning is clear: what it looks like, and how it is reported and read. It is read as what was
/// meant, so that it does not cause further mistakes.
/// </summary>
internal sealed class Slip
{
    private readonly Func<Mistake, bool> _matches;
    private readonly Func<Mistake, Resume> _read;

    /// <param name="name">What is wrong, in a sentence.</param>
    /// <param name="matches">Whether the text at a mistake looks like this slip.</param>
    /// <param name="read">Reports the slip and skips it.</param>
    public Slip(string name, Func<Mistake, bool> matches, Func<Mistake, Resume> read)
    {
        Name = name;
        _matches = matches;
        _read = read;
    }

    /// <summary>What is wrong, in a sentence. The test of the slip has the same name.</summary>
    public string Name { get; }

    /// <summary>The same slip in a place where the rest of the definition must be skipped.</summary>
    public Slip ThenSkip() => new(Name, _matches, at =>
    {
        _read(at);
        return at.SkipDefinition();
    });

    /// <summary>The same slip in an expression, the rest of which must be skipped.</summary>
    public Slip ThenSkipExpression() => new(Name, _matches, at =>
    {
        _read(at);
        at.SkipToCloseParenthesis(at.Expression!.OpenParentheses);
        return Resume.AfterConstruct;
    });

    /// <summary>Reads a mistake as the first slip of a table that matches it. The last slip of each table matches any mistake.</summary>
    public static Resume Read(ImmutableArray<Slip> table, Mistake mistake) =>
        Find(table, mistake) is { } slip ? slip._read(mistake) : throw new ArgumentException("The table has no slip for other text.", nameof(table));

    /// <summary>Reads a mistake as the first slip of a part of a table that matches it; false if none does.</summary>
    public static bool TryRead(ImmutableArray<Slip> table, Mistake mistake)
    {
        if (Find(table, mistake) is not { } slip)
            return false;
        slip._read(mistake);
        return true;
    }

    private static Slip? Find(ImmutableArray<Slip> table, Mistake mistake)
    {
        foreach (Slip slip in table)
        {
            if (slip._matches(mistake))
                return slip;
        }

        return null;
    }
}
