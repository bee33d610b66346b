using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Reports;

/// <summary>The dependencies of a device, as text tables.</summary>
internal static class DependencyReport
{
    /// <summary>The devices that are needed, those whose registers must be mapped for that, and those that are only referred to.</summary>
    public static string Write(Sel4Board board, DependencyClosure closure)
    {
        List<string[]> needs = [["needs", "by the registers of", "because of"]];
        needs.AddRange(closure.Requirements.Select(need => new[] { Name(board[need.Node]), Owners(need), Reason(need) }));
        List<string[]> owners = [["registers", "regions"]];
        owners.AddRange(closure.RegisterOwners.Select(owner => new[] { Name(board[owner]), Regions(board[owner]) }));
        List<string[]> notes = [["information", "kind", "because of"]];
        notes.AddRange(closure.Notes.Select(note => new[] { note.Provider.Path, DependencyWords.Of(note.Kind), Reason(note) }));
        if (closure.Requirements.IsEmpty && closure.Notes.IsEmpty)
            return $"{string.Join(", ", closure.Devices.Select(static device => device.Path))}: no dependencies; its properties and interrupts lead to no other device\n";
        return string.Join("\n", new[] { needs, owners, notes }.Where(static table => table.Count > 1).Select(TextTable.Write));
    }

    private static string Name(Device device) => device.IsEnabled ? device.Path : device.Path + " (not enabled)";

    private static string Owners(Requirement need) => need.RegisterOwners.IsEmpty ? "-"
        : need.RegisterOwners is [var owner] && ReferenceEquals(owner, need.Node) ? "itself"
        : string.Join(", ", need.RegisterOwners.Select(static owner => owner.Path));

    private static string Reason(Requirement need) =>
        need.Reason is { } reason ? Reason(reason)
        : need.IsMade ? $"{need.Because.Path} makes it"
        : $"{need.Because.Path} is reached through it";

    private static string Reason(Dependency reference) =>
        FormattableString.Invariant($"{reference.Property}[{reference.Index}] of {reference.Consumer.Path}{(reference.IsProbable ? " (probably)" : "")}");

    private static string Regions(Device device) => string.Join(
        ", ", device.Regions.Where(static region => region.IsMemoryMapped).Select(static region => FormattableString.Invariant($"0x{region.Address:x}+0x{region.Size:x}")));
}
