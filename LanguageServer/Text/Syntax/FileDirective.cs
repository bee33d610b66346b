using System.Collections.Generic;
using Boards.Devicetree.Syntax.Preprocessing.Sources;

namespace Boards.LanguageServer.Text.Syntax;

/// <summary>A directive of the preprocessor in a file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where its <c>#</c> is.</param>
/// <param name="BodyStart">The offset after its word.</param>
/// <param name="End">The offset after its line.</param>
/// <param name="Tokens">What follows its word.</param>
internal sealed record FileDirective(DirectiveKind Kind, int Start, int BodyStart, int End, IReadOnlyList<SyntaxToken> Tokens);
