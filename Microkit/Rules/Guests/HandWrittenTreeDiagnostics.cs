using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Guests;

/// <summary><c>BRD371x</c>: a hand-written devicetree of a guest.</summary>
internal static class HandWrittenTreeDiagnostics
{
    private static readonly DiagnosticRule MemoryRule = new("BRD3710", "The memory of a guest's devicetree is not its RAM", Severity.Warning);
    private static readonly DiagnosticRule InitrdRule = new("BRD3711", "The initrd of a guest's devicetree is not where it is loaded", Severity.Warning);
    private static readonly DiagnosticRule DeviceRule = new("BRD3712", "A guest's devicetree enables a device that the guest does not reach", Severity.Warning);
    private static readonly DiagnosticRule InterruptRule = new("BRD3713", "A guest's devicetree has an interrupt that is not delivered", Severity.Warning);
    private static readonly DiagnosticRule ConsoleRule = new("BRD3714", "The console of a guest's devicetree is not available", Severity.Warning);

    public static ImmutableArray<DiagnosticRule> All { get; } = [MemoryRule, InitrdRule, DeviceRule, InterruptRule, ConsoleRule];

    /// <summary>The guest uses memory that does not exist.</summary>
    public static Diagnostic Memory(Node node, AddressRange range, string machine, string ram, SourceLocation at) =>
        new(MemoryRule, at, $"{node.Path}: the memory at {range} is not in the RAM of '{machine}' ({ram})");

    /// <summary>The kernel does not start without memory.</summary>
    public static Diagnostic NoMemory(string machine, string ram, SourceLocation at) =>
        new(MemoryRule, at, $"/: there is no memory node; the RAM of '{machine}' is {ram}");

    /// <summary>The kernel does not find its root file system.</summary>
    public static Diagnostic Initrd(AddressRange range, string what, SourceLocation at) => new(InitrdRule, at, $"/chosen: the initrd at {range} {what}");

    /// <summary>The first access of the device's driver faults.</summary>
    public static Diagnostic Device(Node node, DeviceRegion region, string machine, SourceLocation at) => new(DeviceRule, at,
        $"{node.Path}: enabled, but {region.Label} at {region.Range} is not mapped to '{machine}'; pass the device, or set its status to \"disabled\"");

    /// <summary>The driver in Linux ignores the status, and its first access faults.</summary>
    public static Diagnostic Messages(Node node, string machine, SourceLocation at) => new(DeviceRule, at,
        $"{node.Path}: '{machine}' has no controller of messages, and its driver does not look at the status; delete the node");

    /// <summary>The driver waits for ever.</summary>
    public static Diagnostic Interrupt(Node node, DeviceInterrupt interrupt, uint number, string machine, SourceLocation at) =>
        new(InterruptRule, at, Invariant($"{node.Path}: {interrupt.Label} is {number}, which is not delivered to '{machine}'"));

    /// <summary>The guest prints nothing.</summary>
    public static Diagnostic Console(string console, string what, SourceLocation at) => new(ConsoleRule, at, $"/chosen: the console \"{console}\" {what}");
}
