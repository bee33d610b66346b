using System.Collections.Immutable;
using Boards.Devicetree.Text;
using static System.FormattableString;

namespace Boards.Microkit.Rules.Format;

/// <summary>Rules about the version of Microkit and what it supports.</summary>
internal static class VersionDiagnostics
{
    public static readonly DiagnosticRule LacksRule = new("BRD3319", "A declaration is not supported by the version of Microkit", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule UnknownVersionRule = new("BRD3320", "The version of Microkit is unknown", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule OneVcpuRule = new("BRD3321", "The version of Microkit supports one virtual CPU only", Severity.Error, breaksOutput: true);
    public static readonly DiagnosticRule SmcKernelRule = new("BRD3322", "The version's kernel does not allow secure monitor calls", Severity.Warning);

    public static ImmutableArray<DiagnosticRule> All { get; } = [LacksRule, UnknownVersionRule, OneVcpuRule, SmcKernelRule];

    /// <summary>The tool of this version does not read the element or attribute.</summary>
    public static Diagnostic Lacks(string what, string versions, MicrokitVersion version, SourceLocation at) =>
        new(LacksRule, at, $"{what} is supported by {versions}, but the system is for {version.Title()}");

    /// <summary>The name is not that of a version.</summary>
    public static Diagnostic UnknownVersion(string name, SourceLocation at) =>
        new(UnknownVersionRule, at, $"the version '{name}' of Microkit is unknown; expected one of: {string.Join(", ", MicrokitVersions.AllNames)}");

    /// <summary>More than one virtual CPU is supported since 2.0.</summary>
    public static Diagnostic OneVcpu(string machine, int count, MicrokitVersion version, SourceLocation at) =>
        new(OneVcpuRule, at, Invariant($"virtual machine '{machine}' has {count} virtual CPUs; {version.Title()} supports one"));

    /// <summary>The option is off in the kernels that come with the version.</summary>
    public static Diagnostic SmcKernel(string domain, MicrokitVersion version, SourceLocation at) =>
        new(SmcKernelRule, at, $"'{domain}': for smc, {version.Title()} needs a kernel that is built with KernelAllowSMCCalls; its own kernels are not");
}
