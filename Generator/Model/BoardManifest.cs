using System.Globalization;

namespace Boards.Generator.Model;

/// <summary>
/// What an assembly states about a board, for assemblies that reference it: an <c>AssemblyMetadata</c> attribute of the value
/// <c>version|class|source</c>, the source being the whole tree without includes, macros and overlays. Plain source
/// needs no other parser, and is readable.
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

    /// <summary>Reads an attribute's value; null, with the version found, where this version cannot.</summary>
    public static BoardManifest? Read(string value, out string version)
    {
        string[] parts = value.Split(['|'], 3);
        version = parts[0];
        return parts.Length == 3 && version == Version.ToString(CultureInfo.InvariantCulture) ? new BoardManifest(parts[1], parts[2]) : null;
    }
}
