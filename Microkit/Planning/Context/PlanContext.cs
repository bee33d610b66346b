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

/// <summary>The context of every step of planning: the request, the board, the kernel's share, and what is reported.</summary>
internal sealed class PlanContext
{
    private readonly List<PlanFinding> _findings = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Dictionary<string, ProtectionDomainRequest> _byName = new(StringComparer.Ordinal);
    private readonly ILookup<ProtectionDomainRequest, Holder> _holders;
    private ILookup<string, ChannelEndRequest>? _ends;
    private int? _cores;

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

    /// <summary>Ends the work early; every step and every rule checks it.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>The declared system.</summary>
    public SystemRequest Request { get; }

    /// <summary>The board.</summary>
    public Sel4Board Board { get; }

    /// <summary>Its devices by name.</summary>
    public DeviceLookup Devices { get; }

    /// <summary>The parts of the board that the kernel keeps.</summary>
    public KernelShare Kernel { get; }

    /// <summary>
    /// The architecture of the system: that of the board or, if the board does not have one, x86 if the system has
    /// elements that only x86 has. An x86 machine has no devicetree.
    /// </summary>
    public Architecture Architecture { get; }

    /// <summary>The number of CPUs that the board describes.</summary>
    public int Cores => _cores ??= Board.Devices.Count(static d => d.Role == DeviceRole.Cpu && string.Equals(d.Node.Find("device_type")?.String, "cpu", StringComparison.Ordinal));

    /// <summary>The protection domains, each before its children.</summary>
    public IReadOnlyList<ProtectionDomainRequest> Domains { get; }

    /// <summary>
    /// Whether a domain has the same name as an earlier one. That is reported; findings about its content under that name
    /// would only follow from it.
    /// </summary>
    public bool IsNamesake(ProtectionDomainRequest domain) => !ReferenceEquals(domain, _byName[domain.Name.Value]);

    /// <summary>Whether two domains have the same name, so that a name that was meant for one of them may not exist.</summary>
    public bool HasNamesakes => _byName.Count < Domains.Count;

    /// <summary>The domains and their machines in the order of the declaration, each domain before its machine.</summary>
    public IReadOnlyList<Holder> Holders { get; }

    /// <summary>Whether the limit of diagnostics is reached, so that no more are reported.</summary>
    public bool IsFull => _diagnostics.Count >= ReportLimit.MostReports;

    /// <summary>Whether the limit of findings is reached, so that no more are added.</summary>
    public bool HasAllFindings => _findings.Count >= ReportLimit.MostReports;

    /// <summary>The diagnostics of the rules so far.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>The findings of planning, in the order in which they were found.</summary>
    public IReadOnlyList<PlanFinding> Findings => _findings;

    /// <summary>The first protection domain with a name; null if there is none.</summary>
    public ProtectionDomainRequest? FindDomain(string name) => _byName.TryGetValue(name, out ProtectionDomainRequest? domain) ? domain : null;

    /// <summary>A protection domain, and its machine.</summary>
    public IEnumerable<Holder> HoldersOf(ProtectionDomainRequest domain) => _holders[domain];

    /// <summary>The ends of channels at the protection domain with a name, in the order of the declaration.</summary>
    public IEnumerable<ChannelEndRequest> EndsAt(string domain) => (_ends ??= Request.Channels
        .SelectMany(static channel => (ChannelEndRequest[])[channel.First, channel.Second]).ToLookup(static end => end.ProtectionDomain.Value, StringComparer.Ordinal))[domain];

    /// <summary>Adds a finding of planning.</summary>
    public void Report(PlanFinding finding)
    {
        if (!HasAllFindings && !_findings.Contains(finding))
            _findings.Add(finding);
    }

    /// <summary>Adds a diagnostic of a rule.</summary>
    public void Report(Diagnostic diagnostic)
    {
        if (!IsFull && !_diagnostics.Contains(diagnostic))
            _diagnostics.Add(diagnostic);
    }

    // A system with interrupts by number, which x86 does not have, is not taken for one for x86.
    private static bool IsForX86(SystemRequest request, IReadOnlyList<ProtectionDomainRequest> domains) =>
        (request.IoAddressSpaces.Count > 0 || domains.Any(static d => d.IoPorts.Count + d.IoApicIrqs.Count + d.MsiIrqs.Count > 0))
        && domains.All(static d => d.Irqs.Count == 0);
}
