using Boards.Devicetree.Syntax.Parsing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>A property of a tree under construction. Deleting only marks it: if it is defined again, it returns to its old place.</summary>
internal struct PropertyDraft
{
    public Property Property;
    public ValueMark[] Marks;
    public TextSpan[] Labels;
    public bool IsDeleted;
}
