using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Context;

/// <summary>What every step of a plan sees: the request, the board, the kernel's share, and where to report.</summary>
internal sealed class PlanContext
{
    private readonly List<PlanFinding> _findings = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<string, ProtectionDomainRequest> _byName = new(StringComparer.Ordinal);
    private readonly ILookup<ProtectionDomainRequest, Holder> _holders;
    private ILookup<string, ChannelEndRequest>? _ends;

    public PlanContext(SystemRequest request, Sel4Board board, CancellationToken cancel)
    {
        Cancel = cancel;
        Request = request;
        Board = board;
        Devices = new DeviceLookup(board.Hardware);
        Kernel = KernelShare.Of(board);
        Domains = [.. request.AllProtectionDomains];
        foreach (ProtectionDomainRequest domain in Domains)
        {
            if (!_byName.ContainsKey(domain.Name.Value))
                _byName[domain.Name.Value] = domain;
        }

        Architecture = Kernel.Architecture == Architecture.Unknown && IsForX86(request, Domains) ? Architecture.X86 : Kernel.Architecture;
        Holders = [.. Domains.SelectMany(static d => new Holder[] { new(d, null) }.Concat(d.VirtualMachines.Take(1).Select(m => new Holder(d, m))))];
        _holders = Holders.ToLookup(static h => h.Domain, ByReference<ProtectionDomainRequest>.Comparer);
    }

    /// <summary>Ends the work early: every step and every rule asks it.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>What was declared.</summary>
    public SystemRequest Request { get; }

    /// <summary>The board.</summary>
    public Sel4Board Board { get; }

    /// <summary>Its devices by name.</summary>
    public DeviceLookup Devices { get; }

    /// <summary>What the kernel keeps.</summary>
    public KernelShare Kernel { get; }

    /// <summary>
    /// What the system is for: the architecture of the board or, where the board does not say it, x86 if the system has
    /// elements that only x86 has. An x86 machine has no devicetree.
    /// </summary>
    public Architecture Architecture { get; }

    /// <summary>The protection domains, each before its children.</summary>
    public IReadOnlyList<ProtectionDomainRequest> Domains { get; }

    /// <summary>
    /// Whether the name of a domain is that of an earlier one. That is reported; what it holds under the other's name would
    /// only follow from it.
    /// </summary>
    public bool IsNamesake(ProtectionDomainRequest domain) => !ReferenceEquals(domain, _byName[domain.Name.Value]);

    /// <summary>Whether a name of one domain was meant to be another, which no domain has then.</summary>
    public bool HasNamesakes => _byName.Count < Domains.Count;

    /// <summary>The domains and their machines in the order of the declaration, each domain before its machine.</summary>
    public IReadOnlyList<Holder> Holders { get; }

    /// <summary>Whether so much was found that no more is reported.</summary>
    public bool IsFull => _diagnostics.Count >= ReportLimit.MostReports;

    /// <summary>What the rules found so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>What planning found, in the order in which it was found.</summary>
    public IReadOnlyList<PlanFinding> Findings => _findings;

    /// <summary>The first protection domain of a name; null where there is none.</summary>
    public ProtectionDomainRequest? FindDomain(string name) => _byName.TryGetValue(name, out ProtectionDomainRequest? domain) ? domain : null;

    /// <summary>A protection domain, and its machine.</summary>
    public IEnumerable<Holder> HoldersOf(ProtectionDomainRequest domain) => _holders[domain];

    /// <summary>The ends of channels at the protection domain of a name, in the order of the declaration.</summary>
    public IEnumerable<ChannelEndRequest> EndsAt(string domain) => (_ends ??= Request.Channels
        .SelectMany(static channel => (ChannelEndRequest[])[channel.First, channel.Second]).ToLookup(static end => end.ProtectionDomain.Value, StringComparer.Ordinal))[domain];

    /// <summary>Notes what planning found.</summary>
    public void Report(PlanFinding finding)
    {
        if (_findings.Count < ReportLimit.MostReports && !_findings.Contains(finding))
            _findings.Add(finding);
    }

    /// <summary>Notes a diagnostic of a rule.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (!IsFull && !_diagnostics.Contains(diagnostic))
            _diagnostics.Add(diagnostic);
    }

    // With interrupts by number, which x86 does not have, nothing follows.
    private static bool IsForX86(SystemRequest request, IReadOnlyList<ProtectionDomainRequest> domains) =>
        (request.IoAddressSpaces.Count > 0 || domains.Any(static d => d.IoPorts.Count + d.IoApicIrqs.Count + d.MsiIrqs.Count > 0))
        && domains.All(static d => d.Irqs.Count == 0);
}
