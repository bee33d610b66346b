using System.Collections.Immutable;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>
/// Lays compiled overlays over a tree. The result is byte for byte that of libfdt's
/// <c>fdt_overlay_apply</c>, except for padding, which is zero.
/// </summary>
internal static class OverlayApplication
{
    /// <summary>Lays one overlay over a tree. Neither of the two is changed. Does not throw on invalid contents.</summary>
    /// <param name="base">The tree, compiled with symbols if the overlay refers to its labels.</param>
    /// <param name="overlay">The overlay: fragments with <c>__overlay__</c>, <c>__fixups__</c>, <c>__local_fixups__</c>.</param>
    /// <param name="overlayPath">The overlay's file, for diagnostics about what has no place in a source.</param>
    /// <remarks>
    /// A node of the base that already has a phandle keeps it, as in libfdt since version 1.7.1; in earlier versions,
    /// references in the base lost their target.
    /// </remarks>
    public static OverlayResult Apply(DeviceTree @base, DeviceTree overlay, string overlayPath)
    {
        OverlayProblems problems = new(overlayPath);
        LiveTree tree = new(@base);
        LiveTree laid = new(overlay);
        LocalPhandles phandles = new(laid, problems);
        phandles.Shift(tree.MaxPhandle);
        ImmutableHashSet<MutableNode> lost = new ExternalReferences(tree, laid, problems).Resolve();
        FragmentMerge merge = new(tree, laid, lost, problems);
        phandles.Replace(merge.SharedPhandles());
        merge.Run();
        merge.AddSymbols();
        DeviceTree result = new(tree.Root.Freeze(), @base.MemoryReservations, @base.BootCpu, @base.HasRoot) { NameTable = [.. tree.Names] };
        return new OverlayResult(result, problems.ToImmutable());
    }
}
