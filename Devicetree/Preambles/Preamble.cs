using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Building;

namespace Boards.Devicetree.Preambles;

/// <summary>What a beginning that several sources share leaves to what follows it. Nobody changes it.</summary>
/// <param name="Map">Its texts and their origins.</param>
/// <param name="End">What it defines.</param>
/// <param name="Inclusions">How many files it includes.</param>
/// <param name="Draft">The tree so far; null where it has no definition.</param>
/// <param name="Tops">For each step to it, the reading of the file included there, which has no parent yet; -1 where there is none.</param>
internal sealed record Preamble(SourceMap Map, PreprocessorState End, int Inclusions, FrozenDraft? Draft, ImmutableArray<int> Tops);
