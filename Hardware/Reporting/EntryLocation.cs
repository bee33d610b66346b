using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Reporting;

/// <summary>The location of an entry of several cells.</summary>
internal static class EntryLocation
{
    /// <summary>From the first cell to the last, if both are in one place; else the first.</summary>
    public static SourceLocation LocationOf(this Property property, int cell, int count)
    {
        SourceLocation first = property.LocationAt(cell * 4);
        if (count < 2)
            return first;
        SourceLocation last = property.LocationAt((cell + count - 1) * 4);
        int length = last.Start + last.Length - first.Start;
        return string.Equals(first.Path, last.Path, System.StringComparison.Ordinal) && length > first.Length && last.Start >= first.Start
            ? new SourceLocation(first.Path, first.Start, length, first.From, last.To)
            : first;
    }
}
