using Boards.Devicetree.Text;

namespace Boards.Tool;

/// <summary>Writes diagnostics in one form. The severity of their rules is that of this run.</summary>
internal abstract class DiagnosticWriter
{
    /// <summary>Writes a diagnostic, or keeps it for the end.</summary>
    public abstract void Write(Diagnostic diagnostic);

    /// <summary>Writes what depends on all diagnostics.</summary>
    public virtual void End()
    {
    }
}
