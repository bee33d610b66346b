using Boards.Devicetree.Text;
using Boards.Microkit.Rules.Devices;
using Boards.Microkit.Rules.Domains;
using Boards.Microkit.Rules.Interrupts;
using Boards.Microkit.Rules.Mapping;
using Boards.Microkit.Rules.Memory;

namespace Boards.Microkit.Rules;

/// <summary>The rules whose mistakes an editor can fix: what each fix needs is in <see cref="Diagnostic.FixNode"/>, <see cref="Diagnostic.FixNodes"/> and <see cref="Diagnostic.FixValue"/>.</summary>
public static class FixableRules
{
    /// <summary>A board is unknown; the value is the closest name.</summary>
    public static DiagnosticRule UnknownBoard => DeviceDiagnostics.UnknownBoardRule;

    /// <summary>A device is unknown; the value is the closest name.</summary>
    public static DiagnosticRule UnknownDevice => DeviceDiagnostics.UnknownDeviceRule;

    /// <summary>A disabled device is passed; the node is the one whose status disables it.</summary>
    public static DiagnosticRule DisabledDevice => DeviceDiagnostics.DisabledDeviceRule;

    /// <summary>A needed bus is not passed; the node is the bus.</summary>
    public static DiagnosticRule UnmappedBus => DeviceDiagnostics.UnmappedBusRule;

    /// <summary>A device is passed twice.</summary>
    public static DiagnosticRule PassedTwice => DeviceDiagnostics.PassedTwiceRule;

    /// <summary>A passthrough adds nothing.</summary>
    public static DiagnosticRule Redundant => DeviceDiagnostics.RedundantRule;

    /// <summary>The node is not a device for a guest.</summary>
    public static DiagnosticRule NotADevice => DeviceDiagnostics.NotADeviceRule;

    /// <summary>A provider that a passed device needs is not passed; the nodes are the providers.</summary>
    public static DiagnosticRule MissingProvider => DependencyDiagnostics.MissingRule;

    /// <summary>A provider that a passed device needs is disabled; the node is the one whose status disables it.</summary>
    public static DiagnosticRule DisabledProvider => DependencyDiagnostics.DisabledRule;

    /// <summary>The interrupt of a part of a passed device, such as its PHY, is not delivered.</summary>
    public static DiagnosticRule PartNotDelivered => DeliveryDiagnostics.PartNotDeliveredRule;

    /// <summary>A protection domain is unknown; the value is the closest name.</summary>
    public static DiagnosticRule UnknownDomain => DomainDiagnostics.UnknownDomainRule;

    /// <summary>A memory region is unknown; the value is the closest name.</summary>
    public static DiagnosticRule UnknownRegion => MemoryDiagnostics.UnknownRegionRule;

    /// <summary>An id is taken; the value is a free one.</summary>
    public static DiagnosticRule DuplicateId => InterruptDiagnostics.DuplicateIdRule;

    /// <summary>An id is out of range; the value is a free one.</summary>
    public static DiagnosticRule IdRange => InterruptDiagnostics.IdRangeRule;

    /// <summary>A trigger differs from the board's; the value is the board's.</summary>
    public static DiagnosticRule WrongTrigger => InterruptDiagnostics.WrongTriggerRule;

    /// <summary>Guest memory is not identity-mapped for a device that is a bus master; the value is an address that is.</summary>
    public static DiagnosticRule Dma => MemoryDiagnostics.DmaRule;

    /// <summary>The kernel does not map an address to user level; the value is an address that it maps.</summary>
    public static DiagnosticRule NotMappable => MemoryDiagnostics.NotMappableRule;

    /// <summary>Guest memory is outside the board's memory; the value is an address inside it.</summary>
    public static DiagnosticRule OutsideMemory => MemoryDiagnostics.OutsideMemoryRule;

    /// <summary>A virtual machine has no memory.</summary>
    public static DiagnosticRule NoMemory => DomainDiagnostics.NoMemoryRule;

    /// <summary>Guest memory overlaps reserved memory; the value is a free address.</summary>
    public static DiagnosticRule ReservedMemory => MemoryDiagnostics.ReservedMemoryRule;
}
