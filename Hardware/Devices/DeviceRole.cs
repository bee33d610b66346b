namespace Boards.Hardware;

/// <summary>The role of a node. Only devices are passed to a guest.</summary>
public enum DeviceRole
{
    /// <summary>Anything with a driver of its own.</summary>
    Device,

    /// <summary>A plain bus (such as <c>simple-bus</c>): a window over its children, no function of its own.</summary>
    Bus,

    /// <summary>System memory (<c>device_type = "memory"</c>).</summary>
    Memory,

    /// <summary>A child of <c>/reserved-memory</c>.</summary>
    ReservedMemory,

    /// <summary>A CPU, or what describes CPUs.</summary>
    Cpu,

    /// <summary>A root interrupt controller or what belongs to one; the kernel drives it.</summary>
    InterruptController,

    /// <summary>The architected timer; the kernel drives it.</summary>
    Timer,

    /// <summary>No device at all: <c>/chosen</c>, <c>/aliases</c>, tables, ports, pin groups, overlay fix-ups.</summary>
    Description,
}
