namespace Boards.Devicetree.Text;

/// <summary>A place in a text: zero-based line and zero-based column, the column in UTF-16 code units.</summary>
public readonly record struct LinePosition(int Line, int Column);
