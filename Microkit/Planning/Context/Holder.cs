using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Context;

/// <summary>An address space to which devices are passed: that of a protection domain, or of its virtual machine.</summary>
internal sealed class Holder(ProtectionDomainRequest domain, VirtualMachineRequest? machine)
{
    /// <summary>The protection domain; it receives the interrupts in either case.</summary>
    public ProtectionDomainRequest Domain { get; } = domain;

    /// <summary>The machine, or null for the domain itself.</summary>
    public VirtualMachineRequest? Machine { get; } = machine;

    /// <summary>Whether it is a virtual machine.</summary>
    public bool IsMachine => Machine is not null;

    /// <summary>Its name.</summary>
    public string Name => Machine?.Name.Value ?? Domain.Name.Value;

    /// <summary>Its name in C#.</summary>
    public string Class => Machine?.Class ?? Domain.Class;

    /// <summary>Its name in messages.</summary>
    public string Title => (IsMachine ? "virtual machine '" : "protection domain '") + Name + "'";

    /// <summary>The passthroughs that are declared for it.</summary>
    public ValueList<PassthroughRequest> Passthroughs => Machine?.Passthroughs ?? Domain.Passthroughs;

    /// <summary>The maps that are declared for it by hand.</summary>
    public ValueList<MapRequest> Maps => Machine?.Maps ?? Domain.Maps;
}
