using System.Collections.Generic;
using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Microkit.Rules.Devices;
using Boards.Microkit.Rules.Domains;
using Boards.Microkit.Rules.Format;
using Boards.Microkit.Rules.Guests;
using Boards.Microkit.Rules.Interrupts;
using Boards.Microkit.Rules.Mapping;
using Boards.Microkit.Rules.Memory;
using Boards.Microkit.Xml.Syntax;

namespace Boards.Microkit.Rules;

/// <summary>Every rule of the system layer, by id.</summary>
public static class SystemDiagnostics
{
    /// <summary>All rules.</summary>
    public static ImmutableArray<DiagnosticRule> All { get; } =
    [
        .. DeviceDiagnostics.All, .. MemoryDiagnostics.All, .. GuestDmaDiagnostics.All, .. InterruptDiagnostics.All, .. DomainDiagnostics.All, .. DependencyDiagnostics.All,
        .. VersionDiagnostics.All, .. RegionDiagnostics.All, .. SchedulingDiagnostics.All, .. PcDiagnostics.All,
        .. FormatDiagnostics.All,
        .. MappingDiagnostics.All, .. DeliveryDiagnostics.All,
        .. ImageDiagnostics.All, .. VirtualDeviceDiagnostics.All, .. GuestTreeDiagnostics.All, .. HandWrittenTreeDiagnostics.All,
    ];

    /// <summary>An exclusion has no effect.</summary>
    public static DiagnosticRule IdleExclusion => DeviceDiagnostics.NothingExcludedRule;

    /// <summary>The board that a system names is neither a source of the project nor a referenced class.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="known">The known boards.</param>
    /// <param name="at">The argument.</param>
    public static Diagnostic UnknownBoard(string name, IEnumerable<string> known, SourceLocation at) =>
        DeviceDiagnostics.UnknownBoard(name, [.. known], at);

    /// <summary>The version that a system names is not a version of Microkit.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="at">The argument.</param>
    public static Diagnostic UnknownVersion(string name, SourceLocation at) => VersionDiagnostics.UnknownVersion(name, at);

    /// <summary>The name of the board in a system matches several boards.</summary>
    /// <param name="name">The name as written.</param>
    /// <param name="candidates">The boards that it matches.</param>
    /// <param name="at">The argument.</param>
    public static Diagnostic AmbiguousBoard(string name, IEnumerable<string> candidates, SourceLocation at) =>
        DeviceDiagnostics.AmbiguousBoard(name, string.Join(", ", candidates), at);
}
