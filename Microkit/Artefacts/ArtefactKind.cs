using System;
using System.Collections.Immutable;
using System.Text;

namespace Boards.Microkit.Artefacts;

/// <summary>A kind of artefact. A new kind is a class that derives from <see cref="SystemArtefactKind"/> or <see cref="BoardArtefactKind"/>, and a line in <see cref="ArtefactKinds"/>.</summary>
public abstract class ArtefactKind
{
    // No byte order mark.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private protected ArtefactKind(string name, string suffix, string mediaType, string meaning)
    {
        Name = name;
        Suffix = suffix;
        MediaType = mediaType;
        Meaning = meaning;
    }

    /// <summary>The name by which a user selects the kind: <c>xml</c>.</summary>
    public string Name { get; }

    /// <summary>The part of the file name after the name of the system or board: <c>SystemDescription.g.xml</c>.</summary>
    public string Suffix { get; }

    /// <summary>The media type of the content.</summary>
    public string MediaType { get; }

    /// <summary>A description of the kind, for help and documentation.</summary>
    public string Meaning { get; }

    /// <summary>Whether artefacts of this kind are made if the user does not name any kinds.</summary>
    public bool IsDefault { get; private protected init; }

    /// <summary>An artefact of this kind.</summary>
    /// <param name="name">The name of the system or board.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="part">The part of the system, such as a virtual machine, if there is an artefact for each.</param>
    private protected Artefact Of(string name, ImmutableArray<byte> bytes, string? part = null) => new()
    {
        Name = name,
        FileName = part is null ? $"{name}.{Suffix}" : $"{name}.{part}.{Suffix}",
        Bytes = bytes,
        MediaType = MediaType,
    };

    /// <summary>An artefact of this kind, in UTF-8.</summary>
    private protected Artefact Of(string name, string text, string? part = null) => Of(name, [.. Utf8.GetBytes(text)], part);
}
