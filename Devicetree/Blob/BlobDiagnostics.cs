using System.Collections.Immutable;
using System.Globalization;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Blob;

/// <summary>What is wrong with a flattened tree.</summary>
internal static class BlobDiagnostics
{
    private static readonly DiagnosticRule NoBlobRule = Error("BRD0300", "Not a flattened devicetree");
    private static readonly DiagnosticRule BrokenRule = Error("BRD0301", "A flattened devicetree is corrupt");
    private static readonly DiagnosticRule NameRule = Error("BRD0302", "A name is not valid in a source");
    private static readonly DiagnosticRule DuplicateRule = Error("BRD0303", "Duplicate name in a node");

    /// <summary>All rules of this layer.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [NoBlobRule, BrokenRule, NameRule, DuplicateRule];

    public static Diagnostic TooShort(string path, int length) =>
        At(NoBlobRule, path, $"a flattened devicetree begins with a header of at least {Number(Dtb.FirstHeaderBytes)} bytes; the file has {Number(length)}");

    public static Diagnostic NoMagic(string path, uint found) =>
        At(NoBlobRule, path, $"a flattened devicetree begins with 0xd00dfeed, not with {Hex(found)}");

    public static Diagnostic Version(string path, uint version, uint compatible) =>
        At(NoBlobRule, path, $"version {Number(version)}, compatible with {Number(compatible)}, cannot be read as one up to {Number(Dtb.Version)}");

    public static Diagnostic Size(string path, uint size, int length, int header) =>
        At(BrokenRule, path, size < header
            ? $"the header gives {Number(size)} bytes for all, and takes {Number(header)} itself"
            : $"the header gives {Number(size)} bytes for all, but the file has {Number(length)}");

    public static Diagnostic OutOfFile(string path, string what, uint offset, int length) =>
        At(BrokenRule, path, $"{what} begins at {Hex(offset)}, and there are {Hex((uint)length)} bytes");

    public static Diagnostic EndsOutOfFile(string path, string what, long end, int length) =>
        At(BrokenRule, path, $"{what} ends at 0x{end.ToString("x", CultureInfo.InvariantCulture)}, and there are {Hex((uint)length)} bytes");

    public static Diagnostic UnknownTag(string path, int offset, uint tag) =>
        At(BrokenRule, path, $"at {Hex((uint)offset)} stands {Hex(tag)}, which is no tag");

    public static Diagnostic Cut(string path, int offset, string what) =>
        At(BrokenRule, path, $"{what} at {Hex((uint)offset)} goes beyond the end");

    public static Diagnostic Unbalanced(string path, int offset, string what) =>
        At(BrokenRule, path, $"at {Hex((uint)offset)} {what}");

    public static Diagnostic TooDeep(string path, int offset, int limit) =>
        At(BrokenRule, path, $"the node at {Hex((uint)offset)} stands within {Number(limit)} others, and none can stand deeper");

    public static Diagnostic BadName(string path, string node, string name) =>
        At(NameRule, path, $"{node}: \"{name}\" is no name that a source can have");

    public static Diagnostic Duplicate(string path, string node, string name) =>
        At(DuplicateRule, path, $"{node}: '{name}' occurs twice; the first one stays");

    private static string Hex(uint value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static DiagnosticRule Error(string id, string title) => new(id, title, Severity.Error, BreaksOutput: true);

    private static Diagnostic At(DiagnosticRule rule, string path, string message) => new(rule, SourceLocation.StartOf(path), message);
}
