using System;
using System.Collections.Immutable;
using System.Linq;

namespace Boards.Microkit.Artefacts;

/// <summary>A file that is made from a system or a board.</summary>
public sealed record Artefact
{
    /// <summary>The name of the system or board from which it is made.</summary>
    public required string Name { get; init; }

    /// <summary>The name of the file, which begins with <see cref="Name"/> and a dot, and is unique among the artefacts of all kinds.</summary>
    public required string FileName { get; init; }

    /// <summary>The content of the file.</summary>
    public required ImmutableArray<byte> Bytes { get; init; }

    /// <summary>The media type of the content, such as <c>application/xml</c>.</summary>
    public required string MediaType { get; init; }

    /// <summary>The name of the file if there is no other system or board: the file name without <see cref="Name"/>.</summary>
    public string ShortFileName => FileName.Substring(Name.Length + 1);

    /// <summary>Whether both artefacts are the same file with the same content.</summary>
    public bool Equals(Artefact? other) => other is not null
        && string.Equals(Name, other.Name, StringComparison.Ordinal)
        && string.Equals(FileName, other.FileName, StringComparison.Ordinal)
        && string.Equals(MediaType, other.MediaType, StringComparison.Ordinal)
        && Bytes.AsSpan().SequenceEqual(other.Bytes.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(FileName);
}
