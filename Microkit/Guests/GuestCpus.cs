using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Guests;

namespace Boards.Microkit.Guests;

/// <summary>
/// The <c>/cpus</c> node of a guest: it has a CPU for each virtual CPU, copied from the first CPUs of the board, and its <c>reg</c>
/// is the id by which the monitor identifies it. CPUs are started through PSCI, which the monitor implements. Idle states, operating
/// points, clocks, supplies and the topology belong to the host.
/// </summary>
internal static class GuestCpus
{
    private static readonly string[] Facts =
    [
        "device_type", "compatible", "reg", "enable-method", "phandle", "linux,phandle", "#cooling-cells", "next-level-cache", "mmu-type",
        "cache-level", "cache-unified", "cache-size", "cache-sets", "cache-line-size", "cache-block-size", "timebase-frequency",
    ];

    private static readonly string[] Families = ["i-cache-", "d-cache-", "tlb-", "i-tlb-", "d-tlb-", "riscv,"];

    /// <summary>Writes the CPUs.</summary>
    public static void Write(GuestDraft draft, PlannedGuest guest)
    {
        if (draft.Board.Tree.FindPath("/cpus") is not { } cpus)
            return;
        Node[] all = [.. cpus.Children.Where(IsCpu)];
        Node[] models = [.. all.Where(node => draft.Board[node].IsEnabled).Concat(all).Distinct()];
        if (models.Length == 0)
            return;
        GuestNode parent = draft[cpus];
        HashSet<Node> caches = [];
        List<GuestNode> kept = [];
        for (int i = 0; i < guest.Vcpus.Count; i++)
        {
            Node model = models[Math.Min(i, models.Length - 1)];
            GuestNode cpu = i < models.Length ? draft[model] : Copy(model);
            Write(cpu, (uint)guest.Vcpus[i], GuestCells.Of(cpus, CellCount.Address) ?? 1);
            kept.Add(cpu);
            AddCaches(draft.Board.Tree, model, caches);
        }

        parent.Children.RemoveAll(child => !(child.Origin is { } origin && !IsCpu(origin) && caches.Any(cache => IsOrHolds(origin, cache))));
        parent.Children.InsertRange(0, kept);
        foreach (GuestNode cpu in kept)
            cpu.Children.RemoveAll(child => child.Origin is { } origin && !caches.Contains(origin) && origin.Find("interrupt-controller") is null);
        AddPsci(draft);
    }

    private static bool IsCpu(Node node) => node.IsCalled("cpu") || node.Find("device_type")?.String is "cpu";

    private static GuestNode Copy(Node model)
    {
        GuestNode copy = new(model.Name, null);
        foreach (Property property in model.Properties.Where(static p => p.Name is not ("phandle" or "linux,phandle")))
            copy.Set(property);
        return copy;
    }

    private static void Write(GuestNode cpu, uint id, int cells)
    {
        cpu.Name = "cpu@" + id.ToString("x", CultureInfo.InvariantCulture);
        cpu.Keep(static p => Facts.Contains(p.Name) || Families.Any(family => p.Name.StartsWith(family, StringComparison.Ordinal)));
        cpu.Set(Property.OfCells("reg", [.. Enumerable.Repeat(0u, Math.Max(cells - 1, 0)), id]));
        cpu.Set(Property.OfStrings("enable-method", "psci"));
    }

    private static void AddCaches(DeviceTree tree, Node cpu, HashSet<Node> caches)
    {
        for (Node? at = cpu; at?.Find("next-level-cache") is { Length: 4 } next && tree.FindPhandle(next.Cell(0)) is { } cache && caches.Add(cache); at = cache)
        {
        }
    }

    private static bool IsOrHolds(Node outer, Node? node)
    {
        for (; node is not null; node = node.Parent)
        {
            if (ReferenceEquals(node, outer))
                return true;
        }

        return false;
    }

    private static void AddPsci(GuestDraft draft)
    {
        if (draft.Left.Any(static n => n.Find("compatible")?.Strings.Any(static c => c.StartsWith("arm,psci", StringComparison.Ordinal)) ?? false))
            return;
        GuestNode psci = new("psci", null);
        psci.Set(Property.OfStrings("compatible", "arm,psci-1.0", "arm,psci-0.2"));
        psci.Set(Property.OfStrings("method", "smc"));
        draft.Root.Children.RemoveAll(static child => child.Name is "psci");
        draft.Root.Children.Add(psci);
    }
}
