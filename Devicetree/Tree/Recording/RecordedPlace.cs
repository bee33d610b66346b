using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Building;

namespace Boards.Devicetree.Tree.Recording;

/// <summary>A name in a source, and what it refers to.</summary>
/// <param name="Kind">The kind of the name.</param>
/// <param name="Span">The span of the name, with the punctuation that belongs to the token.</param>
/// <param name="Node">The node whose block, label or property it is; for a reference, the node that contains it.</param>
/// <param name="Name">The label, the property, the child, or what a reference refers to, without punctuation.</param>
/// <param name="Value">The value of a property; empty if there is none.</param>
/// <param name="Target">The node that a deletion refers to, which does not exist later; null for other names.</param>
internal readonly record struct RecordedPlace(SourceNameKind Kind, TextSpan Span, NodeDraft Node, string Name, TextSpan Value = default, NodeDraft? Target = null);
