namespace Boards.Devicetree.Syntax.Expressions;

/// <summary>A value of 64 bits, and whether comparison, division and right shift treat it as unsigned.</summary>
internal readonly record struct Operand(ulong Bits, bool IsUnsigned)
{
    public bool IsTrue => Bits != 0;
}
