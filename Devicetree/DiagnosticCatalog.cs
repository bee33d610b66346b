using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Syntax.Files;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree.Building;
using Boards.Devicetree.Tree.Overlays;

namespace Boards.Devicetree;

/// <summary>The rules of the language: text, preprocessor, tree and blob.</summary>
public static class DiagnosticCatalog
{
    /// <summary>All rules whose ids begin with <c>BRD0</c>, by id.</summary>
    public static ImmutableArray<DiagnosticRule> Language { get; } =
    [
        .. new IEnumerable<DiagnosticRule>[]
        {
            SyntaxDiagnostics.All, IncludeDiagnostics.All, SuppressionDiagnostics.All, PreprocessorDiagnostics.All, TreeDiagnostics.All,
            OverlayDiagnostics.All, BlobDiagnostics.All, LayerDiagnostics.All,
        }.SelectMany(static rules => rules).OrderBy(static rule => rule.Id, System.StringComparer.Ordinal),
    ];

    /// <summary>The rules of the syntax that also apply to a file that is only a part of a source, such as an included file.</summary>
    public static ImmutableArray<DiagnosticRule> OfParts => SyntaxDiagnostics.OfParts;

    /// <summary>Whether an id may belong to a rule: an id of the language must exist, and an id of another layer must only be well-formed.</summary>
    internal static bool IsKnown(string id)
    {
        bool isForm = id.Length == 7 && id.StartsWith("BRD", System.StringComparison.Ordinal) && id.Skip(3).All(static c => c is >= '0' and <= '9');
        return isForm && (id[3] != '0' ? id[3] is '1' or '2' or '3' or '4' or '9' : Language.Any(rule => rule.Id == id));
    }
}
