using System.Collections.Generic;

namespace Boards.Devicetree.Tree.Building;

/// <summary>The boot CPU's id, where nobody gives it.</summary>
internal static class BootCpu
{
    /// <summary>The <c>reg</c> of the first child of <c>/cpus</c> where it has one cell, otherwise 0.</summary>
    public static uint Of(TreeDraft draft)
    {
        IReadOnlyList<NodeDraft> cpus = draft.Resolve("/cpus")?.Children ?? [];
        return cpus.Count > 0 && cpus[0].Find("reg") is { Length: 4 } reg ? reg.Cell(0) : 0;
    }
}
