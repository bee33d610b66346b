namespace Boards;

/// <summary>The <c>status</c> of a devicetree node (Devicetree Specification, 2.3.4).</summary>
public enum DeviceStatus
{
    /// <summary>Absent, <c>okay</c> or <c>ok</c>: operational.</summary>
    Okay,

    /// <summary><c>disabled</c>, or a node above it is disabled: not operational.</summary>
    Disabled,

    /// <summary><c>reserved</c>: operational, and owned by other software.</summary>
    Reserved,

    /// <summary><c>fail</c> or <c>fail-…</c>: broken.</summary>
    Failed,

    /// <summary>A value that the specification does not define; operating systems treat the device as not available.</summary>
    Unknown,
}
