namespace Boards.Devicetree.Text;

/// <summary>A run of a preprocessed text that was copied from one stretch of one file.</summary>
/// <param name="Start">Where the run begins in the preprocessed text; it ends where the next begins.</param>
/// <param name="Inclusion">Index of the reading that it was copied from.</param>
/// <param name="Offset">Where the stretch begins in that file.</param>
/// <param name="Expansion">Index of the expansion that it came through, or -1.</param>
internal readonly record struct Segment(int Start, int Inclusion, int Offset, int Expansion);
