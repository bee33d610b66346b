namespace Boards.Hardware;

/// <summary>The <c>status</c> property of one node (Devicetree Specification, 2.3.4).</summary>
public enum NodeStatus
{
    /// <summary>Absent, <c>okay</c> or <c>ok</c>: operational.</summary>
    Okay,

    /// <summary><c>disabled</c>: not operational, but may become so.</summary>
    Disabled,

    /// <summary><c>reserved</c>: operational, and owned by other software.</summary>
    Reserved,

    /// <summary><c>fail</c> or <c>fail-…</c>: broken.</summary>
    Failed,

    /// <summary>Any other value. Linux treats the device as not available.</summary>
    Unknown,
}
