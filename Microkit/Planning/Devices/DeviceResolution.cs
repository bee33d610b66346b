using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Context;
using Boards.Microkit.Planning.Findings;
using Boards.Microkit.Request;

namespace Boards.Microkit.Planning.Devices;

/// <summary>Finds the devices that are passed, and gives each its name.</summary>
internal sealed class DeviceResolution(PlanContext context)
{
    private readonly Dictionary<string, (Node Node, SourceLocation At)> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(Holder Holder, Node Node), SourceLocation> _passed = [];
    private readonly HashSet<Node> _named = [];

    /// <summary>All passed devices, in the order of the declaration.</summary>
    public ImmutableArray<PassedDevice> Resolve()
    {
        List<(Holder Holder, PassthroughRequest Request, Device Device)> found = [];
        foreach (Holder holder in context.Holders)
        {
            foreach (PassthroughRequest request in holder.Passthroughs)
            {
                context.Cancel.ThrowIfCancellationRequested();
                CheckExcluded(request);
                if (Find(request.Device) is { } device && IsFirst(holder, request, device))
                    found.Add((holder, request, device));
            }
        }

        // Declared names are assigned first, so that they take precedence over the names of nodes.
        foreach ((_, PassthroughRequest request, Device device) in found)
            TakeDeclaredName(request, device);
        return [.. found.Select(one => new PassedDevice(one.Holder, one.Request, one.Device, NameOf(one.Request, one.Device)))];
    }

    /// <summary>A device that is passed because a declared device needs it. Declared devices get their names first.</summary>
    public PassedDevice With(PassedDevice declared, Device needed)
    {
        PassthroughRequest request = new()
        {
            Device = new(needed.Path, declared.Location),
            Location = declared.Request.Location,
            Interrupts = [],
            Exclude = declared.Request.Exclude,
        };
        return new PassedDevice(declared.Holder, request, needed, NameOf(request, needed)) { NeededBy = declared };
    }

    private Device? Find(Declared<string> name)
    {
        Device? device = context.Devices.Find(name.Value);
        if (device is null)
            context.Report(new PlanFinding.UnknownDevice(name.Value, context.Devices.Suggest(name.Value), context.Board.Tree.Nodes.Any(static n => !n.Labels.IsEmpty), name.Location));
        return device;
    }

    private void CheckExcluded(PassthroughRequest request)
    {
        foreach (Declared<string> excluded in request.Exclude)
            Find(excluded);
    }

    private bool IsFirst(Holder holder, PassthroughRequest request, Device device)
    {
        if (_passed.TryGetValue((holder, device.Node), out SourceLocation first))
        {
            context.Report(new PlanFinding.PassedTwice(device, holder.Title, first, request.Device.Location));
            return false;
        }

        _passed[(holder, device.Node)] = request.Device.Location;
        return true;
    }

    private void TakeDeclaredName(PassthroughRequest request, Device device)
    {
        if (request.Name is not { } name)
            return;
        if (_names.TryGetValue(name.Value, out (Node Node, SourceLocation At) other) && other.Node != device.Node)
            context.Report(new PlanFinding.DuplicateName("memory region", name.Value, other.At, name.Location));
        else
            _names[name.Value] = (device.Node, name.Location);
    }

    private string NameOf(PassthroughRequest request, Device device)
    {
        _named.Add(device.Node);
        return request.Name?.Value ?? DefaultName(device, request.Device.Location);
    }

    // Nodes with the same name are on different buses; the later ones are named by their paths.
    private string DefaultName(Device device, SourceLocation at)
    {
        Node node = device.Node;
        string name = node.Name;
        if (_names.TryGetValue(name, out (Node Node, SourceLocation At) other) && other.Node != node)
        {
            name = node.Path.TrimStart('/');
            if (!_named.Contains(other.Node))
                context.Report(new PlanFinding.NameGiven(context.Board[other.Node], node.Name, device, name, at, other.At));
        }

        _names[name] = (node, SourceLocation.None);
        return name.Length == 0 ? "root" : name;
    }
}
