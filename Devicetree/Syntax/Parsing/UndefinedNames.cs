using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Parsing;

/// <summary>
/// Words that stand where values belong and are none: macros that nobody defined, labels without <c>&amp;</c>, strings
/// without quotes. Which of them is known when everything is read.
/// </summary>
internal sealed class UndefinedNames
{
    // Nobody reads more of them, and each is held against all macros.
    private const int Most = 1000;
    private const int MostSuggestions = 100;

    private readonly List<(Place At, string Name, bool IsCell)> _names = [];

    public void Add(Place at, string name, bool isCell)
    {
        if (_names.Count < Most)
            _names.Add((at, name, isCell));
    }

    /// <summary>
    /// Tells each of them where something like it is known, and otherwise each name once: its header is not included,
    /// which is one mistake however often the name is used.
    /// </summary>
    public void Tell(DiagnosticBag diagnostics, MacroTable macros, IEnumerable<string> labels)
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
            Tell([.. uses], nearest, diagnostics);
        }
    }

    private static void Tell(IReadOnlyList<(Place At, string Name, bool IsCell)> uses, string? nearest, DiagnosticBag diagnostics)
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
