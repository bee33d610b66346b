using System;
using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Reports;

/// <summary>The dependencies of a device: a tree, in which each node is below the first one that needs it, and a table of registers.</summary>
internal static class DependencyReport
{
    /// <summary>The devices that are needed and those that are only referred to, then the registers that must be mapped.</summary>
    public static ReportPart[] Write(Sel4Board board, Device device, DependencyClosure closure)
    {
        if (closure.Requirements.IsEmpty && closure.Notes.IsEmpty)
            return [new ReportText($"{device.Path}: no dependencies; its properties and interrupts lead to no other device\n")];
        ReportTable owners = new(
            ["registers", "regions"],
            [.. closure.RegisterOwners.Select(owner => new ReportRow([Name(board[owner]), Regions(board[owner])], !board[owner].IsEnabled))]);
        ReportTree tree = new(new ReportBranch(Name(device), Branches(board, device.Node, closure)));
        return closure.RegisterOwners.IsEmpty ? [tree] : [tree, owners];
    }

    private static List<ReportBranch> Branches(Sel4Board board, Node root, DependencyClosure closure)
    {
        ILookup<Node, Edge> edges = closure.Requirements
            .Select(need => new Edge(need.Because, need.Node, Line(board, need), !board[need.Node].IsEnabled))
            .Concat(closure.Notes.Select(note => new Edge(note.Consumer, note.Provider, $"{Reason(note)}: {note.Provider.Path} ({DependencyWords.Of(note.Kind)})", true)))
            .ToLookup(static edge => edge.From);
        HashSet<Node> shown = [];
        List<ReportBranch> branches = Below(root);

        // What is needed by a chip above a node, if the chip itself is not in the list.
        foreach (IGrouping<Node, Edge> rest in edges.Where(group => !shown.Contains(group.Key)))
            branches.Add(new ReportBranch(rest.Key.Path, Below(rest.Key)));
        return branches;

        List<ReportBranch> Below(Node node) => shown.Add(node)
            ? [.. edges[node].Select(edge => new ReportBranch(edge.Text, Below(edge.To), edge.IsFaint))]
            : [];
    }

    private static string Line(Sel4Board board, Requirement need)
    {
        string name = Name(board[need.Node]);
        string owners = need.RegisterOwners.IsEmpty || (need.RegisterOwners is [var owner] && ReferenceEquals(owner, need.Node))
            ? ""
            : ", by the registers of " + string.Join(", ", need.RegisterOwners.Select(static owner => owner.Path));
        return need.Reason is { } reason ? $"{Reason(reason)}: {name}{owners}"
            : need.IsMade ? $"{name}, which its driver makes{owners}"
            : $"{name}, through which it is reached{owners}";
    }

    private static string Name(Device device) => device.IsEnabled ? device.Path : device.Path + " (not enabled)";

    private static string Reason(Dependency reference) =>
        FormattableString.Invariant($"{reference.Property}[{reference.Index}]{(reference.IsProbable ? " (probably)" : "")}");

    private static string Regions(Device device) => string.Join(
        ", ", device.Regions.Where(static region => region.IsMemoryMapped).Select(static region => FormattableString.Invariant($"0x{region.Address:x}+0x{region.Size:x}")));

    private readonly record struct Edge(Node From, Node To, string Text, bool IsFaint);
}
