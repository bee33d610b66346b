using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Devices;
using Boards.Microkit.Rules.Domains;
using Boards.Microkit.Rules.Format;
using Boards.Microkit.Rules.Guests;
using Boards.Microkit.Rules.Interrupts;
using Boards.Microkit.Rules.Mapping;
using Boards.Microkit.Rules.Memory;

namespace Boards.Microkit.Rules;

/// <summary>The rules that check a finished plan. To add a rule, put its checks in a file of the folder of its subject, and a line here.</summary>
internal static class SystemRules
{
    /// <summary>The groups of rules that do not depend on the board.</summary>
    public static ImmutableArray<Action<PlanFacts>> OfMicrokit { get; } =
    [
        HandDeclarationRules.Check, SetvarRules.Check, DomainRules.Check, ChannelRules.Check, IrqRules.Check, VersionRules.Check, RegionSourceRules.Check, MachineMemoryRules.Check,
        SchedulingRules.Check, PcRules.Check, ArchitectureRules.Check,
    ];

    /// <summary>The rules that report a missing map, device or interrupt.</summary>
    private static ImmutableArray<DiagnosticRule> OfMissingMaps { get; } =
    [
        DomainDiagnostics.NoMemoryRule, MemoryDiagnostics.DmaRule, DeviceDiagnostics.UnmappedBusRule, DependencyDiagnostics.MissingRule, DependencyDiagnostics.MemoryRule, MappingDiagnostics.PartRule,
        MappingDiagnostics.MemoryForDeviceRule, MappingDiagnostics.CpuInterfaceRule, DeliveryDiagnostics.NotReachedRule, DeliveryDiagnostics.NotDeliveredRule,
        DeliveryDiagnostics.SharedWithOtherRule, DeliveryDiagnostics.SomeDeliveredRule, DeliveryDiagnostics.PartNotDeliveredRule, MappingDiagnostics.NotExecutableRule,
        MappingDiagnostics.NothingRule, GuestTreeDiagnostics.ConsoleRule,
    ];

    /// <summary>
    /// The rules that report a missing declaration. If a part of a file or a class could not be read, the declaration may be in that part.
    /// </summary>
    public static ImmutableArray<DiagnosticRule> OfMissing { get; } =
    [
        DomainDiagnostics.NoDomainRule, DomainDiagnostics.UnknownDomainRule, MemoryDiagnostics.UnknownRegionRule, MemoryDiagnostics.NoPhysicalAddressRule,
        RegionDiagnostics.UnusedRule, RegionDiagnostics.NoSizeRule, RegionDiagnostics.PrefillSizeRule, DomainDiagnostics.CallPriorityRule, InterruptDiagnostics.TooManyRule, .. OfMissingMaps,
        SchedulingDiagnostics.NoDomainRule, SchedulingDiagnostics.UnknownRule, SchedulingDiagnostics.ScheduleRule, SchedulingDiagnostics.MachineDomainRule,
    ];

    /// <summary>The rules that report an unknown region or device, which may have been meant as the one that is missing.</summary>
    private static ImmutableArray<DiagnosticRule> OfUnknown { get; } = [MemoryDiagnostics.UnknownRegionRule, DeviceDiagnostics.UnknownDeviceRule];

    /// <summary>The diagnostics of a plan without those that report as missing what could not be read, or has an unknown name.</summary>
    public static IEnumerable<Diagnostic> WithoutConsequences(ImmutableArray<Diagnostic> found, SystemRequest request)
    {
        HashSet<DiagnosticRule> reported = [.. found.Select(static d => d.Rule)];
        bool hasNoDomain = reported.Contains(DomainDiagnostics.NoDomainRule);
        HashSet<DiagnosticRule> left = [.. request.IsIncomplete ? OfMissing : hasNoDomain || reported.Overlaps(OfUnknown) ? OfMissingMaps : []];
        // A protection domain that is missing, or a virtual machine that is left out, may have mapped a region that seems unused.
        if (hasNoDomain || reported.Contains(DomainDiagnostics.UnknownDomainRule) || reported.Contains(DomainDiagnostics.TwoMachinesRule))
            left.Add(RegionDiagnostics.UnusedRule);
        return found.Where(d => !left.Contains(d.Rule));
    }

    /// <summary>The groups of rules, in the order in which they run.</summary>
    public static ImmutableArray<Action<PlanFacts>> All { get; } =
    [
        DeviceRules.Check, PageRules.Check, GuestMemoryRules.Check, MemorySumRules.Check, DmaRules.Check, .. OfMicrokit,
        DependencyRules.Check, PinRules.Check, UserLevelRules.Check, PassedDeviceRules.Check, SharedNameRules.Check, GuestInterruptRules.Check, MessageRules.Check, KernelImageRules.Check,
        RegionRules.Check, MapRules.Check, DeliveryRules.Check, VirtualDeviceRules.Check, GuestTreeRules.Check,
    ];
}
