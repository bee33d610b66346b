using System.Globalization;

namespace Boards.Devicetree.Tree.Overlays;

/// <summary>One entry of <c>__fixups__</c>: <c>/path:property:offset</c>, a place for a phandle of the base.</summary>
internal readonly record struct Fixup(string Path, string Property, uint Offset)
{
    /// <summary>Reads an entry; null if it has another form.</summary>
    public static Fixup? Parse(string text)
    {
        string[] parts = text.Split([':'], 3);
        bool isForm = parts.Length == 3 && parts[0].Length > 0 && parts[1].Length > 0;
        return isForm && uint.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out uint offset)
            ? new Fixup(parts[0], parts[1], offset)
            : null;
    }
}
