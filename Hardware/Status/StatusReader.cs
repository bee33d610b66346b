using System;
using Boards.Devicetree.Tree;
using Boards.Hardware.Reporting;

namespace Boards.Hardware.Status;

/// <summary>Reads <c>status</c> (Devicetree Specification, 2.3.4).</summary>
internal sealed class StatusReader(DocumentOrder order, DiagnosticSink diagnostics)
{
    private readonly NodeStatus?[] _known = new NodeStatus?[order.Count];

    /// <summary>A node's own status. Only the property's first string is used.</summary>
    public NodeStatus Of(Node node)
    {
        ref NodeStatus? known = ref _known[order[node]];
        if (known is { } before)
            return before;
        Property? status = node.Find("status");
        // For a value that could not be read, only that is reported.
        NodeStatus read = status is null or { IsUnreadable: true } ? NodeStatus.Okay : Read(status.String ?? "");
        if (read == NodeStatus.Unknown)
            diagnostics.AddStatus(node, StatusRules.Unknown(node, status!));
        known = read;
        return read;
    }

    /// <summary>Whether a node's own status allows a driver to use it.</summary>
    public bool IsAvailable(Node node) => Of(node) == NodeStatus.Okay;

    // Linux also accepts "ok"; a node with any other value is not available.
    private static NodeStatus Read(string status) => status switch
    {
        "okay" or "ok" => NodeStatus.Okay,
        "disabled" => NodeStatus.Disabled,
        "reserved" => NodeStatus.Reserved,
        "fail" => NodeStatus.Failed,
        _ => status.StartsWith("fail-", StringComparison.Ordinal) ? NodeStatus.Failed : NodeStatus.Unknown,
    };
}
