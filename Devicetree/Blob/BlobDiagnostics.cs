using System.Collections.Immutable;
using System.Globalization;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Blob;

/// <summary>Errors in a flattened tree.</summary>
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
        At(NoBlobRule, path, $"version {Number(version)}, compatible with {Number(compatible)}, is not supported; the latest supported version is {Number(Dtb.Version)}");

    public static Diagnostic Size(string path, uint size, int length, int header) =>
        At(BrokenRule, path, size < header
            ? $"the total size in the header is {Number(size)} bytes, but the header itself has {Number(header)}"
            : $"the total size in the header is {Number(size)} bytes, but the file has {Number(length)}");

    public static Diagnostic OutOfFile(string path, string what, uint offset, int length) =>
        At(BrokenRule, path, $"{what} begins at {Hex(offset)}, but there are only {Hex((uint)length)} bytes");

    public static Diagnostic EndsOutOfFile(string path, string what, long end, int length) =>
        At(BrokenRule, path, $"{what} ends at 0x{end.ToString("x", CultureInfo.InvariantCulture)}, but there are only {Hex((uint)length)} bytes");

    public static Diagnostic UnknownTag(string path, int offset, uint tag) =>
        At(BrokenRule, path, $"unknown tag {Hex(tag)} at {Hex((uint)offset)}");

    public static Diagnostic Cut(string path, int offset, string what) =>
        At(BrokenRule, path, $"{what} at {Hex((uint)offset)} extends past the end");

    public static Diagnostic Unbalanced(string path, int offset, string what) =>
        At(BrokenRule, path, $"{what} at {Hex((uint)offset)}");

    public static Diagnostic TooDeep(string path, int offset, int limit) =>
        At(BrokenRule, path, $"the node at {Hex((uint)offset)} is nested deeper than {Number(limit)} levels");

    public static Diagnostic BadName(string path, string node, string name) =>
        At(NameRule, path, $"{node}: \"{name}\" is not a valid name in a source");

    public static Diagnostic Duplicate(string path, string node, string name) =>
        At(DuplicateRule, path, $"{node}: duplicate name '{name}'; the first one is kept");

    private static string Hex(uint value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static DiagnosticRule Error(string id, string title) => new(id, title, Severity.Error, breaksOutput: true);

    private static Diagnostic At(DiagnosticRule rule, string path, string message) => new(rule, SourceLocation.StartOf(path), message);
}
