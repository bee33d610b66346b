using System.Collections.Generic;

namespace Boards.Fuzzing.Texts;

/// <summary>A generated source.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Labels">The labels in it, which overlays may refer to.</param>
internal sealed record SourceDraft(string Text, IReadOnlyList<string> Labels);
