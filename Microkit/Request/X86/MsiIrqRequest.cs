using Boards.Devicetree.Text;

namespace Boards.Microkit.Request.X86;

/// <summary>A message-signalled interrupt of an x86 PCI device.</summary>
/// <param name="PciDevice">Bus, device and function in hexadecimal: <c>bus:device.function</c>.</param>
/// <param name="Handle">The message's handle.</param>
/// <param name="Vector">The vector, 0 to 107.</param>
/// <param name="Location">The declaration.</param>
public sealed record MsiIrqRequest(Declared<string> PciDevice, Declared<ulong> Handle, Declared<ulong> Vector, SourceLocation Location)
{
    /// <summary>Its id; null for the lowest free.</summary>
    public Declared<int>? Id { get; init; }

    /// <summary>Symbol set to the id.</summary>
    public Declared<string>? SetvarId { get; init; }
}
