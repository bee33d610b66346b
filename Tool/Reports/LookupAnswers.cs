using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using Boards.Hardware;
using Boards.Microkit.Lookup;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Reports;

/// <summary>The answers of <c>boards at</c>, in the order of the questions.</summary>
/// <param name="lookup">Finds the answers.</param>
/// <param name="board">The board.</param>
/// <param name="system">The file of the system; null if there is none.</param>
internal sealed class LookupAnswers(BoardLookup lookup, Sel4Board board, string? system)
{
    private readonly List<string> _text = [];
    private readonly List<string> _json = [];

    /// <summary>The answers as text, with an empty line between them.</summary>
    public string ToText() => string.Join("\n", _text);

    /// <summary>The answers as a JSON array.</summary>
    public string ToJson() => "[\n" + string.Join(",\n", _json) + "\n]\n";

    /// <summary>What is at an address.</summary>
    public void AddAddress(ulong address)
    {
        AddressFacts facts = lookup.At(address);
        _text.Add(new AddressText(facts, board, system).ToString());
        _json.Add(JsonText.Write(json => LookupJson.Write(json, facts)));
    }

    /// <summary>What raises an interrupt.</summary>
    public void AddInterrupt(uint number)
    {
        InterruptFacts facts = lookup.OfInterrupt(number);
        _text.Add(InterruptText.Of(facts, board, system));
        _json.Add(JsonText.Write(json => LookupJson.Write(json, facts)));
    }

    /// <summary>What notifies the domains of the system through an id.</summary>
    public void AddChannel(int id)
    {
        ImmutableArray<ChannelFacts> channels = lookup.OfChannel(id);
        _text.Add(InterruptText.OfChannel(id, channels, lookup));
        _json.Add(JsonText.Write(json => LookupJson.Write(json, id, channels)));
    }

    /// <summary>Where a device is, and which domains and machines have it.</summary>
    public void AddDevice(Device device)
    {
        _text.Add(DeviceText.Of(device, board, lookup, system));
        _json.Add(JsonText.Write(json => LookupJson.Write(json, device, lookup)));
    }
}
