using System;
using System.Collections.Generic;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Slips;

/// <summary>
/// Words that are used as labels but cannot be labels, such as <c>uart-0</c>. A label and the references to it are one
/// mistake, which is reported at the label.
/// </summary>
internal sealed class InvalidLabels
{
    private readonly HashSet<string> _labels = new(StringComparer.Ordinal);
    private readonly List<(Place At, string Label)> _references = [];

    /// <summary>Adds a label that was reported.</summary>
    public void Add(string label) => _labels.Add(label);

    /// <summary>Whether the label of a reference cannot be a label.</summary>
    public static bool IsInvalid(ReadOnlySpan<char> label) => Characters.IsDigit(label[0]) || label.IndexOfAny('-', '.') >= 0;

    /// <summary>Adds a reference whose label cannot be a label.</summary>
    public void AddReference(Place at, string label) => _references.Add((at, label));

    /// <summary>Reports the references whose label is not in the source.</summary>
    /// <param name="diagnostics">Receives what is wrong.</param>
    /// <param name="labels">The valid labels of the source.</param>
    public void Report(DiagnosticBag diagnostics, IEnumerable<string> labels)
    {
        foreach ((Place at, string label) in _references)
        {
            if (!_labels.Contains(label))
                diagnostics.Add(SyntaxDiagnostics.BadReference(at, label, labels));
        }
    }
}
