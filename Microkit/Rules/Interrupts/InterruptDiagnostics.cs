using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Rules.Devices;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Interrupts;

/// <summary><c>BRD32xx</c>: interrupts, and the ids that they share with channels.</summary>
internal static class InterruptDiagnostics
{
    private const int MostShown = 16;

    public static readonly DiagnosticRule KernelInterruptRule = new("BRD3201", "An interrupt that is reserved for the kernel is passed", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule OutOfRangeRule = new("BRD3202", "An interrupt number is not accepted by the kernel", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule NoNumberRule = new("BRD3203", "An interrupt has no static number", Severity.Warning);
    public static readonly DiagnosticRule DynamicRule = new("BRD3204", "The number of an interrupt is chosen by software", Severity.Info);
    public static readonly DiagnosticRule CascadedRule = new("BRD3205", "An interrupt shares the line of a controller that is not passed", Severity.Warning);
    public static readonly DiagnosticRule IdRangeRule = new("BRD3206", "An id is not between 0 and 61", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule DuplicateIdRule = new("BRD3207", "An id is used twice", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule NoFreeIdRule = new("BRD3208", "No free id is left", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule TwoDomainsRule = new("BRD3209", "An interrupt is passed to two protection domains", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule TooManyRule = new("BRD3210", "More ids or lines are given than there are interrupts", Severity.Warning);
    public static readonly DiagnosticRule SharedLineRule = new("BRD3211", "An interrupt that is already delivered is given a second id", Severity.Warning);
    public static readonly DiagnosticRule TriggerUnknownRule = new("BRD3212", "The trigger type of an interrupt is unknown", Severity.Warning);
    public static readonly DiagnosticRule NoDeviceRule = new("BRD3213", "No device raises this interrupt", Severity.Warning);
    public static readonly DiagnosticRule WrongTriggerRule = new("BRD3214", "A declared trigger differs from the device's", Severity.Warning);
    public static readonly DiagnosticRule SoftwareInterruptRule = new("BRD3215", "A software-generated interrupt is passed", Severity.Error, breaksOutput: true);

    public static readonly DiagnosticRule NoLineLeftRule = new("BRD3216", "A controller has too few lines for the passed interrupts", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule LineRule = new("BRD3217", "The chosen line is not possible for the interrupt", Severity.Error, breaksOutput: true);

    public static readonly DiagnosticRule VirtualControllerRule = new("BRD3218", "An interrupt number is too high for the guest's virtual interrupt controller", Severity.Info);
    public static readonly DiagnosticRule DisplacedRule = new("BRD3219", "A declared id changes the id of an earlier interrupt", Severity.Info);

    public static readonly DiagnosticRule MessagesOnlyRule = new("BRD3220", "A device signals by messages only, which seL4 does not deliver", Severity.Warning);
    public static readonly DiagnosticRule TranslationServiceRule = new("BRD3221", "The interrupt translation service is mapped", Severity.Warning);
    public static readonly DiagnosticRule NoMaintenanceRule = new("BRD3222", "The interrupt controller has no maintenance interrupt", Severity.Info);

    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        KernelInterruptRule, OutOfRangeRule, NoNumberRule, DynamicRule, CascadedRule, IdRangeRule, DuplicateIdRule, NoFreeIdRule,
        TwoDomainsRule, TooManyRule, SharedLineRule, TriggerUnknownRule, NoDeviceRule, WrongTriggerRule, SoftwareInterruptRule,
        NoLineLeftRule, LineRule, VirtualControllerRule, DisplacedRule, MessagesOnlyRule, TranslationServiceRule, NoMaintenanceRule,
    ];

    /// <summary>The interrupt is reserved for the kernel, so the system fails at boot.</summary>
    public static Diagnostic KernelInterrupt(string who, uint number, string owner, string meant, SourceLocation at) =>
        new(KernelInterruptRule, at, Invariant($"{who}: interrupt {number} is reserved for the kernel ({owner})") + meant);

    /// <summary>The kernel does not accept the number, so the system fails at boot.</summary>
    public static Diagnostic OutOfRange(string who, uint number, uint highest, string meant, SourceLocation at) =>
        new(OutOfRangeRule, at, Invariant($"{who}: interrupt {number} is above {highest}, the highest that the kernel accepts on this board") + meant);

    /// <summary>Interrupts 0 to 15 are software-generated interrupts.</summary>
    public static Diagnostic SoftwareInterrupt(string who, uint number, string meant, SourceLocation at) =>
        new(SoftwareInterruptRule, at, Invariant($"{who}: interrupt {number} is a software-generated interrupt (0 to 15)") + meant);

    /// <summary>The specifier does not lead to a number.</summary>
    public static Diagnostic NoNumber(DeviceInterrupt interrupt, SourceLocation at) =>
        new(NoNumberRule, at, $"{interrupt.Owner.Path}: {Name(interrupt)} has no static number and is not delivered"
            + (interrupt.Candidates.IsEmpty ? "" : $"; software chooses one of {Candidates(interrupt)}"),
            Places.At(interrupt.Location, "the interrupt"));

    /// <summary>The number is one of several, chosen by a fixed rule or by the user.</summary>
    /// <param name="interrupt">The interrupt as it is in the system.</param>
    /// <param name="constant">The number of the board's constant, which counts all enabled devices; null if there is none.</param>
    /// <param name="at">The device.</param>
    public static Diagnostic Dynamic(DeviceInterrupt interrupt, uint? constant, SourceLocation at)
    {
        string other = constant == interrupt.Number ? ""
            : constant is { } number ? Invariant($"; the board's constant, which counts every enabled device, is {number}")
            : "; the board, which counts every enabled device, has no constant for it";
        return new(DynamicRule, at, Invariant(
            $"{interrupt.Owner.Path}: {Name(interrupt)} is routed through {interrupt.Via[0].Path}, whose software chooses one of {Candidates(interrupt)}; {interrupt.Number} is used") + other);
    }

    /// <summary>More inputs are passed than the controller has lines.</summary>
    public static Diagnostic NoLineLeft(DeviceInterrupt interrupt, DeviceInterrupt line, SourceLocation at) =>
        new(NoLineLeftRule, at, Invariant(
            $"{interrupt.Owner.Path}: {Name(interrupt)} has no line: all {line.Candidates.Length} of {line.Multiplexer!.Path} are used by other interrupts of the system"));

    /// <summary>The chosen line is neither the number of the interrupt nor one of its candidates.</summary>
    public static Diagnostic NoSuchLine(DeviceInterrupt interrupt, DeviceInterrupt line, int wanted, SourceLocation at)
    {
        string possible = !line.Candidates.IsEmpty ? $"software chooses one of {Candidates(line)}"
            : line.Number is { } number ? Invariant($"its number is always {number}")
            : "it has no lines to choose from";
        return new(LineRule, at, Invariant($"{interrupt.Owner.Path}: line {wanted} is chosen for {Name(interrupt)}; {possible}"));
    }

    /// <summary>A line is chosen for two inputs, or two lines for one input.</summary>
    public static Diagnostic LineChosenTwice(DeviceInterrupt interrupt, DeviceInterrupt other, uint wanted, uint taken, SourceLocation at) =>
        new(LineRule, at, wanted == taken
            ? Invariant($"{interrupt.Owner.Path}: line {wanted} is chosen for {Name(interrupt)}; it is already used by {(other.Owner == interrupt.Owner ? Name(other) : other.Owner.Path)}")
            : Invariant($"{interrupt.Owner.Path}: line {wanted} is chosen for {Name(interrupt)}; its input already has line {taken}, for {other.Owner.Path}"));

    /// <summary>The interrupt has no number of its own; only the line of its controller has one.</summary>
    public static Diagnostic Cascaded(DeviceInterrupt interrupt, string to, SourceLocation at) =>
        new(CascadedRule, at, Invariant(
            $"{interrupt.Owner.Path}: {Name(interrupt)} has no number of its own; {interrupt.Via[0].Path}, which is not passed to {to}, raises {interrupt.Number} for it"));

    /// <summary>An id must be in the range that Microkit supports.</summary>
    public static Diagnostic IdRange(string what, int id, int most, SourceLocation at) =>
        new(IdRangeRule, at, Invariant($"the id {id} of {what} is not between 0 and {most}"));

    /// <summary>Interrupts and channels of a protection domain share one range of ids.</summary>
    public static Diagnostic DuplicateId(string what, int id, string holder, string domain, SourceLocation first, SourceLocation at) =>
        new(DuplicateIdRule, at, Invariant($"the id {id} of {what} is already used by {holder} in {domain}"),
            Places.At(first, "given here first"));

    /// <summary>All ids of the protection domain are used.</summary>
    public static Diagnostic NoFreeId(string what, string domain, SourceLocation at) =>
        new(NoFreeIdRule, at, Invariant($"{what} has no id: all {MicrokitLimits.MaxId + 1} ids of {domain} are used"));

    /// <summary>An interrupt can be passed to one protection domain only.</summary>
    /// <param name="device">The device that raises it; null if it is declared by number.</param>
    /// <param name="number">The interrupt.</param>
    /// <param name="other">The device for which it was claimed first; null if it was claimed by number.</param>
    /// <param name="domain">The protection domain that claimed it first.</param>
    /// <param name="first">The first claim.</param>
    /// <param name="at">The second claim.</param>
    public static Diagnostic TwoDomains(string? device, uint number, string? other, string domain, SourceLocation first, SourceLocation at) =>
        new(TwoDomainsRule, at, (device is null ? "" : $"{device}: ") + Invariant($"interrupt {number} is already passed to protection domain '{domain}'") + (other is null ? "" : $", for {other}"),
            Places.At(first, "claimed here first"));

    /// <summary>An id or a line is given for an interrupt that the device does not have.</summary>
    public static Diagnostic TooMany(Device device, string what, int given, int interrupts, SourceLocation at) =>
        new(TooManyRule, at, Invariant($"{device.Path}: {given} {what} are given, but the number of interrupts is {interrupts}"));

    /// <summary>A shared line has one id.</summary>
    public static Diagnostic SharedLine(string who, uint number, int id, int given, SourceLocation at) =>
        new(SharedLineRule, at, Invariant($"{who}: interrupt {number} is shared and already has the id {id}; {given} is not used"));

    /// <summary>The trigger type is not in the tree; level is Microkit's default.</summary>
    public static Diagnostic TriggerUnknown(DeviceInterrupt interrupt, SourceLocation at) =>
        new(TriggerUnknownRule, at, Invariant($"{interrupt.Owner.Path}: the trigger type of interrupt {interrupt.Number} is unknown; level is assumed"));

    /// <summary>No enabled device of the board has the interrupt that is declared by number.</summary>
    public static Diagnostic NoDevice(uint number, DeviceInterrupt? disabled, string meant, SourceLocation at) => disabled is null
        ? new(NoDeviceRule, at, Invariant($"interrupt {number}: no enabled device of the board raises it") + meant)
        : new(NoDeviceRule, at, Invariant($"interrupt {number}: no enabled device of the board raises it; it belongs to {disabled.Owner.Path}, which is not enabled") + meant,
            Places.At(disabled.Location, "the interrupt"));

    /// <summary>The specifier of the device has a different trigger type.</summary>
    public static Diagnostic WrongTrigger(DeviceInterrupt interrupt, InterruptTrigger given, SourceLocation at) =>
        new(WrongTriggerRule, at, Invariant(
            $"interrupt {interrupt.Number}: the declared trigger is '{Word(given)}', but that of {interrupt.Owner.Path} is '{Word(interrupt.Trigger.GetValueOrDefault())}'"),
            Places.At(interrupt.Location, "the interrupt"))
        {
            FixValue = interrupt.Trigger.GetValueOrDefault().ToString(),
        };

    /// <summary>If no trigger is declared, Microkit uses level.</summary>
    public static Diagnostic MissingTrigger(DeviceInterrupt interrupt, uint number, SourceLocation at) =>
        new(WrongTriggerRule, at, Invariant(
            $"interrupt {number}: no trigger is declared, which means 'level', but that of {interrupt.Owner.Path} is '{Word(interrupt.Trigger.GetValueOrDefault())}'"),
            Places.At(interrupt.Location, "the interrupt"))
        {
            FixValue = interrupt.Trigger.GetValueOrDefault().ToString(),
        };

    /// <summary>libvmm's virtual controller reports to the guest how many interrupts it has.</summary>
    public static Diagnostic VirtualController(string? device, uint number, uint limit, string controller, string to, SourceLocation at) =>
        new(VirtualControllerRule, at, (device is null ? "" : $"{device}: ") + Invariant(
            $"interrupt {number} is above {limit - 1}, the highest of the virtual {controller} that libvmm provides to {to}"));

    /// <summary>The kernel does not drive the interrupt translation service of a GICv3.</summary>
    public static Diagnostic MessagesOnly(Device device, Node service, string to, SourceLocation at) =>
        new(MessagesOnlyRule, at, $"{device.Path}: it has no interrupt line, only messages to {service.Path}, which seL4 does not deliver, so {to} receives no interrupt of it",
            Places.At(service.Location, "the interrupt translation service"));

    /// <summary>The service writes its tables to memory that its driver chooses.</summary>
    public static Diagnostic TranslationService(string region, AddressRange range, Node service, SourceLocation at) =>
        new(TranslationServiceRule, at, $"memory region '{region}' at {range} holds {service.Path}, the interrupt translation service: its messages are not delivered by seL4, and it can write to all of memory",
            Places.At(service.Location, "the interrupt translation service"));

    /// <summary>The kernel's configuration takes the interrupt from the devicetree.</summary>
    public static Diagnostic NoMaintenance(Device controller, string machine, SourceLocation at) =>
        new(NoMaintenanceRule, at, $"{controller.Path}: it has no interrupt of its own; a kernel that runs {machine} needs the maintenance interrupt",
            Places.At(controller.Node.Location, "the interrupt controller"));

    /// <summary>Declared ids are assigned first, wherever they are declared.</summary>
    public static Diagnostic Displaced(string what, int id, string earlier, int? other, SourceLocation earlierAt, SourceLocation at) =>
        new(DisplacedRule, at, Invariant($"the id {id} is declared for {what}, so {earlier}, which is declared earlier, ")
            + (other is { } given ? Invariant($"has {given}") : "has none"), Places.At(earlierAt, "declared earlier"));

    private static string Name(DeviceInterrupt interrupt) => Invariant($"interrupts[{interrupt.Index}]") + (interrupt.Name is null ? "" : $" '{interrupt.Name}'");

    private static string Word(InterruptTrigger trigger) => trigger == InterruptTrigger.Edge ? "edge" : "level";

    private static string Candidates(DeviceInterrupt interrupt)
    {
        List<string> shown = [];
        int at = 0;
        for (int next; at < interrupt.Candidates.Length && shown.Count < MostShown; at = next)
        {
            // Three numbers or more in a row are a range.
            for (next = at + 1; next < interrupt.Candidates.Length && interrupt.Candidates[next] == interrupt.Candidates[next - 1] + 1; next++)
            {
            }

            if (next - at <= 2)
                next = at + 1;
            shown.Add(next == at + 1 ? Invariant($"{interrupt.Candidates[at]}") : Invariant($"{interrupt.Candidates[at]} to {interrupt.Candidates[next - 1]}"));
        }

        return string.Join(", ", shown) + (at < interrupt.Candidates.Length ? Invariant($" and {interrupt.Candidates.Length - at} more") : "");
    }
}
