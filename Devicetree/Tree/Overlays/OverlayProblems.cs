using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>Errors, each at its location in the overlay's source; a blob has no locations, so the file is used.</summary>
internal sealed class OverlayProblems(string path)
{
    private const int Limit = 1000;

    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    public ImmutableArray<Diagnostic> ToImmutable() => _diagnostics.ToImmutable();

    public void Add(Diagnostic diagnostic)
    {
        if (_diagnostics.Count < Limit)
            _diagnostics.Add(diagnostic.Location.IsKnown ? diagnostic : diagnostic with { Location = SourceLocation.StartOf(path) });
    }
}
