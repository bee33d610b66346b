using Boards.Devicetree.Text;

namespace Boards.Devicetree.Checks.Runs;

/// <summary>One check of a finished tree. It has no state.</summary>
/// <param name="name">The name of the same check in the reference compiler (<c>-W name</c>), or a new name if it has no such check.</param>
/// <param name="rule">What it reports.</param>
internal abstract class TreeCheck(string name, DiagnosticRule rule)
{
    /// <summary>The name of the same check in the reference compiler, or a new name if it has no such check.</summary>
    public string Name { get; } = name;

    /// <summary>What the check reports.</summary>
    public DiagnosticRule Rule { get; } = rule;
}
