using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using static System.FormattableString;

namespace Boards.Hardware.Status;

/// <summary>Rules about <c>status</c> and about nodes that depend on disabled nodes.</summary>
internal static class StatusRules
{
    private static readonly string[] Values = ["okay", "disabled", "reserved", "fail", "fail-sss"];

    private static readonly DiagnosticRule UnknownRule = new("BRD2201", "A status is not a known value", Severity.Warning) { YieldsTo = [TreeRules.Status], Replaces = [TreeRules.Console] };
    private static readonly DiagnosticRule ParentRule = new("BRD2202", "A device is enabled below a disabled node", Severity.Warning) { WaitsFor = [TreeRules.Target] };
    private static readonly DiagnosticRule ControllerRule = new("BRD2203", "The controller of an interrupt is not enabled", Severity.Warning) { WaitsFor = [TreeRules.Target] };
    private static readonly DiagnosticRule ReservedMemoryRule = new("BRD2204", "Reserved memory has both reusable and no-map", Severity.Warning);

    /// <summary>Every rule of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [UnknownRule, ParentRule, ControllerRule, ReservedMemoryRule];

    internal static Diagnostic Unknown(Node node, Property status)
    {
        string found = status.String ?? "";
        string? near = Near(found);
        return new(
            UnknownRule, status.ValueLocation,
            Invariant($"{node.Path}: status is \"{found}\", so the node is not available")
            + (near is null ? "" : Invariant($"; did you mean \"{near}\"?")))
        {
            FixValue = near,
        };
    }

    internal static Diagnostic BelowDisabled(IReadOnlyList<Device> devices, Node ancestor, NodeStatus status) => new(
        ParentRule, StatusOf(devices[0].Node),
        Invariant($"{devices[0].Path}: status is okay, but {ancestor.Path}, a node above it, is {Text(status)}, so the device is not used")
        + More(devices.Select(static d => d.Path)),
        [new RelatedLocation(StatusOf(ancestor), "disabled here")]);

    internal static Diagnostic ControllerDisabled(IReadOnlyList<DeviceInterrupt> interrupts, Node controller, Node disabledBy) => new(
        ControllerRule, interrupts[0].Location,
        Invariant($"{interrupts[0].Owner.Path}: {interrupts[0].Route} needs {controller.Path}, which is not enabled; the driver of the device is deferred for ever")
        + More(interrupts.Select(static i => i.Owner.Path)),
        [new RelatedLocation(StatusOf(disabledBy), "disabled here")]);

    // The other nodes for which the same is reported.
    private static string More(IEnumerable<string> paths)
    {
        const int Shown = 4;
        string[] others = [.. paths.Distinct().Skip(1)];
        return others.Length == 0 ? ""
            : "; the same is true of " + string.Join(", ", others.Take(Shown)) + (others.Length > Shown ? Invariant($" and {others.Length - Shown} more") : "");
    }

    private static SourceLocation StatusOf(Node node) => (node.Find("status") ?? node.Properties[0]).Location;

    internal static Diagnostic ReservedMemory(Node node) => new(
        ReservedMemoryRule, node.Find("reusable")!.Location,
        Invariant($"{node.Path}: reusable and no-map must not be used together: an operating system cannot use memory that it must not map"));

    private static string Text(NodeStatus status) => status switch
    {
        NodeStatus.Disabled => "disabled",
        NodeStatus.Reserved => "reserved",
        NodeStatus.Failed => "failed",
        _ => "not available",
    };

    private static string? Near(string found)
    {
        string plain = found.Trim().ToLowerInvariant();
        return Spelling.Nearest(plain, Values)
            ?? (plain is "enabled" or "enable" or "on" or "yes" ? "okay" : plain.StartsWith("fail", StringComparison.Ordinal) ? "fail" : null);
    }
}
