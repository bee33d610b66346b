using System;
using System.Collections.Generic;
using System.Globalization;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Syntax.Parsing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>
/// Builds a tree from the definitions of a source, merging and deleting in their order. The definition
/// of a new node keeps everything in it, even what occurs twice; the definition of a known node is
/// merged into that node (language notes, 1.3).
/// </summary>
internal sealed class TreeBuilder : ISyntaxReceiver
{
    private readonly SourceMap _map;
    private readonly DiagnosticBag _diagnostics;
    private readonly NameTable _names = new();
    private readonly Stack<OpenBlock> _open = new();
    private readonly TreeDraft _draft;

    // The properties of the innermost node, if it is new, up to its first subnode.
    private PropertyDraft[] _properties = new PropertyDraft[16];
    private int _propertyCount;
    private bool _rootSeen;
    private bool _isLost;
    private int _fragments;
    private int _blocks;
    private int _lastRepeated;

    public TreeBuilder(SourceMap map, DiagnosticBag diagnostics)
    {
        _map = map;
        _diagnostics = diagnostics;
        _draft = new TreeDraft(new NodeDraft("", null, default), map, []);
    }

    /// <summary>The tree so far.</summary>
    public TreeDraft Draft
    {
        get
        {
            if (_propertyCount > 0)
                TakeProperties();
            return _draft;
        }
    }

    /// <summary>The innermost open node. There is one between the beginning and the end of a node.</summary>
    public NodeDraft Current => _open.Peek().Node;

    private NodeDraft Root => Draft.Root;

    public void Header(bool isPlugin) => Draft.IsPlugin = isPlugin;

    public void MemoryReservation(ulong address, ulong size, TextSpan span) =>
        _draft.Reservations.Add(new MemoryReservation { Address = address, Size = size, Location = _map.Locate(span) });

    public void BeginRoot(TextSpan slash)
    {
        _isLost = false;
        Root.IsDeleted = false;
        Open(Root, !_rootSeen);
        _rootSeen = true;
    }

    public void BeginReference(TextSpan? label, TextSpan reference, bool isReported)
    {
        _rootSeen = true;
        _isLost = false;
        string name = NameOf(reference);
        bool isPath = name.Length > 0 && name[0] == '/';

        // A reference in braces is to a node of another tree, even if this tree has the label or the path.
        bool isOfBase = Draft.IsPlugin && label is null && _map.TextOf(reference)[1] == '{';
        NodeDraft? target = isOfBase ? null : Draft.Resolve(name);
        if (target is not null)
        {
            target.IsDeleted = false;
            target.IsExtended = true;
            if (label is { } span)
                AddLabel(target, span, isLater: true);
            Open(target, false);
        }
        else if (Draft.IsPlugin && label is null && (isPath || Characters.IsLabel(name)))
        {
            Open(AddFragment(name, reference), true);
        }
        else
        {
            // Its contents are ignored, but its labels are recorded, so that references to them are not reported as well.
            if (!isReported)
                ReportMissing(name, reference);
            _isLost = true;
            Open(new NodeDraft("", null, reference), true);
            if (label is { } span)
                Draft.LostLabels.Add(LabelName(span));
        }
    }

    public void BeginNode(List<TextSpan> labels, TextSpan name, bool omitIfNoReference)
    {
        (NodeDraft parent, bool isNew, int block, _) = TakeProperties();
        string text = ItemName(name);
        NodeDraft? node = isNew ? null : parent.Child(text);
        bool isNewNode = node is null;
        TextSpan? first = node is { IsDeleted: false } && node.Definition.Block == block ? node.Definition.At : null;
        if (node is null)
        {
            node = new NodeDraft(text, parent, name) { OmitIfNoReference = omitIfNoReference };
            parent.Append(node);
        }

        node.IsDeleted = false;
        node.Definition = (block, name);
        foreach (TextSpan label in labels)
            AddLabel(node, label, isLater: !isNewNode);
        Open(node, isNewNode, first);
    }

    public void EndNode()
    {
        TakeProperties();
        _open.Pop();
    }

    public void Property(
        List<TextSpan> labels, TextSpan name, ReadOnlyMemory<byte> value, List<ValueMark> marks, in TextSpan valueSpan, bool isUnreadable)
    {
        OpenBlock block = _open.Peek();
        string text = ItemName(name);
        ValueMark[] allMarks = marks.Count == 0 ? [] : [.. marks];
        int[] references = ValueMark.PhandlesIn(allMarks);
        _map.HasReferences |= references.Length > 0;
        TextSpan[] allLabels = labels.Count == 0 ? [] : [.. labels];
        int index = block.IsNew ? -1 : block.Node.IndexOf(text);
        if (index >= 0)
        {
            ref readonly PropertyDraft known = ref block.Node.Property(index);
            if (block.First is { } first && !known.IsDeleted && _lastRepeated != block.Number)
                ReportRepeated(block.Node, text, known.Property.Location, first, block.Number);
            if (!known.IsDeleted && known.Labels.Length > 0)
                allLabels = [.. known.Labels, .. allLabels];
        }

        ref PropertyDraft draft = ref index >= 0 ? ref block.Node.Property(index) : ref block.IsNew ? ref NextProperty() : ref block.Node.AddProperty(text);
        draft.Property = new Property(text, value, _map, name, valueSpan) { ReferenceOffsets = references, IsUnreadable = isUnreadable };
        draft.Marks = allMarks;
        draft.Labels = allLabels;
        draft.IsDeleted = false;
    }

    public void DeleteProperty(TextSpan name)
    {
        (NodeDraft node, bool isNew, _, _) = _open.Peek();
        string text = ItemName(name);
        bool exists = isNew
            ? Array.FindIndex(_properties, 0, _propertyCount, known => known.Property.Name == text) >= 0
            : node.IndexOf(text) is >= 0 and int at && !node.Property(at).IsDeleted;
        if (!exists)
            ReportDeletion(name, text, node, isNode: false);
        else if (isNew && !_isLost && !_diagnostics.Excused.Contains(text))
            _diagnostics.Add(TreeDiagnostics.KeepsProperty(_map.PlaceOf(name), node.Path, text));
        if (isNew)
            NextProperty() = new PropertyDraft { Property = new Property(text, default, _map, name, default), Marks = [], Labels = [], IsDeleted = true };
        else if (node.IndexOf(text) is >= 0 and int index)
            node.Property(index).IsDeleted = true;
    }

    public void DeleteChild(TextSpan name)
    {
        (NodeDraft parent, bool isNew, _, _) = _open.Peek();
        string text = ItemName(name);
        if (parent.Child(text) is not { IsDeleted: false })
            ReportDeletion(name, text, parent, isNode: true);
        if (isNew)
            parent.Append(new NodeDraft(text, parent, name) { IsDeleted = true });
        else
            parent.Child(text)?.Delete();
    }

    public void DeleteNode(TextSpan reference)
    {
        if (FindTarget(reference) is not { } target)
            return;
        if (target == Root)
            _diagnostics.Add(TreeDiagnostics.DeletesRoot(_map.PlaceOf(reference)));
        target.Delete();
    }

    public void OmitIfNoReference(TextSpan reference)
    {
        if (FindTarget(reference) is { } target)
            target.OmitIfNoReference = true;
    }

    private void Open(NodeDraft node, bool isNew, TextSpan? first = null) => _open.Push(new OpenBlock(node, isNew, ++_blocks, first));

    private OpenBlock TakeProperties()
    {
        OpenBlock open = _open.Peek();
        if (_propertyCount > 0)
        {
            open.Node.Append(_properties.AsSpan(0, _propertyCount));
            Array.Clear(_properties, 0, _propertyCount);
            _propertyCount = 0;
        }

        return open;
    }

    // A place for another property of the innermost node, if it is new.
    private ref PropertyDraft NextProperty()
    {
        if (_propertyCount == _properties.Length)
            Array.Resize(ref _properties, _propertyCount * 2);
        return ref _properties[_propertyCount++];
    }

    private NodeDraft? FindTarget(TextSpan reference)
    {
        string name = NameOf(reference);
        NodeDraft? target = Draft.Resolve(name);
        if (target is null)
            ReportMissing(name, reference);
        else
            target.IsExtended = true;
        return target;
    }

    // A second definition may add to the first one, or have another label for it. What is included in a block may be changed in that block.
    private void ReportRepeated(NodeDraft node, string name, SourceLocation known, TextSpan earlier, int block)
    {
        SourceLocation first = _map.Locate(earlier);
        Place at = _map.PlaceOf(node.Definition.At);
        bool isOfFirst = string.Equals(known.Path, first.Path, StringComparison.Ordinal) && known.Start > first.Start;
        if (!isOfFirst || !string.Equals(first.Path, at.Location.Path, StringComparison.Ordinal))
            return;
        _lastRepeated = block;
        _diagnostics.Add(TreeDiagnostics.RepeatedNode(at, node.Path, name, first));
    }

    // A missing file may define what is deleted.
    private void ReportDeletion(TextSpan name, string text, NodeDraft node, bool isNode)
    {
        if (_isLost || _diagnostics.MissesFile || _diagnostics.Excused.Contains(text))
            return;
        Place at = _map.PlaceOf(name);
        bool isOfBase = Draft.IsPlugin && node.IsInOverlay;
        if (isOfBase)
            _diagnostics.Add(TreeDiagnostics.DeletesInOverlay(at, node.Path, text, isNode));
        else if (isNode && Draft.Labels.TryGetValue(text, out NodeDraft? labelled) && !labelled.IsDeleted)
            _diagnostics.Add(TreeDiagnostics.DeletesLabel(at, node.Path, text, labelled.Path));
        else
            _diagnostics.Add(TreeDiagnostics.DeletesNothing(at, node.Path, text, isNode));
    }

    // A missing file or a block without a target may define the target. The parser reports what cannot be a label.
    private void ReportMissing(string name, TextSpan reference)
    {
        if (TreeDraft.CanExist(name) && !Draft.LostLabels.Contains(name) && !_diagnostics.Excused.Contains(name) && !_diagnostics.MissesFile)
            _diagnostics.Add(Draft.Unknown(name, TreeDiagnostics.TargetNotFound(_map.PlaceOf(reference), name, Draft)));
    }

    // fragment@N { target = <&label>; __overlay__ { … }; };
    private NodeDraft AddFragment(string name, TextSpan reference)
    {
        string number = _fragments.ToString(CultureInfo.InvariantCulture);
        _fragments++;
        NodeDraft fragment = new("fragment@" + number, Root, reference);
        Root.Append(fragment);
        bool isPath = name[0] == '/';
        byte[] value = isPath ? [.. System.Text.Encoding.UTF8.GetBytes(name), 0] : [0xff, 0xff, 0xff, 0xff];
        fragment.Append(new PropertyDraft
        {
            Property = new Property(isPath ? "target-path" : "target", value, _map, reference, default),
            Marks = isPath ? [] : [new ValueMark(ValueMarkKind.Phandle, 0, name, reference)],
            Labels = [],
        });
        NodeDraft overlay = new("__overlay__", fragment, reference);
        fragment.Append(overlay);
        return overlay;
    }

    private void AddLabel(NodeDraft node, TextSpan span, bool isLater)
    {
        string label = LabelName(span);
        if (!Characters.IsLabel(label))
        {
            Draft.AddInvalidLabel(label, node);
            return;
        }

        node.AddLabel(label, span, isLater);
        if (_isLost)
            Draft.LostLabels.Add(label);
        else if (!_draft.Labels.TryGetValue(label, out NodeDraft? other) || !other.HasLabel(label))
            _draft.Labels[label] = node;
    }

    // The label without the colon.
    private string LabelName(TextSpan span) => _names.Get(_map.TextOf(span with { Length = span.Length - 1 }));

    // A leading backslash marks what follows as a name, and is not part of it.
    private string ItemName(TextSpan span)
    {
        ReadOnlySpan<char> text = _map.TextOf(span);
        return _names.Get(text[0] == '\\' ? text.Slice(1) : text);
    }

    // The name without "&", or without "&{" and "}".
    private string NameOf(TextSpan reference)
    {
        ReadOnlySpan<char> text = _map.TextOf(reference);
        return (text[1] == '{' ? text.Slice(2, text.Length - 3) : text.Slice(1)).ToString();
    }

    // First is the name of an earlier definition of the node in the same block as this one.
    private sealed record OpenBlock(NodeDraft Node, bool IsNew, int Number, TextSpan? First);
}
