namespace Boards.Devicetree.Checks.Facts;

/// <summary>Numbers that can be phandles.</summary>
internal static class Phandles
{
    /// <summary>
    /// Whether a number can be a phandle. 0 and all ones cannot: they skip an entry, or are the placeholder of
    /// a reference from an overlay to its base.
    /// </summary>
    public static bool IsOne(uint phandle) => phandle is not (0 or 0xffffffff);
}
