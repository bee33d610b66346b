using Boards.Devicetree.Text;

namespace Boards.Tool;

/// <summary>Writes diagnostics in one form. The severity of their rules is that of this run.</summary>
internal abstract class DiagnosticWriter
{
    /// <summary>Writes one, or keeps it for the end.</summary>
    public abstract void Write(Diagnostic diagnostic);

    /// <summary>Writes what needs all of them.</summary>
    public virtual void End()
    {
    }
}
