using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Request;
using Boards.Microkit.Rules.Memory;

namespace Boards.Microkit.Rules.Mapping;

/// <summary>Finds the registers that a memory region without a device was meant for.</summary>
internal sealed class MeantRegisters
{
    private const int BitsOfDigit = 4;
    private const int Digits = 16;

    private readonly PlanFacts _facts;

    // The enabled devices with registers, and all of their registers.
    private readonly ImmutableArray<Device> _devices;
    private readonly ImmutableArray<DeviceRegion> _registers;
    private readonly Dictionary<Node, int> _order = [];
    private readonly Dictionary<ulong, int> _byPage = [];
    private readonly Dictionary<ProtectionDomainRequest, int?> _untouched = new(ByReference<ProtectionDomainRequest>.Comparer);

    public MeantRegisters(PlanFacts facts)
    {
        _facts = facts;
        _devices = [.. facts.Context.Board.Devices.Where(static d => d is { Role: DeviceRole.Device, IsEnabled: true } && d.Regions.Any(static r => r.IsMemoryMapped))];
        _registers = [.. _devices.SelectMany(static d => d.Regions).Where(static r => r.IsMemoryMapped)];
        for (int i = 0; i < _devices.Length; i++)
            _order[_devices[i].Node] = i;
        for (int i = _registers.Length - 1; i >= 0; i--)
            _byPage[_registers[i].PageAddress] = i;
    }

    /// <summary>
    /// The registers at the address of the region's map in the guest; or those of a device whose interrupt is delivered without them; or
    /// those whose address is similar, or has the same digits and is hexadecimal. Null if none of them is likely.
    /// </summary>
    /// <param name="region">The region.</param>
    /// <param name="contents">What the board has there.</param>
    public DeviceRegion? By(MemoryRegionRequest region, RegionContents contents)
    {
        HandMap[] maps = [.. _facts.Reach.MapsOf(region)];
        Device? device = maps.Where(static m => m.Holder.IsMachine && m.IsMoved).Select(m => _facts.Reach.Physical.DeviceAt(m.Map.Address.Value)).FirstOrDefault(static d => d is not null)
            ?? (maps.Select(static m => m.Holder.Domain).Distinct(ByReference<ProtectionDomainRequest>.Comparer).Min(FirstUntouched) is { } first ? _devices[first] : null);
        if (device is not null)
            return device.Regions.First(static r => r.IsMemoryMapped);
        int? similar = SlipsOf(contents.Range.Start).Min(OnPage);
        similar ??= region.PhysicalAddress is { } written && MissingPrefix.Hexadecimal(written) is { } hexadecimal ? OnPage(hexadecimal) : null;
        return similar is { } found ? _registers[found] : null;
    }

    private int? OnPage(ulong address) => _byPage.TryGetValue(address, out int at) ? at : null;

    // The first device with an interrupt that is delivered to a domain, but with no registers that the domain or its machine maps.
    private int? FirstUntouched(ProtectionDomainRequest domain)
    {
        if (!_untouched.TryGetValue(domain, out int? first))
        {
            Holder[] holders = [.. _facts.Context.HoldersOf(domain)];
            first = domain.Irqs.SelectMany(irq => _facts.Reach.InterruptsWith(irq.Number.Value)).Select(static i => i.Owner).Distinct()
                .Where(node => _order.ContainsKey(node) && _facts.Context.Board[node] is var device
                    && _facts.Reach.IsDelivered(domain, device) && !holders.Any(h => _facts.Reach.Touches(h, device)))
                .Min(node => (int?)_order[node]);
            _untouched.Add(domain, first);
        }

        return first;
    }

    // The addresses with as many digits of which one differs, or two neighbouring ones are exchanged.
    private static IEnumerable<ulong> SlipsOf(ulong address)
    {
        int length = LengthOf(address);
        for (int at = 0; at < length; at++)
        {
            for (ulong digit = 0; digit < Digits; digit++)
            {
                if (With(address, at, digit) is var other && other != address && LengthOf(other) == length)
                    yield return other;
            }

            if (at + 1 < length && With(With(address, at, DigitOf(address, at + 1)), at + 1, DigitOf(address, at)) is var exchanged
                && exchanged != address && LengthOf(exchanged) == length)
                yield return exchanged;
        }
    }

    private static int LengthOf(ulong address) => address.ToString("x", CultureInfo.InvariantCulture).Length;

    private static ulong DigitOf(ulong address, int at) => (address >> (at * BitsOfDigit)) % Digits;

    private static ulong With(ulong address, int at, ulong digit) => address ^ ((DigitOf(address, at) ^ digit) << (at * BitsOfDigit));
}
