using System.Collections.Immutable;
using Boards.Devicetree.Text;

namespace Boards.Generator.Diagnostics;

/// <summary>Diagnostics about the use of a board's classes in C#.</summary>
internal static class UsageDiagnostics
{
    public static readonly DiagnosticRule DisabledRule =
        new("BRD4001", "A disabled device is used", Severity.Warning);

    public static readonly DiagnosticRule ReservedRule =
        new("BRD4002", "A reserved device is used", Severity.Warning);

    public static readonly DiagnosticRule FailedRule =
        new("BRD4003", "A failed device is used", Severity.Warning);

    public static readonly DiagnosticRule KernelOwnedRule =
        new("BRD4004", "A resource that the kernel reserves is used", Severity.Warning);

    /// <summary>All rules of this class.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } = [DisabledRule, ReservedRule, FailedRule, KernelOwnedRule];

    /// <summary>The status of the device, or of a node above it, is <c>disabled</c> or unknown.</summary>
    public static Diagnostic Disabled(string path, SourceLocation at, string? by) => new(
        DisabledRule, at, by is null ? $"{path}: used here, but disabled in the devicetree" : $"{path}: used here, but {by} is disabled in the devicetree");

    /// <summary>Its status is <c>reserved</c>.</summary>
    public static Diagnostic Reserved(string path, SourceLocation at) => new(
        ReservedRule, at, $"{path}: used here, but reserved for other software in the devicetree");

    /// <summary>Its status is <c>fail</c>.</summary>
    public static Diagnostic Failed(string path, SourceLocation at) => new(
        FailedRule, at, $"{path}: used here, but its status in the devicetree is 'fail'");

    /// <summary>Mapping its pages, or registering its interrupt, fails at boot.</summary>
    public static Diagnostic KernelOwned(string path, string what, string purpose, SourceLocation at) => new(
        KernelOwnedRule, at, $"{path}: {what} is used here, but reserved by the kernel ({purpose})");
}
