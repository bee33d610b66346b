namespace Boards.Devicetree.Tree.Building;

/// <summary>The boot CPU's id, if it is not specified.</summary>
internal static class BootCpu
{
    /// <summary>The <c>reg</c> of the first child of <c>/cpus</c> if it has one cell, otherwise 0.</summary>
    public static uint Of(TreeDraft draft)
    {
        NodeDraft? cpus = draft.Resolve("/cpus");
        return cpus is { ChildCount: > 0 } && cpus.Children[0].Find("reg") is { Length: 4 } reg ? reg.Cell(0) : 0;
    }
}
