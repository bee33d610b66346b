using Boards.Devicetree.Text;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Boards.Generator.Diagnostics;

/// <summary>The keys of <see cref="RoslynDiagnostic.Properties"/> that contain what a fix needs. A diagnostic has only those that it has a value for.</summary>
public static class FixProperties
{
    /// <summary>The path of the node that the fix is about, as in <see cref="Diagnostic.FixNode"/>.</summary>
    public const string Node = "FixNode";

    /// <summary>The paths of all nodes of one fix, as in <see cref="Diagnostic.FixNodes"/>, separated by <see cref="Separator"/>.</summary>
    public const string Nodes = "FixNodes";

    /// <summary>The text that the fix writes, as in <see cref="Diagnostic.FixValue"/>.</summary>
    public const string Value = "FixValue";

    /// <summary>The path of the board's source, in the form of <see cref="Naming.FilePath"/>, if the source is a file of the project.</summary>
    public const string Source = "FixSource";

    /// <summary>Separates the paths of <see cref="Nodes"/>.</summary>
    public const char Separator = '\n';
}
