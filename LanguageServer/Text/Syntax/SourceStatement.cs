using System.Collections.Generic;
using Boards.Devicetree.Sources;

namespace Boards.LanguageServer.Text.Syntax;

/// <summary>A property, or a directive such as <c>/delete-node/</c>, as it is written in a file.</summary>
/// <param name="Labels">The labels before it, with their colons.</param>
/// <param name="Name">The name of the property, or the directive.</param>
/// <param name="IsProperty">Whether it is a property.</param>
/// <param name="First">The index of the first token after the name.</param>
/// <param name="Last">The index after the last token, not counting the semicolon.</param>
/// <param name="Start">The offset of its beginning.</param>
/// <param name="End">The offset after its semicolon, or after its last token.</param>
internal sealed record SourceStatement(IReadOnlyList<SourceToken> Labels, SourceToken Name, bool IsProperty, int First, int Last, int Start, int End);
