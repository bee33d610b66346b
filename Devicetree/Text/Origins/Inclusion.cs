namespace Boards.Devicetree.Text;

/// <summary>One reading of a file: a file included twice is read twice, from two places.</summary>
/// <param name="File">The file.</param>
/// <param name="Parent">The index of the inclusion that includes it, or -1 for the root.</param>
/// <param name="Start">The offset of the directive in the parent's file.</param>
/// <param name="Length">The length of the directive's path there.</param>
internal readonly record struct Inclusion(SourceFile File, int Parent, int Start, int Length);
