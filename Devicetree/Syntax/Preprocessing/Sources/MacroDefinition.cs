using System;

namespace Boards.Devicetree.Syntax.Preprocessing.Sources;

/// <summary>A macro definition (<c>#define</c>). It depends only on its text, so that a header is read once for all boards.</summary>
internal sealed class MacroDefinition
{
    private enum Plainness : byte
    {
        Unknown,
        Plain,
        NotPlain,
    }

    private readonly PpToken _nameToken;
    private readonly CleanText? _text;
    private readonly int _end;
    private string? _name;
    private PpToken[]? _body;
    private Plainness _plainness;

    public MacroDefinition(in PpToken name, bool isFunction, int parameters, bool isVariadic, PpToken[] body)
    {
        _nameToken = name;
        Hash = HashOf(name.Text);
        IsFunction = isFunction;
        Parameters = parameters;
        IsVariadic = isVariadic;
        _body = body;
    }

    /// <summary>A definition without parameters, whose body is read when the macro is first used, because few macros of a header are used.</summary>
    /// <param name="name">The name.</param>
    /// <param name="text">The text in which the body follows it.</param>
    /// <param name="end">Where the line ends.</param>
    public MacroDefinition(in PpToken name, CleanText text, int end)
    {
        _nameToken = name;
        Hash = HashOf(name.Text);
        _text = text;
        _end = end;
    }

    public string Name => _name ??= NameText.ToString();

    /// <summary>The name as written in the file.</summary>
    public ReadOnlySpan<char> NameText => _nameToken.Text;

    /// <summary>Where the name is in the file.</summary>
    public int NameOffset => _nameToken.Offset;

    /// <summary>The name's hash in a macro table.</summary>
    public uint Hash { get; }

    public bool IsFunction { get; }

    /// <summary>The number of parameters, including one that takes all further arguments.</summary>
    public int Parameters { get; }

    /// <summary>Whether the last parameter takes all further arguments.</summary>
    public bool IsVariadic { get; }

    // Several threads may read the same body; the results are equal, and the last one is kept.

    /// <summary>The tokens that replace a use.</summary>
    public PpToken[] Body => _body ??= ReadBody();

    /// <summary>Whether every use is replaced by the unchanged body: it has no arguments, and nothing in it is expanded or pasted.</summary>
    public bool IsPlain
    {
        get
        {
            if (_plainness == Plainness.Unknown)
                _plainness = !IsFunction && Array.TrueForAll(Body, IsPlainToken) ? Plainness.Plain : Plainness.NotPlain;
            return _plainness == Plainness.Plain;
        }
    }

    /// <summary>The hash of a name, which is the same in every table.</summary>
    public static uint HashOf(ReadOnlySpan<char> name)
    {
        uint hash = 2166136261;
        foreach (char c in name)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }

    private static bool IsPlainToken(PpToken token) => token.Kind != PpTokenKind.Identifier && token.Flags is PpTokenFlags.None or PpTokenFlags.SpaceBefore;

    private PpToken[] ReadBody()
    {
        PpToken[] body = [.. PpLexer.ScanLine(_text!, _nameToken.Start + _nameToken.Length, _end)];
        if (body.Length > 0)
            body[0].Flags &= ~PpTokenFlags.SpaceBefore;
        return body;
    }

    /// <summary>Whether two definitions are the same: the same tokens, with white space in the same places.</summary>
    public bool IsSameAs(MacroDefinition other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (IsFunction != other.IsFunction || Parameters != other.Parameters || IsVariadic != other.IsVariadic || Body.Length != other.Body.Length)
            return false;
        for (int i = 0; i < Body.Length; i++)
        {
            bool same = Body[i].Kind == other.Body[i].Kind && Body[i].Flags == other.Body[i].Flags
                && Body[i].Parameter == other.Body[i].Parameter && Body[i].Text.SequenceEqual(other.Body[i].Text);
            if (!same)
                return false;
        }

        return true;
    }
}
