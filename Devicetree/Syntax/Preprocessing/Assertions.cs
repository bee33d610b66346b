using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Syntax.Preprocessing.Sources;

namespace Boards.Devicetree.Syntax.Preprocessing;

/// <summary>
/// The assertions of <c>#assert</c>, tested by <c>#if #predicate(answer)</c> (The C Preprocessor, "Obsolete
/// Features"). An answer is a list of words.
/// </summary>
internal sealed class Assertions
{
    private readonly Dictionary<string, HashSet<string>> _answers = new(StringComparer.Ordinal);

    /// <summary>Reads <c>predicate</c> or <c>predicate(answer)</c>.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="start">The index of the predicate.</param>
    /// <param name="end">The index after it.</param>
    /// <returns>The predicate and its answer, which is null without parentheses; null if it is malformed.</returns>
    public static (string Predicate, string? Answer)? Read(IReadOnlyList<PpToken> tokens, int start, out int end)
    {
        end = start;
        if (start >= tokens.Count || tokens[start].Kind != PpTokenKind.Identifier)
            return null;
        string predicate = tokens[start].Text.ToString();
        end = start + 1;
        if (end >= tokens.Count || !tokens[end].Is('('))
            return (predicate, null);
        List<string> words = [];
        for (end++; end < tokens.Count && !tokens[end].Is(')'); end++)
            words.Add(tokens[end].Text.ToString());
        if (end >= tokens.Count || words.Count == 0)
            return null;
        end++;
        return (predicate, string.Join(" ", words));
    }

    public void Assert(string predicate, string answer)
    {
        if (!_answers.TryGetValue(predicate, out HashSet<string>? answers))
            _answers.Add(predicate, answers = new HashSet<string>(StringComparer.Ordinal));
        answers.Add(answer);
    }

    /// <summary>Removes an answer, or all answers of a predicate.</summary>
    public void Unassert(string predicate, string? answer)
    {
        if (answer is null)
            _answers.Remove(predicate);
        else if (_answers.TryGetValue(predicate, out HashSet<string>? answers) && answers.Remove(answer) && answers.Count == 0)
            _answers.Remove(predicate);
    }

    /// <summary>Whether a predicate has an answer; for null, whether it has any answer.</summary>
    public bool Holds(string predicate, string? answer) =>
        _answers.TryGetValue(predicate, out HashSet<string>? answers) && (answer is null ? answers.Any() : answers.Contains(answer));
}
