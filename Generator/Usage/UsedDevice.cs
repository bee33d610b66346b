using Boards.Generator.Naming;
using Boards.Hardware;
using Microsoft.CodeAnalysis;

namespace Boards.Generator.Usage;

/// <summary>The device that a class of a board belongs to, and its use by the kernel.</summary>
/// <param name="Device">The device.</param>
/// <param name="KernelOwned">The class of what the kernel reserves: the device, its registers or its interrupt; null if it reserves none.</param>
/// <param name="Purpose">What the kernel uses it for.</param>
internal sealed record UsedDevice(DeviceFact Device, INamedTypeSymbol? KernelOwned, string Purpose)
{
    /// <summary>Whether its use is reported.</summary>
    public bool IsUnavailable => Device.Status != NodeStatus.Okay || KernelOwned is not null;

    /// <summary>The class inside which no use is reported: the device, or the part of it that must not be used.</summary>
    public INamedTypeSymbol Class => Device.Status == NodeStatus.Okay && KernelOwned is { } kept ? kept : Device.Class;

    /// <summary>The device whose class contains a class, such as that of a region or an interrupt; null if there is none.</summary>
    public static UsedDevice? Around(INamedTypeSymbol type, INamedTypeSymbol deviceNode)
    {
        (INamedTypeSymbol Class, string Purpose)? kept = null;
        for (INamedTypeSymbol? at = type; at is not null; at = at.ContainingType)
        {
            if (kept is null && PurposeOf(at) is { } purpose)
                kept = (at, purpose);
            if (DeviceFact.Of(at, deviceNode) is { } device)
                return new UsedDevice(device, kept?.Class, kept?.Purpose ?? "");
        }

        return null;
    }

    // Boards that were generated before the attribute existed do not have it; for them, this is not reported.
    private static string? PurposeOf(INamedTypeSymbol type) =>
        Marks.Find(type, Marks.KernelOwned) is { ConstructorArguments: [{ Value: string purpose }] } ? purpose : null;
}
