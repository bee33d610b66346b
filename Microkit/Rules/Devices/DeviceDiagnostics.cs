using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Findings;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Devices;

/// <summary><c>BRD30xx</c>: the board that a system names, and the devices that are passed.</summary>
internal static class DeviceDiagnostics
{
    private const int MostBoards = 5;
    private const int MostCharacters = 1 << 14;

    public static readonly DiagnosticRule UnknownBoardRule = new("BRD3001", "The board is unknown", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule UnknownDeviceRule = new("BRD3002", "The device is unknown", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule DisabledDeviceRule = new("BRD3003", "A disabled device is passed", Severity.Warning) { WaitsFor = [TreeRules.Target] };
    public static readonly DiagnosticRule UnmappedBusRule = new("BRD3004", "The bus of a passed device is not passed", Severity.Warning);
    public static readonly DiagnosticRule ReservedDeviceRule = new("BRD3005", "A device that is reserved for other software is passed", Severity.Warning);
    public static readonly DiagnosticRule FailedDeviceRule = new("BRD3006", "A device that has failed is passed", Severity.Error);
    public static readonly DiagnosticRule NothingToPassRule = new("BRD3007", "A node without registers or interrupts is passed", Severity.Warning);
    public static readonly DiagnosticRule PassedTwiceRule = new("BRD3008", "A device is passed twice", Severity.Warning);
    public static readonly DiagnosticRule RedundantRule = new("BRD3009", "A passthrough adds nothing", Severity.Info);
    public static readonly DiagnosticRule NotADeviceRule = new("BRD3010", "The node cannot be passed to a guest", Severity.Error);
    public static readonly DiagnosticRule NoSuchRegionRule = new("BRD3011", "The device has no such region", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule NoSuchInterruptRule = new("BRD3012", "The device has no such interrupt", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule DefaultSystemRule = new("BRD3013", "No system is declared", Severity.Info);
    public static readonly DiagnosticRule AmbiguousBoardRule = new("BRD3014", "Several boards have this name", Severity.Error, breaksOutput: true);

    public static readonly DiagnosticRule NoRegistersRule = new("BRD3015", "A device is passed without its registers", Severity.Warning);
    public static readonly DiagnosticRule DebugUartRule = new("BRD3016", "The kernel's debug UART is passed", Severity.Info);
    public static readonly DiagnosticRule IommuRule = new("BRD3017", "An IOMMU is passed", Severity.Warning);
    public static readonly DiagnosticRule NothingExcludedRule = new("BRD3018", "An exclusion has no effect", Severity.Warning);

    public static readonly DiagnosticRule ReadOnlyRule = new("BRD3019", "The registers of a device are mapped read-only", Severity.Warning);

    public static readonly DiagnosticRule PassedAlongRule = new("BRD3025", "Devices that a passed device needs are passed with it", Severity.Info);

    public static readonly DiagnosticRule PinsRule = new("BRD3026", "Devices of two guests use the same pin", Severity.Warning);

    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        UnknownBoardRule, UnknownDeviceRule, DisabledDeviceRule, UnmappedBusRule, ReservedDeviceRule, FailedDeviceRule, NothingToPassRule,
        PassedTwiceRule, RedundantRule, NotADeviceRule, NoSuchRegionRule, NoSuchInterruptRule, DefaultSystemRule, AmbiguousBoardRule,
        NoRegistersRule, DebugUartRule, IommuRule, NothingExcludedRule, ReadOnlyRule, PassedAlongRule, PinsRule,
    ];

    /// <summary>A pin has one function at a time.</summary>
    public static Diagnostic PinsOfTwo(PinConflict conflict, string holder, string other, SourceLocation otherAt, SourceLocation at) => new(
        PinsRule, at,
        $"{conflict.Second.Path}: it is passed to {holder} and uses {(conflict.Pins.Length == 1 ? "pin " : "the pins ")}{string.Join(", ", conflict.Pins.Take(4))} of {conflict.Controller.Path}, which {conflict.First.Path}, passed to {other}, uses, too",
        Places.At(otherAt, "passed here"));

    /// <summary>The board that a system names is neither a source of the project nor a referenced class.</summary>
    public static Diagnostic UnknownBoard(string name, ImmutableArray<string> known, SourceLocation at)
    {
        // A name without its extension differs by too many letters to be similar.
        string? suggestion = known.FirstOrDefault(board => board == name + ".dts" || board == name + ".dtb") ?? Spelling.Nearest(name, known);
        string expected = known.IsEmpty ? "; the project has no devicetree source (.dts) or blob (.dtb)"
            : suggestion is null && known.Length <= MostBoards ? $"; expected one of: {string.Join(", ", known)}"
            : "";
        return new Diagnostic(UnknownBoardRule, at, $"the board '{name}' is unknown{expected}").Suggesting(suggestion);
    }

    /// <summary>The end of a path that a system names matches several sources.</summary>
    public static Diagnostic AmbiguousBoard(string name, string candidates, SourceLocation at) =>
        new(AmbiguousBoardRule, at, $"'{name}' matches several boards: {candidates}");

    /// <summary>Nothing on the board has this path, label or alias.</summary>
    public static Diagnostic UnknownDevice(string name, string? suggestion, bool hasLabels, SourceLocation at)
    {
        bool isPath = name.StartsWith("/", System.StringComparison.Ordinal);
        string what = isPath ? "the board has no node with this path"
            : hasLabels ? "the board has no node with this label or alias"
            : "the board has no labels, because its devicetree was made from a blob, and no alias with this name; name the node by its path";
        return name.Length == 0
            ? new Diagnostic(UnknownDeviceRule, at, "the name of the device is empty; expected its path, label or alias")
            : new Diagnostic(UnknownDeviceRule, at, $"{name}: {what}").Suggesting(suggestion);
    }

    /// <summary>The node, or a node above it, is not available.</summary>
    public static Diagnostic DisabledDevice(Device device, Node by, SourceLocation at)
    {
        string status = by.Find("status")?.String ?? "";
        string who = by == device.Node ? "its status" : $"the status of {by.Path}";
        return new(DisabledDeviceRule, at, $"{device.Path}: {who} is \"{status}\"", Places.StatusOf(by))
        {
            FixNode = by.Path,
            FixValue = by.Reference,
        };
    }

    /// <summary>A region of a passed device is on a bus that the guest cannot reach.</summary>
    /// <remarks>The guest's driver faults at its first access. Pass the bus, or select the region by its index.</remarks>
    public static Diagnostic UnmappedBus(DeviceRegion region, Node bus, string to, SourceLocation at)
    {
        string message = Invariant(
            $"{region.Owner.Path}: {region.Label} at 0x{region.Address:x} is on {bus.Path}, which is not passed to {to}");
        return new Diagnostic(UnmappedBusRule, at, message, Places.At(region.Location, "the region")) with { FixNode = bus.Path };
    }

    /// <summary>According to its status, firmware or another CPU uses the device.</summary>
    public static Diagnostic ReservedDevice(Device device, Node by, SourceLocation at) =>
        new(ReservedDeviceRule, at, $"{device.Path}: the status of {by.Path} is \"reserved\": it is used by other software", Places.StatusOf(by));

    /// <summary>According to its status, the device does not work.</summary>
    public static Diagnostic FailedDevice(Device device, Node by, SourceLocation at) =>
        new(FailedDeviceRule, at, $"{device.Path}: the status of {by.Path} is \"{by.Find("status")?.String}\": it does not work", Places.StatusOf(by));

    /// <summary>The node has neither a mapped region nor an interrupt.</summary>
    public static Diagnostic NothingToPass(Device device, SourceLocation at) =>
        new(NothingToPassRule, at, $"{device.Path}: the node has neither memory-mapped registers nor interrupts to pass");

    /// <summary>The same node is passed twice to one virtual machine or protection domain.</summary>
    public static Diagnostic PassedTwice(Device device, string to, SourceLocation first, SourceLocation at) =>
        new(PassedTwiceRule, at, $"{device.Path}: it is already passed to {to}", Places.At(first, "passed here first"));

    /// <summary>All registers are on a passed bus, and there are no interrupts.</summary>
    public static Diagnostic Redundant(Device device, Node bus, SourceLocation at) =>
        new(RedundantRule, at, $"{device.Path}: it has no interrupt, and its registers are on {bus.Path}, which is already passed");

    /// <summary>The node is a CPU, the timer, the interrupt controller or system memory.</summary>
    public static Diagnostic NotADevice(Device device, string what, SourceLocation at) =>
        new(NotADeviceRule, at, $"{device.Path}: it is {what}, which cannot be passed to a guest");

    /// <summary>An index is beyond <c>reg</c>, or is that of an entry that is not memory mapped.</summary>
    public static Diagnostic NoSuchRegion(Device device, int index, SourceLocation at) =>
        new(NoSuchRegionRule, at, Invariant(index >= 0 && index < device.Regions.Length
            ? (System.FormattableString)$"{device.Path}: reg[{index}] is not memory mapped"
            : $"{device.Path}: reg[{index}] does not exist; number of entries: {device.Regions.Length}"));

    /// <summary>An index is beyond the interrupts.</summary>
    public static Diagnostic NoSuchInterrupt(Device device, int index, SourceLocation at) =>
        new(NoSuchInterruptRule, at, Invariant($"{device.Path}: interrupts[{index}] does not exist; number of entries: {device.Interrupts.Length}"));

    /// <summary>The driver faults at the first register that it accesses.</summary>
    public static Diagnostic NoRegisters(Device device, int interrupts, string to, SourceLocation at) =>
        new(NoRegistersRule, at, Invariant($"{device.Path}: {interrupts} of its interrupts are passed to {to}, but none of its registers are mapped"));

    /// <summary>A debug kernel prints on this UART, and so does the monitor.</summary>
    public static Diagnostic DebugUart(Device device, string to, SourceLocation at) =>
        new(DebugUartRule, at, $"{device.Path}: a debug kernel prints on it, and it is also passed to {to}");

    /// <summary>A guest that programs an IOMMU decides what every device behind the IOMMU can access.</summary>
    public static Diagnostic Iommu(Device device, string to, SourceLocation at) =>
        new(IommuRule, at, $"{device.Path}: it limits the memory that devices can access, and it is passed to {to}");

    /// <summary>None of the excluded device's pages is passed, and the excluded device is not passed as a dependency.</summary>
    public static Diagnostic NothingExcluded(Device device, string excluded, bool withDependencies, SourceLocation at) =>
        new(NothingExcludedRule, at, withDependencies
            ? $"{device.Path}: it does not need {excluded}, and none of the pages that are passed with it belongs to that, so the exclusion has no effect"
            : $"{device.Path}: none of its pages belongs to {excluded}, so the exclusion has no effect");

    /// <summary>The devices that <c>WithDependencies</c> adds to a device.</summary>
    public static Diagnostic PassedAlong(
        Device device, IReadOnlyCollection<NeededDevice> passed, IReadOnlyCollection<NeededDevice> delivered, IReadOnlyCollection<NeededDevice> leftOut, SourceLocation at)
    {
        string[] parts = [Part("passed with it", passed), Part("its interrupts include those of", delivered), Part("not passed with it", leftOut)];
        return new(PassedAlongRule, at, $"{device.Path}: {string.Join("; ", parts.Where(static part => part.Length > 0))}");

        static string Part(string what, IReadOnlyCollection<NeededDevice> devices) =>
            devices.Count == 0 ? "" : $"{what}: {string.Join(", ", devices.Select(static n => $"{n.Device.Path} ({n.Reason})"))}";
    }

    /// <summary>The first write of the guest's driver faults; a VMM that does not emulate the device stops the machine.</summary>
    public static Diagnostic ReadOnly(string what, string permissions, string to, SourceLocation at) =>
        new(ReadOnlyRule, at, $"{what}: its registers are mapped into {to} with the permissions \"{permissions}\", so it cannot write to them");

    /// <summary>With only a devicetree source, every enabled device is passed to one machine.</summary>
    public static Diagnostic DefaultSystem(int passed, string to, IReadOnlyCollection<Device> leftOut, int undelivered, SourceLocation at) =>
        new(DefaultSystemRule, at, Invariant(
            $"no system is declared: enabled devices passed to one {to}: {passed}; left out, because they cannot be passed to a guest: {leftOut.Count}")
            + (leftOut.Count > 0 ? $" ({Paths(leftOut)})" : "")
            + (undelivered > 0 ? Invariant($"; interrupts beyond the limit, which are not delivered: {undelivered}") : ""));

    // A person would not read more paths than these.
    private static string Paths(IReadOnlyCollection<Device> devices)
    {
        StringBuilder paths = new();
        int shown = 0;
        foreach (Device device in devices)
        {
            if (paths.Length > MostCharacters)
                return Invariant($"{paths} and {devices.Count - shown} more");
            paths.Append(shown++ > 0 ? ", " : "").Append(device.Path);
        }

        return paths.ToString();
    }
}
