namespace Boards.Devicetree.Text;

/// <summary>One reading of a file: a file included twice is read twice, from two places.</summary>
/// <param name="File">The file.</param>
/// <param name="Parent">Index of the reading that included it, or -1 for the root.</param>
/// <param name="Start">Where the directive is in the parent's file.</param>
/// <param name="Length">How long the directive's path is there.</param>
internal readonly record struct Inclusion(SourceFile File, int Parent, int Start, int Length);
