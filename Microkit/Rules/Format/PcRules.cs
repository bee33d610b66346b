using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Request;
using Boards.Microkit.Request.X86;
using Boards.Microkit.Rules.Domains;
using Boards.Microkit.Rules.Memory;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Format;

/// <summary>Rules about I/O ports, interrupts and I/O address spaces of x86 that Microkit's tool enforces.</summary>
internal static class PcRules
{
    /// <summary>Reports declarations that the tool would refuse.</summary>
    public static void Check(PlanFacts facts)
    {
        PlanContext context = facts.Context;
        CheckVectors(context);
        CheckSources(context);
        CheckPorts(context);
        foreach (ProtectionDomainRequest domain in context.Domains)
        {
            foreach (MsiIrqRequest message in domain.MsiIrqs)
                CheckDevice(context, message.PciDevice);
            foreach (IoPortRequest port in domain.IoPorts)
                CheckRange(context, port);
            if (context.Architecture == Architecture.X86 && domain.VirtualMachines.Count > 0)
                CheckMachine(context, domain);
        }

        CheckAddressSpaces(context);
        foreach (IoAddressSpaceRequest space in context.Request.IoAddressSpaces)
            CheckMaps(facts, space);
    }

    // Vectors must be unique in the system.
    private static void CheckVectors(PlanContext context)
    {
        Dictionary<ulong, (string Domain, SourceLocation At)> seen = [];
        foreach (ProtectionDomainRequest domain in context.Domains)
        {
            foreach (Declared<ulong> vector in domain.IoApicIrqs.Select(static i => i.Vector).Concat(domain.MsiIrqs.Select(static i => i.Vector)))
            {
                if (vector.Value > MicrokitLimits.MaxVector)
                    context.Report(PcDiagnostics.Vector(vector.Value, vector.Location));
                if (seen.TryGetValue(vector.Value, out (string Domain, SourceLocation At) first))
                    context.Report(DomainDiagnostics.InterruptTwice(Invariant($"the vector {vector.Value}"), first.Domain, first.At, vector.Location));
                else
                    seen[vector.Value] = (domain.Name.Value, vector.Location);
            }
        }
    }

    // A pin of an I/O APIC or a message source has one vector: the one that is programmed last replaces the one before.
    private static void CheckSources(PlanContext context)
    {
        Dictionary<string, (string Domain, SourceLocation At)> seen = new(StringComparer.Ordinal);
        foreach (ProtectionDomainRequest domain in context.Domains)
        {
            foreach (IoApicIrqRequest irq in domain.IoApicIrqs)
                Take(Invariant($"pin {irq.Pin.Value} of I/O APIC {irq.IoApic?.Value ?? 0}"), irq.Pin.Location, domain);
            foreach (MsiIrqRequest message in domain.MsiIrqs)
            {
                string device = Parse(message.PciDevice.Value) is { } parsed ? Title(parsed) : message.PciDevice.Value;
                Take(Invariant($"the message {message.Handle.Value} (handle) of {device}"), message.Handle.Location, domain);
            }
        }

        void Take(string source, SourceLocation at, ProtectionDomainRequest domain)
        {
            if (seen.TryGetValue(source, out (string Domain, SourceLocation At) first))
                context.Report(DomainDiagnostics.InterruptTwice(source, first.Domain, first.At, at));
            else
                seen[source] = (domain.Name.Value, at);
        }
    }

    // The kernel gives a port to one protection domain, and only once.
    private static void CheckPorts(PlanContext context)
    {
        List<(AddressRange Range, string Domain, SourceLocation At)> ports = [];
        TakenAddresses taken = new();
        foreach (ProtectionDomainRequest domain in context.Domains)
        {
            foreach (IoPortRequest port in domain.IoPorts.Where(IsPossible))
            {
                AddressRange range = AddressRange.Of(port.Address.Value, port.Size.Value);
                if (!context.IsFull && taken.Overlaps(range))
                {
                    (AddressRange other, string owner, SourceLocation first) = ports.First(t => t.Range.Overlaps(range));
                    context.Report(PcDiagnostics.PortOverlap(range, other, owner, first, port.Address.Location));
                }

                ports.Add((range, domain.Name.Value, port.Address.Location));
                taken.Add(range);
            }
        }
    }

    private static void CheckRange(PlanContext context, IoPortRequest port)
    {
        (ulong address, ulong size) = (port.Address.Value, port.Size.Value);
        if (size == 0)
            context.Report(PcDiagnostics.EmptyPorts(address, port.Size.Location));
        else if (!IsPossible(port))
            context.Report(PcDiagnostics.PortsAboveLast(address, size, address > MicrokitLimits.LastIoPort ? port.Address.Location : port.Size.Location));
    }

    private static bool IsPossible(IoPortRequest port) =>
        port.Size.Value > 0 && port.Address.Value <= MicrokitLimits.LastIoPort && port.Size.Value <= MicrokitLimits.LastIoPort + 1 - port.Address.Value;

    private static string Title((int Bus, int Device, int Function) device) => Invariant($"{device.Bus:x}:{device.Device:x}.{device.Function:x}");

    // device = bus ":" device "." function, hexadecimal, with optional blanks around each
    private static void CheckDevice(PlanContext context, Declared<string> device)
    {
        if (Parse(device.Value) is null)
            context.Report(PcDiagnostics.Device(device.Value, device.Location));
    }

    private static (int Bus, int Device, int Function)? Parse(string text)
    {
        string[] halves = text.Split([':'], 2);
        string[] rest = halves.Length == 2 ? halves[1].Split(['.'], 2) : [];
        return rest.Length == 2 && Number(halves[0], 0xff) is { } bus && Number(rest[0], 0x1f) is { } device && Number(rest[1], 7) is { } function
            ? (bus, device, function)
            : null;

        static int? Number(string digits, int most) =>
            int.TryParse(digits.Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int value) && value >= 0 && value <= most ? value : null;
    }

    private static void CheckMachine(PlanContext context, ProtectionDomainRequest domain)
    {
        string name = domain.Name.Value;
        if (domain.Children.Count > 0)
            context.Report(PcDiagnostics.Machine(name, "children", domain.Children[0].Name.Location));
        foreach (ChannelRequest channel in context.Request.Channels)
        {
            foreach ((ChannelEndRequest caller, ChannelEndRequest callee) in ((ChannelEndRequest, ChannelEndRequest)[])[(channel.First, channel.Second), (channel.Second, channel.First)])
            {
                if (caller.ProtectedCalls is { Value: true } calls && string.Equals(callee.ProtectionDomain.Value, name, StringComparison.Ordinal))
                    context.Report(PcDiagnostics.Machine(name, $"'{caller.ProtectionDomain.Value}' calls it", calls.Location));
            }
        }
    }

    private static void CheckAddressSpaces(PlanContext context)
    {
        Dictionary<string, (string Name, SourceLocation At)> seen = new(StringComparer.Ordinal);
        foreach (IoAddressSpaceRequest space in context.Request.IoAddressSpaces)
        {
            CheckDevice(context, space.PeripheralId);
            Take($"the name '{space.Name.Value}'", space.Name.Location, space);
            Take(Invariant($"the domain {space.DomainId.Value}"), space.DomainId.Location, space);
            if (Parse(space.PeripheralId.Value) is { } device)
                Take(Invariant($"the device {device.Bus:x2}:{device.Device:x2}.{device.Function:x}"), space.PeripheralId.Location, space);
        }

        void Take(string what, SourceLocation at, IoAddressSpaceRequest space)
        {
            if (seen.TryGetValue(what, out (string Name, SourceLocation At) first))
                context.Report(PcDiagnostics.AddressSpace(what, first.Name, first.At, at));
            else
                seen[what] = (space.Name.Value, at);
        }
    }

    private static void CheckMaps(PlanFacts facts, IoAddressSpaceRequest space)
    {
        string title = $"I/O address space '{space.Name.Value}'";
        List<(string Region, AddressRange Range)> taken = [];
        foreach (IoMapRequest map in space.Maps)
        {
            if (map.Permissions is { } letters && (letters.Value.Length == 0 || letters.Value.Any(static c => c is not ('r' or 'w'))))
                facts.Context.Report(MemoryDiagnostics.IoPermissions(letters.Value, letters.Location));
            if (facts.Find(map.Region.Value) is not { } region)
            {
                HandDeclarationRules.ReportUnknown(facts, map.Region);
                continue;
            }

            if (region.PageBytes == MicrokitLimits.LargePageBytes)
                facts.Context.Report(PcDiagnostics.LargePages(region.Name, map.Region.Location));
            CheckRange(facts, map, region, title, taken);
        }
    }

    private static void CheckRange(PlanFacts facts, IoMapRequest map, NamedRegion region, string title, List<(string Region, AddressRange Range)> taken)
    {
        AddressRange range = AddressRange.Of(map.Address.Value, region.Size);
        MissingPrefix.CheckPages(facts, $"the map of '{region.Name}': address", "iovaddr", map.Address, MicrokitLimits.PageBytes);
        foreach ((string other, AddressRange otherRange) in taken.Where(t => t.Range.Overlaps(range)))
            facts.Context.Report(MemoryDiagnostics.MapOverlap(region.Name, range, other, otherRange, title, map.Address.Location));
        if (range.End > MicrokitLimits.IoAddressEnd)
            facts.Context.Report(MemoryDiagnostics.OutOfSpace(region.Name, range, MicrokitLimits.IoAddressEnd, map.Address.Location));
        taken.Add((region.Name, range));
    }
}
