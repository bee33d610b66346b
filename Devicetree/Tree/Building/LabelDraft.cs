using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>A label of a node under construction. A deleted label is only marked, as in the reference compiler.</summary>
internal sealed class LabelDraft(string name, TextSpan span)
{
    public string Name { get; } = name;

    public TextSpan Span { get; set; } = span;

    public bool IsDeleted { get; set; }
}
