using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Syntax.Files;
using Boards.Devicetree.Syntax.Preprocessing;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>
/// Undefined names that are used as values: undefined macros, labels without <c>&amp;</c>, strings
/// without quotes. Which of these a name is can be decided only when everything has been read.
/// </summary>
internal sealed class UndefinedNames
{
    // A limit, because each name is compared with all macros.
    private const int Most = 1000;
    private const int MostSuggestions = 100;

    private readonly List<(Place At, string Name, bool IsCell)> _names = [];

    public void Add(Place at, string name, bool isCell)
    {
        if (_names.Count < Most)
            _names.Add((at, name, isCell));
    }

    /// <summary>
    /// Reports each use if a similar name is known, and otherwise each name once: a header that is not included is one
    /// mistake, however often the name is used. If the header is found, all its names are one mistake.
    /// </summary>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <param name="macros">The macros that are defined.</param>
    /// <param name="labels">The labels of the source.</param>
    /// <param name="headers">Finds the headers that define the names.</param>
    public void Report(DiagnosticBag diagnostics, MacroTable macros, IEnumerable<string> labels, System.Func<HeaderSearch> headers)
    {
        if (_names.Count == 0 || diagnostics.MissesFile)
            return;
        string[] known = [.. macros.Names.OrderBy(static name => name, System.StringComparer.Ordinal)];
        HashSet<string> references = new(labels, System.StringComparer.Ordinal);
        int suggestions = 0;
        Dictionary<string, string> headerOf = headers().Defining([.. _names.Select(static name => name.Name).Distinct().Where(name => !references.Contains(name))], known);
        foreach (IGrouping<string, (Place At, string Name, bool IsCell)> missing in _names.Where(use => IsOf(use.Name)).GroupBy(use => headerOf[use.Name]))
        {
            string[] names = [.. missing.Select(static use => use.Name).Distinct()];
            diagnostics.Add(SyntaxDiagnostics.MissingHeader(missing.First().At, names[0], names.Length - 1, missing.Key));
        }

        foreach (IGrouping<string, (Place At, string Name, bool IsCell)> uses in _names.GroupBy(static name => name.Name))
        {
            if (diagnostics.Excused.Contains(uses.Key) || IsOf(uses.Key))
                continue;
            if (macros.Find(uses.Key) is { Definition: { IsFunction: true } function })
            {
                foreach ((Place at, string name, _) in uses)
                    diagnostics.Add(SyntaxDiagnostics.MacroWithoutArguments(at, name, function.Parameters));
                continue;
            }

            if (SyntaxDiagnostics.Hexadecimal(uses.Key) is { } number && uses.All(static use => use.IsCell))
            {
                foreach ((Place at, string name, _) in uses)
                    diagnostics.Add(SyntaxDiagnostics.UndefinedName(at, name, number));
                continue;
            }

            string? nearest = references.Contains(uses.Key) ? "&" + uses.Key : suggestions++ < MostSuggestions ? Nearest(uses.Key, known, references) : null;
            Report([.. uses], nearest, diagnostics);
        }

        // A macro that is defined, but not as it is used, needs no header.
        bool IsOf(string name) => headerOf.ContainsKey(name) && macros.Find(name) is null && !diagnostics.Excused.Contains(name);
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
