using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware.Cells;
using Boards.Hardware.Devices;

namespace Boards.Hardware.Pins;

/// <summary>
/// Finds the pins that two enabled devices use. Binding: pinctrl/pinctrl-bindings.txt. The first state is
/// the one that a driver starts with.
/// </summary>
internal static class PinClaims
{
    // A state is a node with pins, or a node that contains such nodes.
    private const int DeepestGroup = 3;

    // A pin that many devices use is a single mistake.
    private const int MostClaims = 8;

    // The controllers whose GPIOs have the numbers or names of their pins.
    private const string Broadcom = "brcm,bcm2";
    private const string Qualcomm = "qcom,";

    /// <summary>The conflicts, in the order of the first device and then of the second.</summary>
    public static ImmutableArray<PinConflict> Conflicts(DeviceTree tree, ImmutableArray<Device> devices, Lineage lineage)
    {
        Dictionary<(Node Controller, string Pin), List<PinClaim>> byPin = [];
        List<(PinClaim First, PinClaim Second)> found = [];
        foreach (PinClaim claim in devices.Where(static d => d.IsEnabled && d.Node.Find("compatible") is not null).SelectMany(device => Of(tree, device)))
        {
            if (!byPin.TryGetValue((claim.Controller, claim.Pin), out List<PinClaim>? others))
                byPin.Add((claim.Controller, claim.Pin), others = []);
            found.AddRange(others.Take(MostClaims).Where(other => AreInConflict(other, claim, lineage)).Select(other => other.Group is null ? (claim, other) : (other, claim)));
            others.Add(claim);
        }

        if (found.Count == 0)
            return [];
        return
        [
            .. found.GroupBy(static pair => (First: pair.First.Device.Node, Second: pair.Second.Device.Node, pair.First.Controller))
                .Select(static pairs => new PinConflict
                {
                    First = pairs.First().First.Device,
                    Second = pairs.First().Second.Device,
                    Controller = pairs.Key.Controller,
                    Pins = [.. pairs.Select(static pair => pair.First.Pin).Distinct(StringComparer.Ordinal)],
                    Property = pairs.First().Second.Property,
                    FirstProperty = pairs.First().First.Property,
                }),
        ];
    }

    // A node with pins that several devices refer to is shared on purpose. Two devices that use a pin as a GPIO are not in conflict.
    private static bool AreInConflict(PinClaim one, PinClaim other, Lineage lineage) =>
        one.Device.Node != other.Device.Node && one.Group != other.Group && !(one.IsGpio && other.IsGpio)
        && !lineage.AreRelated(one.Device.Node, other.Device.Node);

    private static IEnumerable<PinClaim> Of(DeviceTree tree, Device device)
    {
        foreach (Property property in device.Node.Properties)
        {
            if (property.Name == "pinctrl-0")
            {
                foreach (PinClaim claim in PhandleList.Read(tree, property, cells: null, otherwise: 0).Where(static state => state.Target is not null)
                    .SelectMany(state => OfState(device, property, state.Target!, DeepestGroup)))
                    yield return claim;
            }
            else if (property.Name.EndsWith("-gpios", StringComparison.Ordinal) || property.Name is "gpios")
            {
                foreach (PhandleReference gpio in PhandleList.Read(tree, property, "#gpio-cells", otherwise: null))
                {
                    if (gpio is { Target: { } controller, Arguments: [uint number, ..] } && PinOf(controller, number) is { } pin)
                        yield return new PinClaim(device, property, controller, pin, Group: null, IsGpio: true);
                }
            }
        }
    }

    private static IEnumerable<PinClaim> OfState(Device device, Property property, Node group, int depth)
    {
        if (ControllerOf(group) is not { } controller)
            return [];
        IEnumerable<PinClaim> own = PinGroup.PinsOf(group, controller).Select(pin => new PinClaim(device, property, controller, pin.Pin, group, pin.IsGpio));
        return depth == 0 ? own : own.Concat(group.Children.SelectMany(child => OfState(device, property, child, depth - 1)));
    }

    // Nodes with pins are not devices.
    private static Node? ControllerOf(Node group)
    {
        for (Node? node = group.Parent; node is not null; node = node.Parent)
        {
            if (node.Find("compatible") is not null)
                return node.Parent is null ? null : node;
        }

        return null;
    }

    private static string? PinOf(Node controller, uint number)
    {
        string[] compatible = [.. controller.Find("compatible")?.Strings ?? []];
        string digits = number.ToString(CultureInfo.InvariantCulture);
        if (compatible.Any(static one => one.StartsWith(Broadcom, StringComparison.Ordinal) && one.EndsWith("-gpio", StringComparison.Ordinal)))
            return digits;
        return compatible.Any(static one => one.StartsWith(Qualcomm, StringComparison.Ordinal) && (one.EndsWith("-tlmm", StringComparison.Ordinal) || one.EndsWith("-pinctrl", StringComparison.Ordinal)))
            ? "gpio" + digits
            : null;
    }
}
