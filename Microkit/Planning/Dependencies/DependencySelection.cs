using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Devices;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Planning.Pages;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Dependencies;

/// <summary>Passes the devices that a device needs with it, if its declaration says so.</summary>
internal sealed class DependencySelection(PlanContext context, DeviceResolution resolution)
{
    /// <summary>The declared devices, each followed by those that are passed because it needs them.</summary>
    public ImmutableArray<PassedDevice> AddTo(ImmutableArray<PassedDevice> declared)
    {
        if (!declared.Any(static p => p.Request.WithDependencies))
            return declared;
        BusWindows windows = new(context.Board, context.Cancel);
        context.Cancel.ThrowIfCancellationRequested();
        HashSet<Node> units = [.. context.Board.Devices.Where(static d => d.IsSystemIommu()).Select(static d => d.Node)];
        HashSet<(Holder Holder, Node Node)> held = [.. declared.Select(static p => (p.Holder, p.Device.Node))];
        HashSet<(Holder Holder, Node Node, int Index)> delivered = [.. declared.SelectMany(static p => p.Device.Interrupts.Select(i => (p.Holder, i.Owner, i.Index)))];
        List<PassedDevice> all = [];
        foreach (PassedDevice passed in declared)
        {
            context.Cancel.ThrowIfCancellationRequested();
            all.Add(passed);
            if (!passed.Request.WithDependencies || !passed.Device.IsPassable())
                continue;
            Node[] excluded = [.. passed.Request.Exclude.Select(name => context.Devices.Find(name.Value)?.Node).OfType<Node>()];
            NeededDevices needed = new(passed, [.. units, .. excluded], context, windows);
            if (excluded.Length > 0)
                passed.ExcludedDependencies = [.. new NeededDevices(passed, units, context, windows).Holding(excluded, context.Board)];

            // Devices that were passed with an earlier device are not passed again.
            List<NeededDevice> along = [];
            foreach (NeededDevice one in needed.Devices)
            {
                if (held.Add((passed.Holder, one.Device.Node)))
                    along.Add(one);
            }

            List<DeviceInterrupt> interrupts = [];
            foreach (DeviceInterrupt interrupt in needed.Interrupts)
            {
                if (delivered.Add((passed.Holder, interrupt.Owner, interrupt.Index)) || needed.IsOfPart(interrupt))
                    interrupts.Add(interrupt);
            }

            passed.InterruptsOfDependencies = [.. interrupts];
            all.AddRange(along.Select(n => resolution.With(passed, n.Device)));
            NeededDevice[] signalling = [.. needed.Signalling.Where(n => interrupts.Any(i => i.Owner == n.Device.Node))];
            if (along.Count + signalling.Length + needed.LeftOut.Count > 0)
                context.Report(new PlanFinding.Needed(passed.Device, along.ToValueList(), signalling.ToValueList(), needed.LeftOut.ToValueList(), passed.Location));
        }

        return [.. all];
    }
}
