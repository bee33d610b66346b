using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Request;
using Boards.Microkit.Request.X86;

namespace Boards.Microkit.Planning.Interrupts;

/// <summary>
/// Assigns an id to every interrupt and every channel end. Declared ids are assigned first; then channel ends and interrupts
/// get the lowest free ids in the order of the declaration, so that additions at the end do not change existing ids.
/// </summary>
internal sealed class InterruptPlan
{
    private readonly PlanContext _context;
    private readonly Dictionary<string, IdSpace> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, List<InterruptClaim>> _lines = [];
    private readonly List<uint> _order = [];
    private readonly Dictionary<ChannelEndRequest, int?> _ends = new(ByReference<ChannelEndRequest>.Comparer);
    private readonly Dictionary<uint, int?> _irqIds = [];

    public InterruptPlan(PlanContext context, IEnumerable<InterruptClaim> claims)
    {
        _context = context;
        foreach (InterruptClaim claim in claims.Where(claim => !context.IsNamesake(claim.Holder.Domain)))
            Join(claim);
        PcIrqClaim[] pcClaims = [.. context.Domains.Where(domain => !context.IsNamesake(domain)).SelectMany(PcIrqClaim.Of)];
        TakeDeclaredIds(pcClaims);
        TakeFreeIds(pcClaims, areRefused: false);
        TakeFreeIds(pcClaims, areRefused: true);
        IoApicIrqs = pcClaims.Where(static c => c.GivenId is not null && c.Pin is not null)
            .ToLookup(static c => c.Domain, static c => c.Pin! with { Id = new(c.GivenId!.Value, c.Location) }, StringComparer.Ordinal);
        MsiIrqs = pcClaims.Where(static c => c.GivenId is not null && c.Message is not null)
            .ToLookup(static c => c.Domain, static c => c.Message! with { Id = new(c.GivenId!.Value, c.Location) }, StringComparer.Ordinal);
        Irqs = _order.Where(number => _irqIds[number] is not null)
            .Select(number => new PlannedIrq(_irqIds[number]!.Value, [.. _lines[number]]))
            .ToLookup(static irq => irq.First.Holder.Domain.Name.Value, StringComparer.Ordinal);
        Channels = [.. context.Request.Channels.Select(ChannelOf).Where(static c => c is not null).Select(static c => c!)];
        ReportDisplaced();
    }

    /// <summary>The interrupts by the protection domain's name, in the order of the declaration.</summary>
    public ILookup<string, PlannedIrq> Irqs { get; }

    /// <summary>The interrupts of x86 I/O APICs by the protection domain's name.</summary>
    public ILookup<string, IoApicIrqRequest> IoApicIrqs { get; }

    /// <summary>The message-signalled interrupts of x86 by the protection domain's name.</summary>
    public ILookup<string, MsiIrqRequest> MsiIrqs { get; }

    /// <summary>The channels whose ends both have a domain and an id.</summary>
    public ImmutableArray<ChannelRequest> Channels { get; }

    // An interrupt must be unique in the system; within a domain, several devices may share its line.
    private void Join(InterruptClaim claim)
    {
        if (!_lines.TryGetValue(claim.Number, out List<InterruptClaim>? line))
        {
            _lines[claim.Number] = [claim];
            _order.Add(claim.Number);
            return;
        }

        InterruptClaim first = line[0];
        if (!string.Equals(first.Holder.Domain.Name.Value, claim.Holder.Domain.Name.Value, StringComparison.Ordinal))
            _context.Report(new PlanFinding.TwoDomains(
                claim.Device, claim.Number, first.Device, first.Holder.Domain.Name.Value, first.Location, claim.Location));
        else
            line.Add(claim);
    }

    private void TakeDeclaredIds(PcIrqClaim[] pcClaims)
    {
        foreach (ChannelEndRequest end in Ends())
        {
            if (end.Id is { Value: not -1 } id && SpaceOf(end.ProtectionDomain.Value).TryTake(id.Value, What(end), id.Location))
                _ends[end] = id.Value;
        }

        foreach (uint number in _order)
        {
            foreach (InterruptClaim claim in _lines[number])
            {
                if (claim.Id is not { } id)
                    continue;
                if (!_irqIds.TryGetValue(number, out int? given))
                {
                    if (SpaceOf(claim.Holder.Domain.Name.Value).TryTake(id.Value, What(claim), id.Location))
                        _irqIds[number] = id.Value;
                }
                else if (given is { } taken && taken != id.Value)
                    _context.Report(new PlanFinding.SharedLine(claim.Who, number, taken, id.Value, id.Location));
            }
        }

        foreach (PcIrqClaim claim in pcClaims.Where(static c => c.Id is not null))
            claim.GivenId = SpaceOf(claim.Domain).TryTake(claim.Id!.Value.Value, claim.What, claim.Id.Value.Location) ? claim.Id.Value.Value : null;
    }

    // A declared id that is refused is reported. What has it gets the highest free one, so that it moves no other, and code that uses its
    // constants compiles.
    private void TakeFreeIds(PcIrqClaim[] pcClaims, bool areRefused)
    {
        foreach (ChannelEndRequest end in Ends())
        {
            if (!_ends.ContainsKey(end) && end.Id is { Value: not -1 } == areRefused)
                _ends[end] = TakeFree(end.ProtectionDomain.Value, What(end), end.ProtectionDomain.Location, areRefused);
        }

        foreach (uint number in _order)
        {
            InterruptClaim first = _lines[number][0];
            if (!_irqIds.ContainsKey(number) && _lines[number].Any(static claim => claim.Id is not null) == areRefused)
                _irqIds[number] = TakeFree(first.Holder.Domain.Name.Value, What(first), first.Location, areRefused);
        }

        foreach (PcIrqClaim claim in pcClaims.Where(c => c.GivenId is null && c.Id is not null == areRefused))
            claim.GivenId = TakeFree(claim.Domain, claim.What, claim.Location, areRefused);
    }

    private int? TakeFree(string domain, string what, SourceLocation at, bool isRefused) =>
        isRefused ? SpaceOf(domain).TakeHighest(what, at) : SpaceOf(domain).TakeLowest(what, at);

    // Claims that get a different id because a later claim declares the id that they would have.
    private void ReportDisplaced()
    {
        foreach (IGrouping<string, Standing> domain in Standings().GroupBy(static s => s.Domain, StringComparer.Ordinal))
        {
            List<Standing> all = [.. domain];
            ILookup<int, int> declared = Enumerable.Range(0, all.Count).Where(i => all[i] is { Declared: not null, Id: not null }).ToLookup(i => all[i].Id!.Value);
            HashSet<int> before = [];
            int lowest = 0;
            for (int i = 0; i < all.Count; i++)
            {
                Standing one = all[i];
                while (before.Contains(lowest))
                    lowest++;
                int own = one.Declared is null ? lowest : one.Id ?? -1;
                before.Add(own);
                if (one.Id == own || one.Declared is not null)
                    continue;
                int later = declared[own].FirstOrDefault(at => at > i);
                if (later > 0 && all[later] is { Declared: { } at } other)
                    _context.Report(new PlanFinding.Displaced(other.What, own, one.What, one.Id, one.At, at));
            }
        }
    }

    // The claims in the order in which ids are taken.
    private IEnumerable<Standing> Standings()
    {
        foreach (ChannelEndRequest end in Ends())
        {
            SourceLocation? declared = end.Id is { Value: not -1 } id ? id.Location : null;
            yield return new Standing(end.ProtectionDomain.Value, What(end), _ends[end], declared, end.ProtectionDomain.Location);
        }

        foreach (uint number in _order)
        {
            InterruptClaim first = _lines[number][0];
            SourceLocation? declared = _lines[number].Select(static claim => claim.Id?.Location).FirstOrDefault(static at => at is not null);
            yield return new Standing(first.Holder.Domain.Name.Value, What(first), _irqIds[number], declared, first.Location);
        }
    }

    private ChannelRequest? ChannelOf(ChannelRequest request)
    {
        return EndOf(request.First) is { } first && EndOf(request.Second) is { } second ? request with { First = first, Second = second } : null;

        ChannelEndRequest? EndOf(ChannelEndRequest end) =>
            _ends[end] is { } id && IsKnown(end) ? end with { Id = end.ProtectionDomain.With(id) } : null;
    }

    private bool IsKnown(ChannelEndRequest end) => _context.FindDomain(end.ProtectionDomain.Value) is not null;

    private IEnumerable<ChannelEndRequest> Ends() =>
        _context.Request.Channels.SelectMany(static c => (ChannelEndRequest[])[c.First, c.Second]);

    private IdSpace SpaceOf(string domain) =>
        _ids.TryGetValue(domain, out IdSpace? ids) ? ids : _ids[domain] = new IdSpace($"protection domain '{domain}'", _context, MicrokitLimits.MaxIdOf(_context.Request.Version));

    private static string What(ChannelEndRequest end) => $"the channel of '{end.ProtectionDomain.Value}'";

    private static string What(InterruptClaim claim) =>
        claim.Device is null ? claim.Who : System.FormattableString.Invariant($"interrupt {claim.Number} ({claim.Device})");

    private sealed record Standing(string Domain, string What, int? Id, SourceLocation? Declared, SourceLocation At);
}
