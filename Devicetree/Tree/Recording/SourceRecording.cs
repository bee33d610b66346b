using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Building;

namespace Boards.Devicetree.Tree.Recording;

/// <summary>
/// The names in a source with their places, for editors. A compilation keeps none of it; an editor reads the source once more.
/// </summary>
/// <param name="Map">Leads from the places to the files.</param>
/// <param name="Draft">The tree with all that was deleted.</param>
/// <param name="Macros">The macros that are defined at the end.</param>
/// <param name="Buffer">The preprocessed text among the buffers of the map.</param>
/// <param name="Places">The names, in the order of the source.</param>
/// <param name="Includes">Each name of an included file, and the file.</param>
internal sealed record SourceRecording(
    SourceMap Map, TreeDraft Draft, MacroTable Macros, int Buffer, IReadOnlyList<RecordedPlace> Places, ImmutableArray<(SourceLocation Name, string Path)> Includes);
