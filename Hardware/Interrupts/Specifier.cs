using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Interrupts;

/// <summary>The cells that describe an interrupt to its controller.</summary>
/// <param name="Controller">The controller.</param>
/// <param name="Cells">The cells, as many as its <c>#interrupt-cells</c>.</param>
/// <param name="Make">The <c>compatible</c> string that identifies the controller; empty if it is identified otherwise.</param>
internal readonly record struct Specifier(Node Controller, ImmutableArray<uint> Cells, string Make)
{
    /// <summary>One cell.</summary>
    public uint this[int index] => Cells[index];

    /// <summary>Number of cells.</summary>
    public int Count => Cells.Length;

    /// <summary>The cells as a source writes them.</summary>
    public override string ToString() => Text(Cells);

    /// <summary>Cells as a source writes them: <c>&lt;0 8 4&gt;</c>.</summary>
    public static string Text(ImmutableArray<uint> cells) =>
        "<" + string.Join(" ", cells.Select(c => c.ToString(System.Globalization.CultureInfo.InvariantCulture))) + ">";
}
