using System;
using System.Collections.Generic;
using Boards.Devicetree.Syntax.Parsing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Building;

namespace Boards.Devicetree.Tree.Recording;

/// <summary>Records the names in a source while a tree is built from it.</summary>
/// <param name="map">The texts.</param>
/// <param name="builder">Builds the tree.</param>
internal sealed class SourceRecorder(SourceMap map, TreeBuilder builder) : ISyntaxReceiver
{
    private readonly List<RecordedPlace> _places = [];

    /// <summary>What was recorded.</summary>
    public IReadOnlyList<RecordedPlace> Places => _places;

    public void Header(bool isPlugin) => builder.Header(isPlugin);

    public void MemoryReservation(ulong address, ulong size, TextSpan span) => builder.MemoryReservation(address, size, span);

    public void BeginRoot(TextSpan slash)
    {
        builder.BeginRoot(slash);
        Add(SourceNameKind.Root, slash, builder.Current, "/");
    }

    public void BeginReference(TextSpan? label, TextSpan reference, bool isReported)
    {
        builder.BeginReference(label, reference, isReported);
        if (label is { } span)
            Add(SourceNameKind.Label, span, builder.Current, LabelOf(span));
        Add(SourceNameKind.Block, reference, builder.Current, ReferenceOf(reference));
    }

    public void BeginNode(List<TextSpan> labels, TextSpan name, bool omitIfNoReference)
    {
        // The builder may clear the list.
        TextSpan[] copy = [.. labels];
        builder.BeginNode(labels, name, omitIfNoReference);
        foreach (TextSpan label in copy)
            Add(SourceNameKind.Label, label, builder.Current, LabelOf(label));
        Add(SourceNameKind.Node, name, builder.Current, builder.Current.Name);
    }

    public void EndNode() => builder.EndNode();

    public void Property(List<TextSpan> labels, TextSpan name, ReadOnlyMemory<byte> value, List<ValueMark> marks, in TextSpan valueSpan, bool isUnreadable)
    {
        NodeDraft node = builder.Current;
        _places.Add(new RecordedPlace(SourceNameKind.Property, name, node, NameOf(name), valueSpan));
        foreach (ValueMark mark in marks)
        {
            if (mark.Kind != ValueMarkKind.Label)
                Add(SourceNameKind.Reference, mark.Span, node, mark.Text);
        }

        builder.Property(labels, name, value, marks, valueSpan, isUnreadable);
    }

    public void DeleteProperty(TextSpan name)
    {
        Add(SourceNameKind.DeletedProperty, name, builder.Current, NameOf(name));
        builder.DeleteProperty(name);
    }

    public void DeleteChild(TextSpan name)
    {
        NodeDraft node = builder.Current;
        string text = NameOf(name);
        _places.Add(new RecordedPlace(SourceNameKind.DeletedChild, name, node, text, Target: node.Child(text)));
        builder.DeleteChild(name);
    }

    public void DeleteNode(TextSpan reference)
    {
        AddDirective(reference);
        builder.DeleteNode(reference);
    }

    public void OmitIfNoReference(TextSpan reference)
    {
        AddDirective(reference);
        builder.OmitIfNoReference(reference);
    }

    private void AddDirective(TextSpan reference)
    {
        string name = ReferenceOf(reference);
        TreeDraft draft = builder.Draft;
        _places.Add(new RecordedPlace(SourceNameKind.NodeDirective, reference, draft.Root, name, Target: draft.Resolve(name)));
    }

    private void Add(SourceNameKind kind, TextSpan span, NodeDraft node, string name) => _places.Add(new RecordedPlace(kind, span, node, name));

    private string LabelOf(TextSpan span) => map.TextOf(span with { Length = span.Length - 1 }).ToString();

    private string NameOf(TextSpan span)
    {
        ReadOnlySpan<char> text = map.TextOf(span);
        return (text.Length > 0 && text[0] == '\\' ? text.Slice(1) : text).ToString();
    }

    // The reference without "&", or without "&{" and "}". If it is a mistake, it may have no "&".
    private string ReferenceOf(TextSpan span)
    {
        ReadOnlySpan<char> text = map.TextOf(span);
        return (text.Length > 2 && text[1] == '{' ? text.Slice(2, text.Length - 3) : text.Length > 0 ? text.Slice(1) : text).ToString();
    }
}
