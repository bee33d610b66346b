using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A file that is named for a guest's devicetree: an overlay, or a devicetree that is written by hand.</summary>
public sealed record GuestFileRequest
{
    /// <summary>Its name in the declaration.</summary>
    public required Declared<string> Name { get; init; }

    /// <summary>The file, and then what it includes; empty where there is no such file.</summary>
    public ValueList<GuestSourceText> Texts { get; init; } = [];
}
