using System.Collections.Generic;
using System.Threading;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>What comes when all definitions are read, in the reference compiler's order.</summary>
internal static class TreeLinker
{
    public static DeviceTree Link(TreeDraft draft, CompileOptions options, uint bootCpu, DiagnosticBag diagnostics, CancellationToken cancel)
    {
        NameRules names = new(draft, diagnostics);
        ReferenceResolver references = new(draft, options.Phandles, diagnostics);
        List<NodeDraft> nodes = [.. draft.Preorder()];
        foreach (NodeDraft node in nodes)
        {
            cancel.ThrowIfCancellationRequested();
            names.Check(node);
            references.TakePhandle(node);
        }

        foreach (NodeDraft node in nodes)
        {
            cancel.ThrowIfCancellationRequested();
            references.ResolvePhandles(node);
        }

        references.ResolvePaths();
        references.OmitUnused(keepLabelled: options.Symbols, cancel);
        OverlaySupport support = new(draft, references);
        if (options.AutoAliases)
            support.AddLabels("aliases", allocatePhandles: false);
        if (options.Symbols)
            support.AddLabels("__symbols__", allocatePhandles: true);
        if (draft.IsPlugin || options.LocalFixups)
            support.AddFixups();
        return TreeFinisher.Finish(draft, bootCpu, cancel);
    }
}
