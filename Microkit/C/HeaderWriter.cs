using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Guests;
using Boards.Microkit.Planning.Interrupts;
using Boards.Microkit.Request;

namespace Boards.Microkit.C;

/// <summary>Writes the parts of a plan that monitors and drivers in C or C++ need: addresses, interrupt numbers, channels.</summary>
internal sealed class HeaderWriter
{
    private const string Edge = "1";
    private const string Level = "0";

    private readonly CText _text;
    private readonly CNames _holders = new();
    private readonly SystemPlan _plan;
    private readonly ILookup<string, MemoryRegionRequest> _regions;
    private readonly CancellationToken _cancel;

    private HeaderWriter(SystemPlan plan, CancellationToken cancel)
    {
        _plan = plan;
        _regions = plan.Description.MemoryRegions.ToLookup(static r => r.Name.Value, StringComparer.Ordinal);
        _cancel = cancel;
        _text = new CText(cancel);
    }

    /// <summary>The whole file, in C99 that is also C++11.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancel">Ends the work early, with an exception.</param>
    public static string Write(SystemPlan plan, CancellationToken cancel = default)
    {
        HeaderWriter writer = new(plan, cancel);
        writer.Write();
        return writer._text.ToString();
    }

    private void Write()
    {
        string guard = $"BOARDS_{CNames.Of(_plan.Name)}_H";
        _text.Comment($"The system {_plan.Name}: addresses, interrupts and channels for its programs. Generated; do not edit.")
            .Line($"#ifndef {guard}").Line($"#define {guard}").Line().Line("#include <stdint.h>").Line();
        WriteRouteType();
        foreach (ProtectionDomainRequest domain in _plan.Description.AllProtectionDomains)
        {
            WriteDomain(domain);
            // By name: of two domains with the same name, which are an error, one need not have the machine.
            foreach (PlannedGuest guest in GuestsOf(domain.Name.Value))
            {
                if (domain.VirtualMachines.FirstOrDefault(machine => machine.Name.Value == guest.Machine) is { } machine)
                    WriteGuest(guest, machine);
            }
        }

        _text.Line($"#endif /* {guard} */");
    }

    // The type is the same in the headers of all systems.
    private void WriteRouteType() => _text
        .Comment("The way of an interrupt. The virtual CPU is 0 in a domain without a virtual machine.")
        .Line("#ifndef BOARDS_ROUTE").Line("#define BOARDS_ROUTE")
        .Line("struct boards_route {").Line("    unsigned int channel;").Line("    unsigned int irq;").Line("    unsigned int vcpu;")
        .Line($"    unsigned int edge; /* {Edge}: edge-triggered, {Level}: level-triggered */").Line("};").Line("#endif").Line();

    private void WriteDomain(ProtectionDomainRequest domain)
    {
        string name = domain.Name.Value;
        ChannelPlace[] channels = [.. _plan.Channels.Where(c => c.ProtectionDomain == name)];
        PlannedRoute[] routes = [.. _plan.Interrupts.Where(r => r.ProtectionDomain == name && r.Vcpu is null)];
        Place[] regions = [.. RegionsOf(domain.Class, name, domain.Maps, except: [.. GuestsOf(name).SelectMany(guest => GuestRam.Of(_plan.Description, guest)).Select(static ram => ram.Region)])];
        if (channels.Length + routes.Length + regions.Length == 0)
            return;
        string prefix = Prefix(name);
        _text.Comment($"Protection domain '{name}'.");
        CNames ends = new();
        foreach (ChannelPlace channel in channels)
            _text.Define($"{prefix}_CHANNEL_TO_{ends.Unique(channel.Other)}", channel.Id, $"channel to '{channel.Other}'");
        WriteRegions(prefix, regions);
        WriteRoutes(prefix, routes);
        _text.Line();
    }

    private void WriteGuest(PlannedGuest guest, VirtualMachineRequest machine)
    {
        string prefix = Prefix(guest.Machine);
        _text.Comment($"Virtual machine '{guest.Machine}' of protection domain '{guest.ProtectionDomain}'.");
        _text.Define(prefix + "_VCPU_COUNT", guest.Vcpus.Count);
        GuestRam[] memory = [.. GuestRam.Of(_plan.Description, guest)];
        for (int i = 0; i < memory.Length; i++)
            WriteMemory(i == 0 ? prefix + "_RAM" : FormattableString.Invariant($"{prefix}_RAM_{i}"), memory[i]);
        WriteImage(prefix + "_KERNEL", guest.Kernel);
        WriteImage(prefix + "_DTB", guest.Devicetree);
        WriteImage(prefix + "_INITRD", guest.Initrd);
        if (guest.Gic is { } gic)
        {
            _text.Define(prefix + "_GIC_VERSION", gic.Version);
            WriteRange(prefix + "_GIC_DISTRIBUTOR", gic.Distributor);
            WriteRange(prefix + "_GIC_CPU_INTERFACE", gic.CpuInterface);
            WriteRange(prefix + "_GIC_REDISTRIBUTORS", gic.Redistributors);
        }

        CNames devices = new();
        foreach (VirtualDevicePlace device in guest.VirtualDevices)
        {
            string name = prefix + "_VIRTUAL_" + devices.Unique(device.Name);
            WriteRange(name, device.Range, device.Compatible);
            if (device.Interrupt is { } irq)
                _text.Define(name + "_IRQ", irq);
        }

        WriteRegions(prefix, RegionsOf(machine.Class, guest.Machine, machine.Maps, except: [.. memory.Select(static ram => ram.Region), SystemAssembly.VirtualCpuInterfaceName]));
        WriteRoutes(prefix, [.. _plan.Interrupts.Where(r => r.ProtectionDomain == guest.ProtectionDomain && r.Vcpu is not null && r.Holder == guest.Machine)]);
        _text.Line();
    }

    private void WriteMemory(string name, GuestRam memory)
    {
        WriteRange(name, memory.Range, $"memory region '{memory.Region}'");
        if (memory.PhysicalAddress is { } physical)
            _text.Define(name + "_PHYSICAL", physical, "physical address");
        if (memory.DomainAddress is { } own)
            _text.Define(name + "_VADDR", own, memory.Setvar is { } symbol ? $"in the monitor; its symbol {symbol} is set to it" : "in the monitor");
    }

    private void WriteImage(string name, GuestImage? image)
    {
        if (image is null)
            return;
        _text.Define(name + "_ADDRESS", image.Address);
        if (image.Size > 0)
            _text.Define(name + "_SIZE", image.Size, "bytes that are kept for it");
    }

    private void WriteRange(string name, AddressRange? range, string? comment = null)
    {
        if (range is { } known)
            _text.Define(name + "_ADDRESS", known.Start, comment).Define(name + "_SIZE", known.Size);
    }

    private void WriteRegions(string prefix, IEnumerable<Place> regions)
    {
        CNames names = new();
        foreach (Place region in regions)
        {
            string name = $"{prefix}_REGION_{names.Unique(region.Name)}";
            WriteRange(name, AddressRange.Of(region.Address, region.Size), region.Comment);
            if (region.Physical is { } physical)
                _text.Define(name + "_PHYSICAL", physical);
        }
    }

    private void WriteRoutes(string prefix, PlannedRoute[] routes)
    {
        CNames names = new();
        (string Name, PlannedRoute Route)[] named = [.. routes.Select(route => (names.Unique(NameOf(route)), route))];
        foreach ((string name, PlannedRoute route) in named)
        {
            _text.Define($"{prefix}_IRQ_{name}", route.Number, route.DevicePath.Length > 0 ? route.DevicePath : null);
            _text.Define($"{prefix}_CHANNEL_{name}", route.Channel);
            if (route.Vcpu is { } vcpu)
                _text.Define($"{prefix}_VCPU_{name}", vcpu);
        }

        if (routes.Length == 0)
            return;
        _text.Define(prefix + "_ROUTE_COUNT", routes.Length);
        _text.Comment("X(name, channel, irq, vcpu, edge)");
        _text.Line($"#define {prefix}_ROUTES(X) \\");
        for (int i = 0; i < named.Length; i++)
            _text.Line($"    X({named[i].Name}, {Values(named[i].Route)}){(i + 1 < named.Length ? " \\" : "")}");
        _text.Line($"static const struct boards_route {Lower(prefix)}_routes[{prefix}_ROUTE_COUNT] = {{");
        foreach ((string _, PlannedRoute route) in named)
            _text.Line($"    {{ {Values(route)} }},");
        _text.Line("};");
    }

    private static string Values(PlannedRoute route) =>
        FormattableString.Invariant($"{route.Channel}, {route.Number}, {route.Vcpu ?? 0}, {(route.Trigger == InterruptTrigger.Edge ? Edge : Level)}");

    // An interrupt that is declared by number is named after its device.
    private static string NameOf(PlannedRoute route) =>
        route.DevicePath.Length > 0 && route.Name == FormattableString.Invariant($"irq_{route.Number}")
            ? route.DevicePath.Substring(route.DevicePath.LastIndexOf('/') + 1).Split('@')[0]
            : route.Name;

    // The registers of passed devices, then all other mapped regions.
    private IEnumerable<Place> RegionsOf(string type, string holder, IEnumerable<MapRequest> maps, HashSet<string> except)
    {
        foreach (DevicePlace device in _plan.Devices.Where(d => d.Holder == holder && d.Class == type))
        {
            except.Add(device.Region);
            yield return new Place(device.Name, device.Address, device.Size, device.PhysicalAddress, device.DevicePath);
        }

        foreach (MapRequest map in maps.Where(map => except.Add(map.Region.Value)))
        {
            _cancel.ThrowIfCancellationRequested();
            if (_regions[map.Region.Value].FirstOrDefault() is { Size: { } size } region)
                yield return new Place(region.Name.Value, map.Address.Value, size.Value, region.PhysicalAddress?.Value, region.Comment);
        }
    }

    private IEnumerable<PlannedGuest> GuestsOf(string domain) => _plan.Guests.Where(guest => guest.ProtectionDomain == domain);

    // C names must not begin with a digit, and those that begin with an underscore are reserved (ISO C99, 7.1.3).
    private string Prefix(string holder) => _holders.Unique(CNames.Of(holder) is [>= 'A' and <= 'Z', ..] ? holder : "BOARDS_" + holder);

    private static string Lower(string name) => name.ToLower(CultureInfo.InvariantCulture);

    /// <summary>Memory in the address space of its holder.</summary>
    private sealed record Place(string Name, ulong Address, ulong Size, ulong? Physical, string? Comment);
}
