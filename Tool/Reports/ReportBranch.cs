using System.Collections.Generic;

namespace Boards.Tool.Reports;

/// <summary>A line of a tree, and the lines below it.</summary>
/// <param name="Text">The line.</param>
/// <param name="Children">The lines below it.</param>
/// <param name="IsFaint">Whether it is only for information.</param>
internal sealed record ReportBranch(string Text, IReadOnlyList<ReportBranch> Children, bool IsFaint = false);
