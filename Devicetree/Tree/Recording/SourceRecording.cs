using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Building;

namespace Boards.Devicetree.Tree.Recording;

/// <summary>
/// The names in a source with their places, for editors. A compilation does not keep them; an editor reads the source again.
/// </summary>
/// <param name="Map">Maps the places to the files.</param>
/// <param name="Draft">The tree, including everything that was deleted.</param>
/// <param name="Macros">The macros that are defined at the end.</param>
/// <param name="Buffer">The index of the preprocessed text among the buffers of the map.</param>
/// <param name="Places">The names, in the order of the source.</param>
/// <param name="Includes">Each name of an included file, and the file.</param>
internal sealed record SourceRecording(
    SourceMap Map, TreeDraft Draft, MacroTable Macros, int Buffer, IReadOnlyList<RecordedPlace> Places, ImmutableArray<(SourceLocation Name, string Path)> Includes);
