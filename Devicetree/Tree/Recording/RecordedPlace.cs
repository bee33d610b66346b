using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Building;

namespace Boards.Devicetree.Tree.Recording;

/// <summary>A name in a source, and what it names.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it is, with the punctuation that belongs to the token.</param>
/// <param name="Node">The node whose braces, label or property it is; for a reference, the node in whose braces it is.</param>
/// <param name="Name">The label, the property, the child, or what a reference refers to, without punctuation.</param>
/// <param name="Value">The value of a property; empty if there is none.</param>
/// <param name="Target">The node that a deletion refers to, which is not there later; null for the others.</param>
internal readonly record struct RecordedPlace(SourceNameKind Kind, TextSpan Span, NodeDraft Node, string Name, TextSpan Value = default, NodeDraft? Target = null);
