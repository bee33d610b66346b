using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Microkit.Rules.Devices;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Format;

/// <summary>Scheduling domains and their schedule.</summary>
internal static class SchedulingDiagnostics
{
    public static readonly DiagnosticRule NoDomainRule = new("BRD3327", "A protection domain has no scheduling domain", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule UnknownRule = new("BRD3328", "The scheduling domain is unknown", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule TwiceRule = new("BRD3329", "The name or id of a scheduling domain is used twice", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule LimitRule = new("BRD3330", "There are too many scheduling domains", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule ScheduleRule = new("BRD3331", "A schedule is not valid", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule DurationRule = new("BRD3332", "An entry of a schedule has a duration of 0", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule CoresRule = new("BRD3333", "Scheduling domains are supported on one core only", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule MachineDomainRule = new("BRD3347", "A virtual machine does not run in its scheduling domain", Severity.Warning);

    public static ImmutableArray<DiagnosticRule> All { get; } =
        [NoDomainRule, UnknownRule, TwiceRule, LimitRule, ScheduleRule, DurationRule, CoresRule, MachineDomainRule];

    /// <summary>If a system has scheduling domains, each protection domain must belong to one.</summary>
    public static Diagnostic NoDomain(string protectionDomain, SourceLocation at) =>
        new(NoDomainRule, at, $"'{protectionDomain}' has no scheduling domain, but the system declares scheduling domains");

    /// <summary>The name is not that of a scheduling domain.</summary>
    public static Diagnostic Unknown(string name, string? suggestion, SourceLocation at) =>
        new Diagnostic(UnknownRule, at, $"the scheduling domain '{name}' is unknown").Suggesting(suggestion);

    /// <summary>Names and ids must be unique.</summary>
    public static Diagnostic Twice(string what, SourceLocation first, SourceLocation at) =>
        new(TwiceRule, at, $"{what} is already used by another scheduling domain", Places.At(first, "the other"));

    /// <summary>The limit is the kernel's <c>KernelNumDomains</c>.</summary>
    public static Diagnostic Id(string name, ulong id, SourceLocation at) => new(LimitRule, at,
        Invariant($"the id {id} of scheduling domain '{name}' is not between 0 and {MicrokitLimits.MaxSchedulingDomains - 1}"));

    /// <summary>The limit is the kernel's <c>KernelNumDomains</c>.</summary>
    public static Diagnostic TooMany(int count, SourceLocation at) => new(LimitRule, at,
        Invariant($"there are {count} scheduling domains; at most {MicrokitLimits.MaxSchedulingDomains} are possible"));

    /// <summary>The schedule has no entries, or too many.</summary>
    public static Diagnostic Length(int count, SourceLocation at) => new(ScheduleRule, at,
        Invariant($"the schedule has {count} entries; expected 1 to {MicrokitLimits.MaxScheduleEntries}"));

    /// <summary>The start index is after the end of the schedule.</summary>
    public static Diagnostic Start(ulong index, int count, SourceLocation at) => new(ScheduleRule, at,
        Invariant($"the schedule begins with entry {index}, counted from 0, but it has {count}"));

    /// <summary>The schedule does not fit in the kernel's table.</summary>
    public static Diagnostic Shift(ulong shift, int count, SourceLocation at) => new(ScheduleRule, at,
        Invariant($"the schedule of {count} entries begins at index {shift}; the kernel's table holds {MicrokitLimits.MaxScheduleEntries}"));

    /// <summary>The duration of an entry must be greater than 0.</summary>
    public static Diagnostic Duration(string domain, SourceLocation at) => new(DurationRule, at, $"an entry of '{domain}' has a duration of 0");

    /// <summary>A kernel is built either for several cores or with scheduling domains.</summary>
    public static Diagnostic Cores(string who, int cpu, SourceLocation at) => new(CoresRule, at,
        Invariant($"'{who}' runs on core {cpu}, but a kernel with scheduling domains has one core"));

    /// <summary>The tool sets only the domain of the protection domain.</summary>
    public static Diagnostic MachineDomain(string machine, string domain, MicrokitVersion version, SourceLocation at) => new(MachineDomainRule, at,
        $"'{machine}': {version.Title()} leaves its virtual CPUs in scheduling domain 0, although its protection domain is in '{domain}'");
}
