using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>Errors, each at its location in the overlay's source; a blob has no locations, so the file is used.</summary>
internal sealed class OverlayProblems(string path)
{
    private readonly ReportLimit _limit = new();

    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    public ImmutableArray<Diagnostic> ToImmutable() => _diagnostics.ToImmutable();

    public void Add(Diagnostic diagnostic)
    {
        if (_limit.Take(diagnostic))
            _diagnostics.Add(diagnostic.Location.IsKnown ? diagnostic : diagnostic with { Location = SourceLocation.StartOf(path) });
    }
}
