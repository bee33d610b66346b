namespace Boards.Devicetree.Text;

/// <summary>A run of a preprocessed text that was copied from one stretch of one file.</summary>
/// <param name="Start">Where the run begins in the preprocessed text; it ends where the next one begins.</param>
/// <param name="Inclusion">The index of the inclusion that it was copied from.</param>
/// <param name="Offset">Where the stretch begins in that file.</param>
/// <param name="Expansion">The index of the expansion that it comes from, or -1.</param>
internal readonly record struct Segment(int Start, int Inclusion, int Offset, int Expansion);
