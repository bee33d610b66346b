using System.Collections.Generic;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>All that a text leaves to the one behind it. Nobody changes it: what goes on takes copies.</summary>
/// <param name="Macros">What is defined.</param>
/// <param name="Once">The files that shall not be read again.</param>
/// <param name="Counter">What <c>__COUNTER__</c> says next.</param>
/// <param name="DependsOnIncluder">Whether the text asked by whom it is included, so that it may be another one elsewhere.</param>
internal sealed record PreprocessorState(MacroTable Macros, IReadOnlyCollection<string> Once, int Counter, bool DependsOnIncluder)
{
    /// <summary>The same, for those that go on from here.</summary>
    public PreprocessorState Frozen() => this with { Macros = Macros.Flat() };

    /// <summary>Before everything.</summary>
    public static PreprocessorState Empty { get; } = new(new MacroTable(), [], 0, DependsOnIncluder: false);
}
