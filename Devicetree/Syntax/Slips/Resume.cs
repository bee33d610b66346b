namespace Boards.Devicetree.Syntax.Slips;

/// <summary>How parsing continues after a mistake.</summary>
internal enum Resume
{
    /// <summary>With the current token, in the same construct.</summary>
    Here,

    /// <summary>The construct ends before the current token.</summary>
    AfterConstruct,

    /// <summary>The definition has been skipped.</summary>
    AfterDefinition,

    /// <summary>The innermost node ends here.</summary>
    AfterNode,

    /// <summary>All nodes end here.</summary>
    AfterAllNodes,

    /// <summary>With a value, which belongs to <see cref="Recovery.Target"/>.</summary>
    AtValue,

    /// <summary>With the contents of a block, which begins with <see cref="Recovery.Target"/>.</summary>
    InBlock,
}
