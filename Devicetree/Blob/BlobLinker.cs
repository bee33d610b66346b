using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Building;

namespace Boards.Devicetree.Blob;

/// <summary>
/// Links a tree from a blob like a tree from a source: the same rules about names and phandles apply, and a property
/// <c>name</c> that repeats the node's name is removed. A blob to which overlays are applied is not linked.
/// </summary>
internal static class BlobLinker
{
    /// <summary>Links a blob as the reference compiler does.</summary>
    public static DtbReadResult Link(DtbReadResult read, string path, uint? bootCpu, CancellationToken cancel)
    {
        SourceMap map = new();
        SourceFile file = new(path, "");
        map.Add(SourceBuffer.Verbatim(file, map.Add(new Inclusion(file, -1, 0, 0))));
        TreeDraft draft = new(DraftOf(read.Tree), map, [.. read.Tree.MemoryReservations]);
        DiagnosticBag diagnostics = new();
        DeviceTree tree = TreeLinker.Link(draft, CompileOptions.Default, bootCpu ?? read.Tree.BootCpu, diagnostics, cancel);
        DtbReader.RestoreLabels(tree);

        // If the blob could not be read to its end, references to the missing part would be reported as well.
        ImmutableArray<Diagnostic> found = [.. diagnostics.ToImmutable().Select(diagnostic => diagnostic with { Location = SourceLocation.StartOf(path) })];
        return new DtbReadResult { Tree = tree, Diagnostics = read.Diagnostics.IsEmpty ? found : read.Diagnostics };
    }

    // Parents come before their children.
    private static NodeDraft DraftOf(DeviceTree tree)
    {
        Dictionary<Node, NodeDraft> drafts = [];
        foreach (Node node in tree.Nodes)
        {
            NodeDraft? parent = node.Parent is null ? null : drafts[node.Parent];
            NodeDraft draft = new(node.Name, parent, default);
            parent?.Append(draft);
            drafts.Add(node, draft);
            foreach (Property property in node.Properties)
                draft.Append(new PropertyDraft { Property = property, Marks = [], Labels = [] });
        }

        return drafts[tree.Root];
    }
}
