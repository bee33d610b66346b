using System.Linq;
using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A declared virtual machine.</summary>
public sealed record VirtualMachineRequest
{
    /// <summary>Its name.</summary>
    public required Declared<string> Name { get; init; }

    /// <summary>The declaration.</summary>
    public required SourceLocation Location { get; init; }

    /// <summary>The name of its C# class; empty if there is none.</summary>
    public string Class { get; init; } = "";

    /// <summary>Scheduling priority of its virtual CPUs.</summary>
    public Declared<int>? Priority { get; init; }

    /// <summary>The budget in each period, in microseconds.</summary>
    public Declared<ulong>? Budget { get; init; }

    /// <summary>The period in microseconds.</summary>
    public Declared<ulong>? Period { get; init; }

    /// <summary>Its virtual CPUs; none means one with id 0.</summary>
    public ValueList<VcpuRequest> Vcpus { get; init; } = [];

    /// <summary>The ids of its virtual CPUs, at least one.</summary>
    public ValueList<int> VcpuIds => Vcpus.IsEmpty ? [0] : Vcpus.Select(static v => v.Id.Value).ToValueList();

    /// <summary>Its RAM.</summary>
    public ValueList<GuestMemoryRequest> GuestMemories { get; init; } = [];

    /// <summary>Devices that are passed to it.</summary>
    public ValueList<PassthroughRequest> Passthroughs { get; init; } = [];

    /// <summary>Memory that it maps by hand.</summary>
    public ValueList<MapRequest> Maps { get; init; } = [];

    /// <summary>Devices that its monitor emulates.</summary>
    public ValueList<VirtualDeviceRequest> VirtualDevices { get; init; } = [];

    /// <summary>How the DMA of its devices reaches its RAM; null if the addresses are the same.</summary>
    public GuestDmaRequest? Dma { get; init; }

    /// <summary>Its guest's devicetree and images; null if nothing is declared about them.</summary>
    public GuestTreeRequest? Tree { get; init; }
}
