using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Syntax.Parsing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>Assigns phandles, resolves references, and removes unreferenced nodes (language notes, 1.3 and 1.4).</summary>
internal sealed class ReferenceResolver
{
    private readonly TreeDraft _draft;
    private readonly PhandleProperty _property;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<uint, NodeDraft> _phandles = [];
    private readonly List<(NodeDraft Node, int Property)> _pathReferences = [];
    private uint _nextPhandle = 1;

    public ReferenceResolver(TreeDraft draft, PhandleProperty property, DiagnosticBag diagnostics)
    {
        _draft = draft;
        _property = property;
        _diagnostics = diagnostics;
    }

    /// <summary>Takes over the phandle that the source gives a node.</summary>
    public void TakePhandle(NodeDraft node)
    {
        uint epapr = ReadPhandle(node, "phandle", out Property? property);
        uint legacy = ReadPhandle(node, "linux,phandle", out Property? legacyProperty);
        if (epapr != 0 && legacy != 0 && epapr != legacy)
            _diagnostics.Add(TreeDiagnostics.PhandlesDiffer(legacyProperty!.Place, node.Path, epapr, legacy));
        uint phandle = epapr != 0 ? epapr : legacy;
        if (phandle == 0)
            return;
        if (_phandles.TryGetValue(phandle, out NodeDraft? other))
        {
            _diagnostics.Add(TreeDiagnostics.DuplicatePhandle((property ?? legacyProperty)!.Place, node.Path, phandle, other.Path));
            return;
        }

        _phandles.Add(phandle, node);
        node.Phandle = phandle;
    }

    /// <summary>Fills in the phandles that a node's properties refer to.</summary>
    public void ResolvePhandles(NodeDraft node)
    {
        // Properties may be appended to this node in the meantime, but they have no references.
        for (int i = 0; i < node.PropertyCount; i++)
        {
            if (node.Property(i).IsDeleted || node.Property(i).Marks.Length == 0)
                continue;
            PropertyDraft property = node.Property(i);
            bool hasPath = false;
            foreach (ValueMark mark in property.Marks)
            {
                hasPath |= mark.Kind == ValueMarkKind.Path;
                if (mark.Kind == ValueMarkKind.Phandle)
                    ResolvePhandle(node, property.Property, mark);
            }

            if (hasPath)
                _pathReferences.Add((node, i));
        }
    }

    /// <summary>Inserts the paths that properties refer to, after all nodes have been visited.</summary>
    public void ResolvePaths()
    {
        foreach ((NodeDraft node, int index) in _pathReferences)
        {
            ref PropertyDraft property = ref node.Property(index);
            byte[] value = InsertPaths(node, ref property);
            property.Property = property.Property.With(value, ValueMark.PhandlesIn(property.Marks));
        }
    }

    /// <summary>The phandle of a node. A node without one gets the lowest that is free.</summary>
    public uint PhandleOf(NodeDraft node)
    {
        if (node.Phandle != 0)
            return node.Phandle;
        while (_phandles.ContainsKey(_nextPhandle))
            _nextPhandle++;
        node.Phandle = _nextPhandle;
        _phandles.Add(_nextPhandle, node);

        // A phandle property that refers to its own node requests a number, and gets it as a reference.
        if ((_property & PhandleProperty.Legacy) != 0)
            AppendPhandle(node, "linux,phandle");
        if ((_property & PhandleProperty.Epapr) != 0)
            AppendPhandle(node, "phandle");
        return node.Phandle;
    }

    private void AppendPhandle(NodeDraft node, string name)
    {
        if (node.Find(name) is not null)
            return;
        byte[] value = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(value, node.Phandle);
        TextSpan place = node.Span;
        node.Append(new PropertyDraft { Property = new Property(name, value, place.Length > 0 ? _draft.Map : null, place, default), Marks = [], Labels = [] });
    }

    /// <summary>Removes unreferenced nodes marked with <c>/omit-if-no-ref/</c>, in one pass from the root.</summary>
    public void OmitUnused(List<NodeDraft> nodes, bool keepLabelled, CancellationToken cancel)
    {
        if (!nodes.Exists(static node => node.OmitIfNoReference))
            return;
        foreach (NodeDraft node in _draft.Preorder())
        {
            cancel.ThrowIfCancellationRequested();
            if (node.OmitIfNoReference && !node.IsReferenced && !node.IsDeleted && !(keepLabelled && node.Labels is { Count: > 0 }))
                node.Delete();
        }

        // Their phandles are free again, for nodes that get one because of their labels.
        foreach (uint phandle in _phandles.Where(static known => known.Value.IsDeleted).Select(static known => known.Key).ToArray())
            _phandles.Remove(phandle);
    }

    private uint ReadPhandle(NodeDraft node, string name, out Property? property)
    {
        property = node.Find(name);
        if (property is null)
            return 0;
        if (property.Length != 4)
        {
            _diagnostics.Add(TreeDiagnostics.PhandleLength(property.Place, node.Path, name, property.Length));
            return 0;
        }

        foreach (ValueMark mark in node.Property(node.IndexOfLive(name)).Marks)
        {
            if (mark.Kind != ValueMarkKind.Phandle)
                continue;

            // A node that does not exist is reported as such.
            if (_draft.Resolve(mark.Text) is { } other && other != node)
                _diagnostics.Add(TreeDiagnostics.PhandleOfAnother(property.Place, node.Path, name, other.Path));
            return 0;
        }

        uint phandle = property.Cell(0);
        if (phandle is not (0 or uint.MaxValue))
            return phandle;
        _diagnostics.Add(TreeDiagnostics.PhandleValue(property.Place, node.Path, name, phandle));
        return 0;
    }

    private void ResolvePhandle(NodeDraft node, Property property, in ValueMark mark)
    {
        NodeDraft? target = _draft.Resolve(mark.Text);
        if (target is null)
        {
            // A reference in an overlay may be to a label of its base. A path is reported when it is known which nodes are omitted.
            if (!_draft.IsPlugin || !TreeDraft.CanExist(mark.Text))
                ReportUnresolved(node, property, mark);
            return;
        }

        target.IsReferenced = true;
        uint phandle = PhandleOf(target);
        if (MemoryMarshal.TryGetArray(property.Value, out ArraySegment<byte> bytes))
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(mark.Offset, 4), phandle);
    }

    private byte[] InsertPaths(NodeDraft node, ref PropertyDraft property)
    {
        ReadOnlySpan<byte> value = property.Property.Value.Span;
        List<byte> bytes = new(value.Length + 32);
        int copied = 0;
        for (int i = 0; i < property.Marks.Length; i++)
        {
            ValueMark mark = property.Marks[i];
            bytes.AddRange(value.Slice(copied, mark.Offset - copied).ToArray());
            copied = mark.Offset;
            property.Marks[i] = mark with { Offset = bytes.Count };
            if (mark.Kind != ValueMarkKind.Path)
                continue;
            if (_draft.Resolve(mark.Text) is { } target)
            {
                target.IsReferenced = true;
                bytes.AddRange(Encoding.ASCII.GetBytes(target.Path));
                bytes.Add(0);
            }
            else
            {
                ReportUnresolved(node, property.Property, mark);
            }
        }

        bytes.AddRange(value.Slice(copied).ToArray());
        return [.. bytes];
    }

    /// <summary>Reports a reference for which no fix-up can be made. Its node is unknown, or omitted.</summary>
    public void ReportUnresolved(NodeDraft node, Property property, in ValueMark mark)
    {
        property.IsUnreadable = true;
        if (!_diagnostics.IsFull && TreeDraft.CanExist(mark.Text) && !_draft.LostLabels.Contains(mark.Text) && !_diagnostics.MissesFile)
            _diagnostics.Add(_draft.Unknown(mark.Text, TreeDiagnostics.Unresolved(_draft.Map.PlaceOf(mark.Span), node.Path, property.Name, mark.Text, _draft)));
    }
}
