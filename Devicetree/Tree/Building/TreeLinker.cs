using System.Collections.Generic;
using System.Threading;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>The steps after all definitions have been read, in the reference compiler's order.</summary>
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
        references.OmitUnused(nodes, keepLabelled: options.Symbols, cancel);
        if (draft.IsPlugin)
            ReportOverlayLabels(nodes, draft, options.Symbols, diagnostics);
        OverlaySupport support = new(draft, references);
        if (options.AutoAliases)
            support.AddLabels("aliases", allocatePhandles: false);
        if (options.Symbols)
            support.AddLabels("__symbols__", allocatePhandles: true);
        if (draft.IsPlugin || options.LocalFixups)
            support.AddFixups();
        MisspeltLabels.Report(draft, diagnostics);
        return TreeFinisher.Finish(draft, bootCpu, diagnostics.MissesFile || diagnostics.IsMisnested, cancel);
    }

    // The contents that a fragment adds to its target are in a node that the target does not have.
    private static void ReportOverlayLabels(List<NodeDraft> nodes, TreeDraft draft, bool hasSymbols, DiagnosticBag diagnostics)
    {
        foreach (NodeDraft node in nodes)
        {
            if (node is not { Name: "__overlay__", Labels: { } labels, IsReferenced: false, IsDeleted: false, Parent.Parent: { Parent: null } })
                continue;
            foreach (LabelDraft label in labels)
            {
                if (!label.IsDeleted)
                    diagnostics.Add(TreeDiagnostics.OverlayLabel(draft.Map.PlaceOf(label.Span), node.Path, label.Name, hasSymbols));
            }
        }
    }
}
