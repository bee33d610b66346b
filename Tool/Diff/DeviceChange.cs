using System.Collections.Generic;

namespace Boards.Tool.Diff;

/// <summary>A device that differs between two boards.</summary>
/// <param name="Path">The node.</param>
/// <param name="IsInFirst">Whether the first board has it.</param>
/// <param name="IsInSecond">Whether the second board has it.</param>
/// <param name="Facts">The facts that differ; for a device that only one board has, all its facts.</param>
internal sealed record DeviceChange(string Path, bool IsInFirst, bool IsInSecond, IReadOnlyList<FactChange> Facts);
