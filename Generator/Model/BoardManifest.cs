using System.Globalization;

namespace Boards.Generator.Model;

/// <summary>
/// The data about a board that an assembly stores for assemblies that reference it: an <c>AssemblyMetadata</c> attribute with the
/// value <c>version|class|source</c>. The source is the whole tree, without includes, macros and overlays. Plain source needs no
/// separate parser, and is readable.
/// </summary>
/// <param name="ClassName">The board's class with its namespace.</param>
/// <param name="Source">The tree.</param>
internal sealed record BoardManifest(string ClassName, string Source)
{
    /// <summary>The key of the attribute.</summary>
    public const string Key = "Boards.Board";

    // Raised when an older reader would misunderstand what is written.
    private const int Version = 1;

    /// <summary>The parts of the attribute's value.</summary>
    public string[] Parts => [Version.ToString(CultureInfo.InvariantCulture), "|", ClassName, "|", Source];

    /// <summary>Reads an attribute's value. Returns null, and the version found, if this version cannot read it.</summary>
    public static BoardManifest? Read(string value, out string version)
    {
        string[] parts = value.Split(['|'], 3);
        version = parts[0];
        return parts.Length == 3 && version == Version.ToString(CultureInfo.InvariantCulture) ? new BoardManifest(parts[1], parts[2]) : null;
    }
}
