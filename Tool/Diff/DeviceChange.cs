using System.Collections.Generic;

namespace Boards.Tool.Diff;

/// <summary>A device that two boards do not have alike.</summary>
/// <param name="Path">The node.</param>
/// <param name="IsInFirst">Whether the first board has it.</param>
/// <param name="IsInSecond">Whether the second board has it.</param>
/// <param name="Facts">What differs; for a device that only one has, all that it has.</param>
internal sealed record DeviceChange(string Path, bool IsInFirst, bool IsInSecond, IReadOnlyList<FactChange> Facts);
