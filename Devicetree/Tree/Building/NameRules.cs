using System;
using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>
/// Rules of the reference compiler about names: duplicates, characters, the form of a node's name, a <c>name</c>
/// property that differs from it (language notes, section 2).
/// </summary>
internal sealed class NameRules(TreeDraft draft, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, (object Owner, TextSpan Span)> _labels = new(draft.Labels.Count, StringComparer.Ordinal);

    public void Check(NodeDraft node)
    {
        CheckNodeName(node);
        CheckChildrenDiffer(node);
        CheckProperties(node);
        CheckNameProperty(node);
        CheckLabels(node);
    }

    private void CheckNodeName(NodeDraft node)
    {
        if (node.Parent is null)
            return;
        foreach (char c in node.Name)
        {
            if (c is '*' or '#' or '?')
            {
                diagnostics.Add(TreeDiagnostics.NodeNameCharacter(PlaceOf(node.Span), node.Path, c));
                return;
            }
        }

        int at = node.Name.IndexOf('@');
        if (at == 0)
            diagnostics.Add(TreeDiagnostics.EmptyNodeName(PlaceOf(node.Span), node.Path));
        else if (at > 0 && node.Name.IndexOf('@', at + 1) > 0)
            diagnostics.Add(TreeDiagnostics.TwoUnitAddresses(PlaceOf(node.Span), node.Path));
    }

    // A deletion after a child of the same name, in the definition that makes the node, counts as a duplicate and deletes nothing.
    private void CheckChildrenDiffer(NodeDraft node)
    {
        Dictionary<string, NodeDraft>? afterDeletion = null;
        for (int i = 1; i < node.ChildCount; i++)
        {
            NodeDraft child = node.Children[i];
            NodeDraft? first = node.Child(child.Name);
            if (first == child)
                continue;

            // After a deletion that deleted nothing, the first existing child is used.
            if (first is { IsDeleted: true } && !(afterDeletion ??= new(StringComparer.Ordinal)).TryGetValue(child.Name, out first))
            {
                if (!child.IsDeleted)
                    afterDeletion.Add(child.Name, child);
                continue;
            }

            if (first is null || (child.IsDeleted && diagnostics.Excused.Contains(child.Name)))
                continue;
            SourceLocation known = draft.Map.Locate(first.Span);
            diagnostics.Add(child.IsDeleted
                ? TreeDiagnostics.DeletesInOwnDefinition(PlaceOf(child.Span), child.Path, known)
                : TreeDiagnostics.DuplicateNode(PlaceOf(child.Span), child.Path, known));
        }
    }

    private void CheckProperties(NodeDraft node)
    {
        NameFilter earlier = default;
        for (int i = 0; i < node.PropertyCount; i++)
        {
            ref readonly PropertyDraft property = ref node.Property(i);
            if (property.IsDeleted)
                continue;
            string name = property.Property.Name;
            if (name.IndexOf('@') >= 0)
                diagnostics.Add(TreeDiagnostics.PropertyNameCharacter(property.Property.Place, node.Path, name, '@'));
            if (earlier.MayHave(name) && node.Find(name) is { } first && first != property.Property)
                diagnostics.Add(TreeDiagnostics.DuplicateProperty(property.Property.Place, node.Path, name, first.Location));
            earlier.Add(name);
        }
    }

    // A correct 'name' property is redundant and removed. The reference compiler also checks a deleted one.
    private void CheckNameProperty(NodeDraft node)
    {
        int index = node.IndexOf("name");
        if (index < 0)
            return;
        Property name = node.Property(index).Property;
        int at = node.Name.IndexOf('@');
        string expected = at < 0 ? node.Name : node.Name.Substring(0, at);
        ReadOnlySpan<byte> value = name.Value.Span;
        bool isRight = value.Length == expected.Length + 1;
        for (int i = 0; isRight && i < expected.Length; i++)
            isRight = value[i] == expected[i];
        if (isRight && (value[value.Length - 1] == 0 || node.Property(index).IsDeleted))
            node.RemoveAt(index);
        else
            diagnostics.Add(TreeDiagnostics.WrongName(name.Place, node.Path, expected, name.String));
    }

    private void CheckLabels(NodeDraft node)
    {
        if (node.Labels is { } labels)
        {
            foreach (LabelDraft label in labels)
            {
                if (!label.IsDeleted)
                    CheckLabel(label.Name, node, label.Span);
            }
        }

        for (int i = 0; i < node.PropertyCount; i++)
        {
            ref readonly PropertyDraft property = ref node.Property(i);
            if (property.IsDeleted)
                continue;
            foreach (TextSpan span in property.Labels)
                CheckLabel(draft.Map.TextOf(span with { Length = span.Length - 1 }).ToString(), property.Property, span);
            foreach (Syntax.Parsing.ValueMark mark in property.Marks)
            {
                if (mark.Kind == Syntax.Parsing.ValueMarkKind.Label)
                    CheckLabel(mark.Text, mark, mark.Span);
            }
        }
    }

    // Labels of nodes, properties and values share one namespace. The same label twice on the same item is allowed.
    private void CheckLabel(string label, object owner, TextSpan span)
    {
        if (!_labels.TryGetValue(label, out (object Owner, TextSpan Span) first))
            _labels.Add(label, (owner, span));
        else if (!ReferenceEquals(first.Owner, owner))
            diagnostics.Add(TreeDiagnostics.DuplicateLabel(PlaceOf(span), label, draft.Map.Locate(first.Span)));
    }

    private Place PlaceOf(TextSpan span) => draft.Map.PlaceOf(span);
}
