using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>An overlay's references to labels of the base (<c>__fixups__</c>), resolved by the base's <c>__symbols__</c>.</summary>
internal sealed class ExternalReferences(LiveTree tree, LiveTree overlay, OverlayProblems problems)
{
    private readonly ImmutableHashSet<MutableNode>.Builder _lost = ImmutableHashSet.CreateBuilder<MutableNode>();
    private bool _symbolsMissed;

    /// <summary>Writes the base's phandles into the overlay at its fix-ups.</summary>
    /// <returns>The nodes with a reference that was reported.</returns>
    public ImmutableHashSet<MutableNode> Resolve()
    {
        foreach (Property label in overlay.Root.Child("__fixups__")?.Properties.ToArray() ?? [])
        {
            bool isTerminated = label.Length > 0 && label.Value.Span[label.Length - 1] == 0;
            if (!isTerminated)
                problems.Add(OverlayDiagnostics.FixupNotTerminated(label.Place, label.Name));
            uint? phandle = null;
            foreach (string entry in isTerminated ? label.Strings : [])
            {
                if (PlaceOf(label, entry) is not var (node, property, offset))
                    continue;
                phandle ??= PhandleOf(label.Name, node, property, offset);
                if (phandle is { } found)
                    node.WriteCell(property.Name, offset, found);
                else
                    _lost.Add(node);
            }
        }

        return _lost.ToImmutable();
    }

    private (MutableNode Node, Property Property, int Offset)? PlaceOf(Property label, string entry)
    {
        if (Fixup.Parse(entry) is not { } fixup)
            problems.Add(OverlayDiagnostics.FixupForm(label.Place, label.Name, entry));
        else if (overlay.FindPath(fixup.Path) is not { } node)
            problems.Add(OverlayDiagnostics.FixupWithoutNode(label.Place, label.Name, fixup.Path));
        else if (node.Find(fixup.Property) is not { } property)
            problems.Add(OverlayDiagnostics.FixupWithoutProperty(label.Place, label.Name, node.Path, fixup.Property));
        else if (fixup.Offset + 4L > property.Length)
            problems.Add(OverlayDiagnostics.FixupOutside(label.Place, node.Path, property.Name, fixup.Offset, property.Length));
        else
            return (node, property, (int)fixup.Offset);
        return null;
    }

    private uint? PhandleOf(string label, MutableNode node, Property property, int offset)
    {
        Place at = property.PlaceAt(offset);
        if (tree.Symbols is not { } symbols)
        {
            if (!_symbolsMissed)
                problems.Add(OverlayDiagnostics.NoSymbols(at, node.Path, property.Name, label));
            _symbolsMissed = true;
        }
        else if (symbols.Find(label) is not { } symbol)
        {
            problems.Add(OverlayDiagnostics.UnknownLabel(at, node.Path, property.Name, label, symbols.Properties.Select(static known => known.Name)));
        }
        else if (tree.FindPath(symbol.String ?? "") is not { } target)
        {
            problems.Add(OverlayDiagnostics.SymbolWithoutNode(at, label, symbol.String ?? ""));
        }
        else if (target.Phandle == 0)
        {
            problems.Add(OverlayDiagnostics.SymbolWithoutPhandle(at, label, target.Path));
        }
        else
        {
            return target.Phandle;
        }

        return null;
    }
}
