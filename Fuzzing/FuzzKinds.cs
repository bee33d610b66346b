using System.Collections.Immutable;
using Boards.Fuzzing.Kinds;

namespace Boards.Fuzzing;

/// <summary>The kinds of inputs.</summary>
internal static class FuzzKinds
{
    /// <summary>All kinds.</summary>
    public static ImmutableArray<FuzzKind> All { get; } =
        [new SourceKind(), new BlobKind(), new OverlayKind(), new SystemKind(), new DeclarationKind(), new TruncationKind()];
}
