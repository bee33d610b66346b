using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Hardware;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Guests;

/// <summary><c>BRD370x</c>: the placement of a guest's images.</summary>
internal static class ImageDiagnostics
{
    private static readonly DiagnosticRule OutsideRule = new("BRD3701", "An image of a guest is outside its RAM", Severity.Error, breaksOutput: true);
    private static readonly DiagnosticRule OverlapRule = new("BRD3702", "An image of a guest overlaps something", Severity.Error, breaksOutput: true);
    private static readonly DiagnosticRule MisalignedRule = new("BRD3703", "The address of an image of a guest is not aligned", Severity.Error, breaksOutput: true);
    private static readonly DiagnosticRule NoRoomRule = new("BRD3704", "The RAM of a guest has no room for an image", Severity.Error, breaksOutput: true);

    public static ImmutableArray<DiagnosticRule> All { get; } = [OutsideRule, OverlapRule, MisalignedRule, NoRoomRule];

    /// <summary>The monitor would write outside the RAM, and the guest would not find the image.</summary>
    public static Diagnostic Outside(string machine, string image, AddressRange range, string memory, SourceLocation at) =>
        new(OutsideRule, at, $"'{machine}': the {image} at {range} is not in the RAM ({memory})");

    /// <summary>The image is destroyed by what is loaded later, or by what the guest or a device writes there.</summary>
    public static Diagnostic Overlap(string machine, string image, AddressRange range, string other, AddressRange otherRange, SourceLocation at) =>
        new(OverlapRule, at, $"'{machine}': the {image} at {range} overlaps {(other[0] == '/' ? "" : "the ")}{other} at {otherRange}");

    /// <summary>Linux for arm64 accepts its images only at certain addresses.</summary>
    public static Diagnostic Misaligned(string machine, string image, ulong address, ulong alignment, ulong offset, SourceLocation at) =>
        new(MisalignedRule, at, Invariant($"'{machine}': the address 0x{address:x} of the {image} is not ")
            + (offset == 0 ? Invariant($"a multiple of 0x{alignment:x}") : Invariant($"0x{offset:x} (its text offset) after a multiple of 0x{alignment:x}")));

    /// <summary>No free range of the RAM is large enough.</summary>
    public static Diagnostic NoRoom(string machine, string image, ulong size, AddressRange memory, SourceLocation at) =>
        new(NoRoomRule, at, Invariant($"'{machine}': the RAM at {memory} has no room for the {image} of 0x{size:x} bytes"));
}
