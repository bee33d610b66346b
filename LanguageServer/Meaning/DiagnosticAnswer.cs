using System.Linq;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text;
using Boards.LanguageServer.Workspace;
using Diagnostic = Boards.LanguageServer.Protocol.Diagnostic;
using EngineDiagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.LanguageServer.Meaning;

/// <summary>Converts the engine's diagnostics to those of the protocol.</summary>
internal static class DiagnosticAnswer
{
    private const string Source = "boards";

    /// <summary>A diagnostic with its further places.</summary>
    public static Diagnostic Of(EngineDiagnostic diagnostic, Snapshot snapshot) => new(
        snapshot.RangeOf(diagnostic.Location),
        SeverityOf(diagnostic.Severity),
        diagnostic.Id,
        diagnostic.Rule.HelpLink is { } link ? new CodeDescription(link) : null,
        Source,
        diagnostic.Message,
        diagnostic.Related.IsEmpty ? null : [.. diagnostic.Related.Where(static related => related.Location.IsKnown).Select(related => new DiagnosticRelatedInformation(snapshot.LocationOf(related.Location), related.Message))],
        diagnostic.FixNode is null && diagnostic.FixValue is null ? null
            : new DiagnosticData(diagnostic.FixNode, diagnostic.FixNodes.IsEmpty ? null : [.. diagnostic.FixNodes], diagnostic.FixValue, diagnostic.FixProperty, diagnostic.FixName));

    private static int SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => 1,
        Severity.Warning => 2,
        Severity.Info => 3,
        _ => 4,
    };
}
