using System;
using System.Globalization;
using System.Linq;

namespace Boards.Tool.Commands;

/// <summary>RAM of a guest on the command line.</summary>
/// <param name="GuestAddress">The address at which the guest sees it.</param>
/// <param name="Size">The size in bytes.</param>
/// <param name="PhysicalAddress">Its physical address; null if Microkit's tool may choose it.</param>
internal readonly record struct RamArgument(ulong GuestAddress, ulong Size, ulong? PhysicalAddress)
{
    /// <summary>The expected form, as messages and the help name it.</summary>
    public const string Form = "ADDRESS:SIZE[:PHYSICAL]";

    /// <summary>An example.</summary>
    public const string Example = "0x20000000:0x10000000:0x20000000";

    /// <summary>The RAM, or null if the text does not have the form.</summary>
    public static RamArgument? Parse(string text)
    {
        ulong?[] numbers = [.. text.Split(':').Select(Number)];
        return numbers switch
        {
            [{ } address, { } size] => new RamArgument(address, size, null),
            [{ } address, { } size, { } physical] => new RamArgument(address, size, physical),
            _ => null,
        };
    }

    // Decimal, or hexadecimal after 0x.
    private static ulong? Number(string text)
    {
        bool isHexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return ulong.TryParse(isHexadecimal ? text.AsSpan(2) : text, isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
            ? number
            : null;
    }
}
