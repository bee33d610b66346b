using System.Collections.Generic;
using Boards.Devicetree.Syntax.Lexing;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>The nodes that are open, and the last block that was outside of all nodes.</summary>
internal sealed class OpenNodes
{
    private readonly Stack<(Token Start, bool OuterHasSubnodes)> _open = new();

    /// <summary>The number of open nodes.</summary>
    public int Count => _open.Count;

    /// <summary>The name with which the innermost node begins.</summary>
    public Token Innermost => _open.Peek().Start;

    /// <summary>Whether the innermost node already has a subnode, after which no property may follow.</summary>
    public bool HasSubnodes { get; set; }

    /// <summary>The token with which the outermost node begins: a <c>/</c> or a reference. It is kept when the block is closed.</summary>
    public Token Block { get; private set; }

    /// <summary>The last <c>}</c> that closed a node.</summary>
    public Token LastClose { get; private set; }

    public void Open(in Token start)
    {
        if (_open.Count == 0)
            Block = start;
        _open.Push((start, HasSubnodes));
        HasSubnodes = false;
    }

    /// <summary>Records the <c>}</c> of the innermost node.</summary>
    public void CloseWith(in Token brace) => LastClose = brace;

    public void Close() => (_, HasSubnodes) = _open.Pop();
}
