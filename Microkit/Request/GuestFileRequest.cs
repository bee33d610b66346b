using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A file that is named for a guest's devicetree: an overlay, or a hand-written devicetree.</summary>
public sealed record GuestFileRequest
{
    /// <summary>Its name in the declaration.</summary>
    public required Declared<string> Name { get; init; }

    /// <summary>The file, then the files that it includes; empty if there is no such file.</summary>
    public ValueList<GuestSourceText> Texts { get; init; } = [];
}
