using System;
using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>
/// Receives the definitions of a source in source order. The parser keeps no syntax tree, so a source of millions of
/// lines needs no more memory than the devicetree that it describes. Names are passed as written.
/// </summary>
internal interface ISyntaxReceiver
{
    /// <summary>The header is complete.</summary>
    void Header(bool isPlugin);

    /// <summary><c>/memreserve/ address size;</c></summary>
    void MemoryReservation(ulong address, ulong size, TextSpan span);

    /// <summary><c>/ {</c></summary>
    void BeginRoot(TextSpan slash);

    /// <summary><c>label: &amp;reference {</c></summary>
    /// <param name="label">The label, or null.</param>
    /// <param name="reference">The reference, with <c>&amp;</c> and braces.</param>
    /// <param name="isReported">Whether the reference is not allowed here, which was reported.</param>
    void BeginReference(TextSpan? label, TextSpan reference, bool isReported);

    /// <summary><c>label: name {</c></summary>
    void BeginNode(List<TextSpan> labels, TextSpan name, bool omitIfNoReference);

    /// <summary>The end of the innermost block that one of the three methods above began.</summary>
    void EndNode();

    /// <summary><c>label: name = value;</c></summary>
    /// <param name="labels">Labels on the property.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its bytes; empty if it has no value.</param>
    /// <param name="marks">References and labels within the value, in order. The list is reused.</param>
    /// <param name="valueSpan">The whole value; empty if it has no value.</param>
    /// <param name="isUnreadable">Whether a part of the value is wrong, so that its bytes are a replacement.</param>
    void Property(List<TextSpan> labels, TextSpan name, ReadOnlyMemory<byte> value, List<ValueMark> marks, in TextSpan valueSpan, bool isUnreadable);

    /// <summary><c>/delete-property/ name;</c></summary>
    void DeleteProperty(TextSpan name);

    /// <summary><c>/delete-node/ name;</c> within a node.</summary>
    void DeleteChild(TextSpan name);

    /// <summary><c>/delete-node/ &amp;reference;</c> at the top level.</summary>
    void DeleteNode(TextSpan reference);

    /// <summary><c>/omit-if-no-ref/ &amp;reference;</c> at the top level.</summary>
    void OmitIfNoReference(TextSpan reference);
}
