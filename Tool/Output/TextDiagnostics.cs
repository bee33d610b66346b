using System.IO;
using Boards.Devicetree.Text;

namespace Boards.Tool;

/// <summary>The form that editors and build tools understand: <c>file(line,column): error BRD0123: message</c>.</summary>
internal sealed class TextDiagnostics(TextWriter messages) : DiagnosticWriter
{
    /// <inheritdoc/>
    public override void Write(Diagnostic diagnostic)
    {
        messages.Write(diagnostic + "\n");
        foreach (RelatedLocation related in diagnostic.Related)
            messages.Write($"{related.Location}: note: {related.Message}\n");
    }
}
