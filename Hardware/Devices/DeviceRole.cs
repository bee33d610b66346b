namespace Boards.Hardware;

/// <summary>The role of a node. Only devices are passed to a guest.</summary>
public enum DeviceRole
{
    /// <summary>Anything with a driver of its own.</summary>
    Device,

    /// <summary>A plain bus (such as <c>simple-bus</c>): a window for its children, without a function of its own.</summary>
    Bus,

    /// <summary>System memory (<c>device_type = "memory"</c>).</summary>
    Memory,

    /// <summary>A child of <c>/reserved-memory</c>.</summary>
    ReservedMemory,

    /// <summary>A CPU, or a node that describes CPUs.</summary>
    Cpu,

    /// <summary>A root interrupt controller or a part of one; the kernel drives it.</summary>
    InterruptController,

    /// <summary>The architected timer; the kernel drives it.</summary>
    Timer,

    /// <summary>Not a device: <c>/chosen</c>, <c>/aliases</c>, tables, ports, pin groups, overlay fix-ups.</summary>
    Description,
}
