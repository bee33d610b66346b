using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>What does not fit, each at its place in the overlay's source; a blob has no places, so there it is the file.</summary>
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
