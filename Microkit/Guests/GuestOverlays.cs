using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Microkit.Guests;

/// <summary>
/// Applies a user's files to the devicetree of a guest: overlays (<c>/plugin/</c>), blobs, and plain sources, by path and label.
/// </summary>
public static class GuestOverlays
{
    /// <summary>Applies files to a guest's devicetree. No content of the files causes an exception.</summary>
    /// <param name="tree">The devicetree.</param>
    /// <param name="name">The name of its source in diagnostics, such as <c>linux.guest.g.dts</c>.</param>
    /// <param name="layers">The files, in order; plain sources before overlays.</param>
    /// <param name="sources">The provider of included files.</param>
    /// <param name="options">The options of the command line.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static CompileResult Apply(
        DeviceTree tree, string name, ImmutableArray<DevicetreeFile> layers, ISourceProvider sources, CompileOptions options, CancellationToken cancel = default)
    {
        CompileResult result = LayeredCompiler.Compile(new DevicetreeFile(new SourceFile(name, DtsWriter.Write(tree, cancel))), layers, sources, options, cancel);

        // Overlays need the symbols of the tree; a guest does not.
        return tree.Root.Child("__symbols__") is not null || result.Tree.Root.Child("__symbols__") is null ? result : result with
        {
            Tree = Without(result.Tree, "__symbols__", cancel),
        };
    }

    private static DeviceTree Without(DeviceTree tree, string child, CancellationToken cancel)
    {
        NodeContent root = new()
        {
            Name = "",
            Labels = tree.Root.Labels,
            Properties = tree.Root.Properties,
            Children = [.. tree.Root.Children.Where(node => !string.Equals(node.Name, child, StringComparison.Ordinal)).Select(node => GuestNode.Content(node, cancel))],
            Origin = tree.Root,
        };
        return DeviceTree.Of(root, tree.MemoryReservations, tree.BootCpu);
    }
}
