using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Planning.Mapping;
using Boards.Microkit.Platforms;

namespace Boards.Microkit.Rules.Mapping;

/// <summary>The enabled devices of a board with interrupts that have numbers.</summary>
internal sealed class NumberedDevices
{
    private readonly ImmutableArray<Device> _devices;
    private readonly Dictionary<Node, int> _order = [];
    private readonly HashSet<uint> _raised;
    private readonly Dictionary<uint, DeviceInterrupt> _first;

    public NumberedDevices(Sel4Board board)
    {
        _devices = [.. board.Devices.Where(static d => d is { Role: DeviceRole.Device, IsEnabled: true } && d.Interrupts.Any(static i => i.Number is not null))];
        for (int i = 0; i < _devices.Length; i++)
            _order[_devices[i].Node] = i;
        _raised = [.. _devices.SelectMany(static d => d.Interrupts).SelectMany(Reach.NumbersOf)];
        _first = FirstOfEachNumber(_devices.Where(static d => d.Node.Find("interrupt-controller") is null));
    }

    /// <summary>Those of some nodes that are such devices, in document order.</summary>
    public IEnumerable<Device> InOrder(IEnumerable<Node> nodes) => nodes.Distinct().Where(_order.ContainsKey).Select(node => _order[node]).OrderBy(static at => at).Select(at => _devices[at]);

    /// <summary>Whether one of them raises a number, or may raise it.</summary>
    public bool Raise(uint number) => _raised.Contains(number);

    /// <summary>The first interrupt with a number, of devices that are not interrupt controllers; null if there is none.</summary>
    public DeviceInterrupt? FirstWith(uint number) => _first.TryGetValue(number, out DeviceInterrupt? interrupt) ? interrupt : null;

    /// <summary>The first interrupt of some devices with each number.</summary>
    public static Dictionary<uint, DeviceInterrupt> FirstOfEachNumber(IEnumerable<Device> devices)
    {
        Dictionary<uint, DeviceInterrupt> first = [];
        foreach (DeviceInterrupt interrupt in devices.SelectMany(static d => d.Interrupts))
        {
            if (interrupt.Number is { } number && !first.ContainsKey(number))
                first.Add(number, interrupt);
        }

        return first;
    }
}
