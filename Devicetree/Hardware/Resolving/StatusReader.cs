using System;
using System.Collections.Generic;
using Boards.Devicetree.Hardware.Rules;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Hardware.Resolving;

/// <summary>Reads <c>status</c> (Devicetree Specification, 2.3.4).</summary>
internal sealed class StatusReader(DiagnosticSink diagnostics)
{
    private readonly Dictionary<Node, DeviceStatus> _known = [];

    /// <summary>A node's own status. Only the property's first string counts.</summary>
    public DeviceStatus Of(Node node)
    {
        if (_known.TryGetValue(node, out DeviceStatus known))
            return known;
        Property? status = node.Find("status");
        DeviceStatus read = status is null ? DeviceStatus.Okay : Read(status.String ?? "");
        if (read == DeviceStatus.Unknown)
            diagnostics.AddStatus(node, StatusRules.Unknown(node, status!));
        return _known[node] = read;
    }

    /// <summary>Whether a node's own status lets a driver take it.</summary>
    public bool IsAvailable(Node node) => Of(node) == DeviceStatus.Okay;

    // Linux takes "ok" as well; everything else it does not know is not available.
    private static DeviceStatus Read(string status) => status switch
    {
        "okay" or "ok" => DeviceStatus.Okay,
        "disabled" => DeviceStatus.Disabled,
        "reserved" => DeviceStatus.Reserved,
        "fail" => DeviceStatus.Failed,
        _ => status.StartsWith("fail-", StringComparison.Ordinal) ? DeviceStatus.Failed : DeviceStatus.Unknown,
    };
}
