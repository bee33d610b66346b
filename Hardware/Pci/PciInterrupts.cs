using System;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware.Interrupts;
using Boards.Hardware.Reporting;
using static System.FormattableString;

namespace Boards.Hardware.Pci;

/// <summary>The four interrupt pins of PCI functions, by slot (PCI Local Bus Specification, 2.2.6).</summary>
internal static class PciInterrupts
{
    private const int Devices = 32;
    private const int Pins = 4;
    private const int DeviceShift = 11;

    /// <summary>Every slot and pin of a bridge's own bus.</summary>
    public static ImmutableArray<PciRoute> Routes(InterruptResolver resolver, Node bridge)
    {
        if (bridge.Find("interrupt-map") is null)
            return [];
        var routes = ImmutableArray.CreateBuilder<PciRoute>(Devices * Pins);
        for (int device = 0; device < Devices; device++)
        {
            for (int pin = 1; pin <= Pins; pin++)
                routes.Add(new PciRoute { Device = device, Pin = pin, Interrupt = Resolve(resolver, bridge, [device], pin) });
        }

        return routes.MoveToImmutable();
    }

    /// <summary>The interrupt of a function behind any number of bridges.</summary>
    public static DeviceInterrupt Resolve(InterruptResolver resolver, Node bridge, ImmutableArray<int> devices, int pin)
    {
        if (devices.IsDefaultOrEmpty || devices.Any(d => d is < 0 or >= Devices))
            throw new ArgumentException("Device numbers are 0 to 31, and there is at least one.", nameof(devices));
        if (pin is < 1 or > Pins)
            throw new ArgumentException("Pins are 1 (INTA) to 4 (INTD).", nameof(pin));

        // A bridge swizzles the pins of the devices behind it by device number, and then uses its own slot.
        for (int level = devices.Length - 1; level > 0; level--)
            pin = ((pin - 1 + devices[level]) % Pins) + 1;
        ImmutableArray<uint> unit = [(uint)devices[0] << DeviceShift, 0, 0];
        var source = new InterruptSource(bridge, 0, bridge, [(uint)pin], EntryPlace.OfName(bridge));
        ResolvedInterrupt resolved = resolver.Resolve(source, unit);
        Resolution resolution = resolved.Resolution;
        return new DeviceInterrupt
        {
            Owner = bridge,
            Index = 0,
            Name = Invariant($"INT{(char)('A' + pin - 1)}"),
            Number = resolution.Number,
            Trigger = resolution.Trigger,
            Candidates = resolution.Candidates,
            Via = resolved.Via,
            Kind = resolution.Kind,
            Place = source.Place,
            Specifier = source.Cells,
            Route = resolved.Route,
            Multiplexer = resolution.Multiplexer,
            Input = resolution.Input,
            FailedBy = resolution.FailedBy,
        };
    }
}
