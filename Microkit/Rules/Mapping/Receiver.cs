using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Memory;
using Boards.Microkit.Request;

namespace Boards.Microkit.Rules.Mapping;

/// <summary>A protection domain that receives interrupts by number, with what it and its machine have.</summary>
internal sealed class Receiver
{
    private readonly Lazy<bool> _hasUnsureMap;
    private readonly Lazy<HashSet<Node>> _misplaced;
    private readonly Lazy<HashSet<Node>> _providers;
    private readonly Lazy<Meanings> _meanings;

    public Receiver(PlanFacts facts, ProtectionDomainRequest domain, Lazy<MeantRegisters> meant, Lazy<NumberedDevices> numbered)
    {
        Holders = [.. facts.Context.HoldersOf(domain)];
        _hasUnsureMap = new(() => Holders.SelectMany(static h => h.Maps).Any(map => IsUnsure(facts, map)));
        _misplaced = new(() => [.. Misplaced(facts, meant).OfType<Node>()]);
        _providers = new(() => [.. Holders.SelectMany(h => facts.HeldBy(h)).SelectMany(held => facts.Context.Board.Dependencies.Of(held.Device.Node)).Select(static d => d.Provider)]);
        _meanings = new(() => new Meanings(facts, Holders, numbered.Value));
    }

    /// <summary>The protection domain, and its machine.</summary>
    public Holder[] Holders { get; }

    /// <summary>Whether it has a map of an unknown region, or of one that overlaps another: it may be the map of the device. Another rule reports it.</summary>
    public bool HasUnsureMap => _hasUnsureMap.Value;

    /// <summary>The interrupt that was probably meant by a number.</summary>
    public Meaning MeaningOf(uint number) => _meanings.Value.Of(number);

    /// <summary>Whether a map was meant for a device; it is reported at the map, or at its region.</summary>
    public bool IsMisplaced(Node device) => _misplaced.Value.Contains(device);

    /// <summary>Whether one of its devices refers to a device.</summary>
    public bool RefersTo(Node device) => _providers.Value.Contains(device);

    private static bool IsUnsure(PlanFacts facts, MapRequest map) =>
        facts.Find(map.Region.Value) is not { } region || (region.Range is { } range && facts.NamedRegionsIn(range).Any(other => other.Name != region.Name));

    private IEnumerable<Node?> Misplaced(PlanFacts facts, Lazy<MeantRegisters> meant) => Holders.SelectMany(facts.Reach.MapsOf).Select(map =>
        map.Contents is { IsNothing: true } nothing ? meant.Value.By(map.Region, nothing)?.Owner
        : map.Holder.IsMachine && (map.Contents is null || map is { IsMoved: true, Contents.IsMemory: false }) ? facts.Reach.Physical.DeviceAt(map.Map.Address.Value)?.Node
        : null);
}
