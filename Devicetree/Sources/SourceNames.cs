using System.Collections.Immutable;
using System.Threading;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Recording;

namespace Boards.Devicetree.Sources;

/// <summary>
/// The names in sources with their places, for editors. A compilation does not keep them; a caller that needs them reads the sources again.
/// </summary>
public sealed class SourceNames
{
    private readonly SourceRecording _recording;

    internal SourceNames(SourceRecording recording, ImmutableArray<SourceName> names, ImmutableArray<SourceMacro> macros)
    {
        _recording = recording;
        Names = names;
        Macros = macros;
    }

    /// <summary>The names in the order in which the compiler reads them, then the macros, the included files and the names in directives.</summary>
    public ImmutableArray<SourceName> Names { get; }

    /// <summary>The macros that are defined at the end of the sources.</summary>
    public ImmutableArray<SourceMacro> Macros { get; }

    /// <summary>Reads sources as <see cref="DtsCompiler.Compile(ImmutableArray{SourceFile}, ISourceProvider, CompileOptions, CancellationToken)"/> does.</summary>
    /// <param name="sources">A source, and the sources that are laid over it as text.</param>
    /// <param name="files">The included files.</param>
    /// <param name="options">The options with which the sources are compiled.</param>
    /// <param name="tree">The finished tree, in which the references of an overlay are resolved.</param>
    /// <param name="cancel">Ends the work early.</param>
    /// <exception cref="System.OperationCanceledException"><paramref name="cancel"/> was requested.</exception>
    public static SourceNames Read(ImmutableArray<SourceFile> sources, ISourceProvider files, CompileOptions options, DeviceTree tree, CancellationToken cancel = default) =>
        new SourceNamesReader(sources, files, DtsCompiler.Record(sources, files, options, cancel), tree).Read();

    /// <summary>The text that a use of a macro expands to; empty if there is none, or if the name is not the use of a macro.</summary>
    public string ExpansionOf(SourceName use) => use.Expansion < 0 ? "" : _recording.Map.TextOfExpansion(_recording.Buffer, use.Expansion);
}
