using System;

namespace Boards;

/// <summary>Marks the generated class of a devicetree node.</summary>
/// <param name="path">The node's full path.</param>
/// <param name="status">Its status; <see cref="DeviceStatus.Disabled"/> also where a node above it is not available.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DeviceNodeAttribute(string path, DeviceStatus status) : Attribute
{
    /// <summary>The node's full path.</summary>
    public string Path { get; } = path;

    /// <summary>Its status.</summary>
    public DeviceStatus Status { get; } = status;
}
