using Boards.Devicetree.Text;

namespace Boards.Microkit.Request.X86;

/// <summary>A message-signalled interrupt of an x86 PCI device.</summary>
public sealed record MsiIrqRequest
{
    /// <summary>Bus, device and function in hexadecimal: <c>bus:device.function</c>.</summary>
    public required Declared<string> PciDevice { get; init; }

    /// <summary>The message's handle.</summary>
    public required Declared<ulong> Handle { get; init; }

    /// <summary>The vector, 0 to 107.</summary>
    public required Declared<ulong> Vector { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>Its id; null for the lowest free id.</summary>
    public Declared<int>? Id { get; init; }

    /// <summary>The symbol that is set to the id.</summary>
    public Declared<string>? SetvarId { get; init; }
}
