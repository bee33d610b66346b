using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Building;

/// <summary>
/// Finds labels that are misspelt where they are given: nothing refers to the label, and several references in the same file are to a
/// similar one that does not exist. That is one mistake, and it is reported at the label.
/// </summary>
internal static class MisspeltLabels
{
    public static void Report(TreeDraft draft, DiagnosticBag diagnostics)
    {
        if (diagnostics.IsFull)
            return;
        foreach ((string label, List<Diagnostic> references) in draft.UnknownLabels.Select(static unknown => (unknown.Key, unknown.Value)))
        {
            if (references.Count < 2 || Spelling.Nearest(label, draft.Labels.Keys) is not { } given || draft.FindLabel(given) is not { IsReferenced: false, IsExtended: false } node)
                continue;
            Place at = draft.Map.PlaceOf(node.Labels!.Find(given)!.Span with { Length = given.Length });
            if (references.TrueForAll(reference => string.Equals(reference.Location.Path, at.Location.Path, StringComparison.Ordinal)) && Digits(label).SequenceEqual(Digits(given)))
                diagnostics.Replace(references, TreeDiagnostics.MisspeltLabel(at, node.Path, given, label, references));
        }
    }

    // "uart1" is not misspelt for "uart3".
    private static IEnumerable<char> Digits(string label) => label.Where(char.IsDigit);
}
