using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Microkit.Model;

namespace Boards.Microkit.Xml;

/// <summary>What a version of Microkit has to be told in another place, or at all.</summary>
internal sealed class Dialect
{
    private readonly HashSet<string> _called;
    private readonly HashSet<string> _large;

    public Dialect(SystemDescription system)
    {
        Version = system.Version;
        ProtectionDomain[] domains = [.. Flatten(system.ProtectionDomains)];
        _called = new HashSet<string>(
            system.Channels.SelectMany(static c => (string?[])[Callee(c.First, c.Second), Callee(c.Second, c.First)]).OfType<string>(), StringComparer.Ordinal);
        ILookup<string, ulong> addresses = domains.SelectMany(static d => d.Maps.Concat(d.VirtualMachine?.Maps ?? []))
            .ToLookup(static m => m.Region, static m => m.Address, StringComparer.Ordinal);
        _large = new HashSet<string>(
            system.MemoryRegions.Where(r => r.Size is > 0 && IsLarge(r.Size.Value) && IsLarge(r.PhysicalAddress ?? 0) && addresses[r.Name].All(IsLarge))
                .Select(static r => r.Name),
            StringComparer.Ordinal);
    }

    /// <summary>The version.</summary>
    public MicrokitVersion Version { get; }

    /// <summary>Whether virtual machines have an id and a core of their own rather than virtual CPUs.</summary>
    public bool HasMachineIds => Version == MicrokitVersion.Sel4cp;

    /// <summary>Whether a domain says itself that it can be called. Since 2.0 the end of a channel says that it calls.</summary>
    public bool? AcceptsCalls(ProtectionDomain domain) =>
        Version >= MicrokitVersion.Version20 ? null : domain.AcceptsCalls ?? (_called.Contains(domain.Name) ? true : null);

    /// <summary>
    /// The page size of a region, where the tool has to be told to take the large one. The tool of 2.3 takes it by
    /// itself where everything is aligned to it; those before do not, or not surely.
    /// </summary>
    public ulong? PageSize(MemoryRegion region) => region.PageSize
        ?? (Version < MicrokitVersion.Version23 && _large.Contains(region.Name) ? MicrokitLimits.LargePageBytes : null);

    private static string? Callee(ChannelEnd caller, ChannelEnd callee) => caller.ProtectedCalls == true ? callee.ProtectionDomain : null;

    private static bool IsLarge(ulong value) => value % MicrokitLimits.LargePageBytes == 0;

    private static IEnumerable<ProtectionDomain> Flatten(IEnumerable<ProtectionDomain> domains) =>
        domains.SelectMany(static d => Flatten(d.Children).Prepend(d));
}
