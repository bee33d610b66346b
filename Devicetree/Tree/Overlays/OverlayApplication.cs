using System.Collections.Immutable;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>Lays compiled overlays over a tree, with the result that libfdt's <c>fdt_overlay_apply</c> has: byte for byte, but for padding, which is zero.</summary>
internal static class OverlayApplication
{
    /// <summary>Lays one overlay over a tree. Neither of the two is changed, and invalid contents do not make this throw.</summary>
    /// <param name="base">The tree, compiled with symbols where the overlay refers to labels of it.</param>
    /// <param name="overlay">The overlay: fragments with <c>__overlay__</c>, <c>__fixups__</c>, <c>__local_fixups__</c>.</param>
    /// <param name="overlayPath">The overlay's file, for diagnostics of what has no place in a source.</param>
    /// <remarks>
    /// Where a node of the base has a phandle already, it keeps it, as of libfdt 1.7.1; before, references of the base
    /// lost their target.
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
