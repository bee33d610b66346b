using Boards.Devicetree.Tree;

namespace Boards.Devicetree.StandardProperties;

/// <summary>
/// Nodes whose children are PCI functions. dtc and Linux recognise them differently: dtc checks what a source states and
/// knows one <c>device_type</c>; Linux must also read the trees of old firmware, which have other types or none.
/// </summary>
public static class PciBus
{
    /// <summary>
    /// Whether <c>device_type</c> is <c>pci</c> and the node is not compatible with <c>simple-bus</c>, because a later
    /// check treats such a node as a simple bus (dtc, checks.c: check_pci_bridge, check_simple_bus_bridge).
    /// </summary>
    /// <param name="node">The node that may be a bus.</param>
    public static bool IsAsDtc(Node node) => HasType(node) && node.Find("compatible")?.Lists("simple-bus") != true;

    /// <summary>
    /// Whether <c>device_type</c> is that of a bus with PCI addresses, or the node is called <c>pcie</c> (Linux,
    /// of/address.c: of_bus_pci_match, of_node_is_pcie).
    /// </summary>
    /// <param name="node">The node that may be a bus.</param>
    public static bool IsAsLinux(Node node) =>
        node.Find("device_type")?.String is "pci" or "pciex" or "vci" or "ht"
        || node.IsCalled("pcie");

    /// <summary>Whether a node's <c>device_type</c> is <c>pci</c>.</summary>
    internal static bool HasType(Node node) => node.Find("device_type")?.Is("pci") == true;
}
