using Boards.Devicetree.Syntax.Parsing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>A property of a tree under construction. Deleting marks it: defined again, it comes back in its old place.</summary>
internal struct PropertyDraft
{
    public Property Property;
    public ValueMark[] Marks;
    public TextSpan[] Labels;
    public bool IsDeleted;
}
