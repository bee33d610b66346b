using System.Collections.Immutable;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;

namespace Boards.Microkit.Rules.Devices;

/// <summary><c>BRD34xx</c>: nodes that a passed device depends on.</summary>
internal static class DependencyDiagnostics
{
    public static readonly DiagnosticRule MissingRule = new("BRD3401", "A device that a passed device needs is not passed", Severity.Warning);
    public static readonly DiagnosticRule DisabledRule = new("BRD3402", "A device that a passed device needs is disabled", Severity.Warning) { WaitsFor = [TreeRules.Target] };
    public static readonly DiagnosticRule MemoryRule = new("BRD3403", "Memory that a passed device uses is not mapped", Severity.Warning);

    public static readonly DiagnosticRule IommuRule = new("BRD3404", "A passed device is behind an IOMMU that is not passed", Severity.Info);

    public static ImmutableArray<DiagnosticRule> All { get; } = [MissingRule, DisabledRule, MemoryRule, IommuRule];

    /// <summary>Linux defers the driver for ever ("deferred probe pending").</summary>
    /// <remarks>Pass the node that has the registers.</remarks>
    public static Diagnostic Missing(Node node, string property, Node needed, Node registers, string to, SourceLocation at)
    {
        string where = needed == registers ? "" : $" with the registers of {registers.Path}";
        return new(MissingRule, at, $"{node.Path}: its {property} property refers to {needed.Path}{where}, which is not passed to {to}") { FixNode = registers.Path };
    }

    /// <summary>A carve-out for the device's buffers is at an address that the guest's driver takes from the tree.</summary>
    public static Diagnostic Memory(Dependency reference, AddressRange memory, string to, SourceLocation at) =>
        new(MemoryRule, at, $"{reference.Consumer.Path}: its {reference.Property} property refers to {reference.Provider.Path} at {memory}, which is not mapped there in {to}",
            Places.At(reference.Location, "the reference"));

    /// <summary>A guest that programs the IOMMU can give its devices access to all of memory.</summary>
    public static Diagnostic Iommu(Dependency reference, string to, SourceLocation at) =>
        new(IommuRule, at, $"{reference.Consumer.Path}: its {reference.Property} property refers to {reference.Provider.Path}, which is not passed to {to}; the device uses physical addresses",
            Places.At(reference.Location, "the reference"));

    /// <summary>The node that the property refers to is disabled.</summary>
    public static Diagnostic Disabled(Device device, string property, Device needed, SourceLocation at)
    {
        Node by = needed.DisabledBy ?? needed.Node;
        return new(DisabledRule, at, $"{device.Path}: its {property} property refers to {needed.Path}, which is not enabled", Places.StatusOf(by))
        {
            FixNode = by.Path,
            FixValue = by.Reference,
        };
    }
}
