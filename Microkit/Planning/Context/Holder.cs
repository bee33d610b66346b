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

    /// <summary>What C# calls it.</summary>
    public string Class => Machine?.Class ?? Domain.Class;

    /// <summary>As messages name it.</summary>
    public string Title => (IsMachine ? "virtual machine '" : "protection domain '") + Name + "'";

    /// <summary>What it was given.</summary>
    public ValueList<PassthroughRequest> Passthroughs => Machine?.Passthroughs ?? Domain.Passthroughs;

    /// <summary>What it maps by hand.</summary>
    public ValueList<MapRequest> Maps => Machine?.Maps ?? Domain.Maps;
}
