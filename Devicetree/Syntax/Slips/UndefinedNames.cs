using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>
/// Undefined names that are used as values: undefined macros, labels without <c>&amp;</c>, strings
/// without quotes. Which of them is known when everything is read.
/// </summary>
internal sealed class UndefinedNames
{
    // A limit, because each is compared with all macros.
    private const int Most = 1000;
    private const int MostSuggestions = 100;

    private readonly List<(Place At, string Name, bool IsCell)> _names = [];

    public void Add(Place at, string name, bool isCell)
    {
        if (_names.Count < Most)
            _names.Add((at, name, isCell));
    }

    /// <summary>
    /// Reports each use if a similar name is known, and otherwise each name once: its header is not included,
    /// which is one mistake however often the name is used.
    /// </summary>
    public void Report(DiagnosticBag diagnostics, MacroTable macros, IEnumerable<string> labels)
    {
        if (_names.Count == 0 || diagnostics.MissesFile)
            return;
        string[] known = [.. macros.Names.OrderBy(static name => name, System.StringComparer.Ordinal)];
        HashSet<string> references = new(labels, System.StringComparer.Ordinal);
        int suggestions = 0;
        foreach (IGrouping<string, (Place At, string Name, bool IsCell)> uses in _names.GroupBy(static name => name.Name))
        {
            if (diagnostics.Excused.Contains(uses.Key))
                continue;
            if (macros.Find(uses.Key) is { Definition: { IsFunction: true } function })
            {
                foreach ((Place at, string name, _) in uses)
                    diagnostics.Add(SyntaxDiagnostics.MacroWithoutArguments(at, name, function.Parameters));
                continue;
            }

            string? nearest = references.Contains(uses.Key) ? "&" + uses.Key : suggestions++ < MostSuggestions ? Nearest(uses.Key, known, references) : null;
            Report([.. uses], nearest, diagnostics);
        }
    }

    private static void Report(IReadOnlyList<(Place At, string Name, bool IsCell)> uses, string? nearest, DiagnosticBag diagnostics)
    {
        int cells = uses.Count(static use => use.IsCell);
        bool isFirst = true;
        foreach ((Place at, string name, bool isCell) in uses)
        {
            if (!isCell && nearest is null)
                diagnostics.Add(SyntaxDiagnostics.UnquotedString(at, name));
            else if (nearest is not null)
                diagnostics.Add(SyntaxDiagnostics.UndefinedName(at, name, nearest));
            else if (isFirst)
                diagnostics.Add(SyntaxDiagnostics.UndefinedName(at, name, cells));
            isFirst &= !isCell;
        }
    }

    private static string? Nearest(string name, string[] macros, IEnumerable<string> labels) =>
        Spelling.Nearest(name, macros) ?? (Spelling.Nearest(name, labels) is { } label ? "&" + label : null);
}
