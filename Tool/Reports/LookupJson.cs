using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text.Json;
using Boards.Hardware;
using Boards.Microkit.Lookup;

namespace Boards.Tool.Reports;

/// <summary>The answers of <c>boards at</c> as JSON objects.</summary>
internal static class LookupJson
{
    /// <summary>What is at an address.</summary>
    public static void Write(Utf8JsonWriter json, AddressFacts facts)
    {
        json.WriteStartObject();
        json.WriteString("address", Hexadecimal(facts.Address));
        json.WriteStartArray("registers");
        foreach (RegisterFacts registers in facts.Registers)
        {
            json.WriteStartObject();
            json.WriteString("path", registers.Device.Path);
            json.WriteBoolean("enabled", registers.Device.IsEnabled);
            json.WritePropertyName("region");
            DeviceJson.Write(json, registers.Region);
            json.WriteString("offset", Hexadecimal(registers.Offset));
            json.WriteString("kernel", registers.KernelUse);
            WriteAll(json, "page_shared_with", registers.PageSharers, static (json, sharer) =>
            {
                json.WriteStartObject();
                json.WriteString("path", sharer.Owner.Path);
                json.WritePropertyName("region");
                DeviceJson.Write(json, sharer);
                json.WriteEndObject();
            });
            if (registers.QemuPosition is { } position)
                json.WriteNumber("qemu_device", position);
            else
                json.WriteNull("qemu_device");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteAll(json, "memory", facts.Memory, static (json, node) => json.WriteStringValue(node.Path));
        WriteAll(json, "buses", facts.Buses, static (json, bus) => json.WriteStringValue(bus.Path));
        WriteAll(json, "seen_by", facts.Views, Write);
        WriteAll(json, "others_at_the_address", facts.Others, Write);
        json.WriteEndObject();
    }

    /// <summary>What raises an interrupt.</summary>
    public static void Write(Utf8JsonWriter json, InterruptFacts facts)
    {
        json.WriteStartObject();
        json.WriteNumber("irq", facts.Number);
        WriteAll(json, "raised_by", facts.Sources, Write);
        WriteAll(json, "may_be_of", facts.Candidates, Write);
        json.WriteString("kernel", facts.KernelUse);
        WriteAll(json, "channels", facts.Channels, Write);
        json.WriteEndObject();
    }

    /// <summary>What notifies the domains of a system through an id.</summary>
    public static void Write(Utf8JsonWriter json, int id, ImmutableArray<ChannelFacts> channels)
    {
        json.WriteStartObject();
        json.WriteNumber("channel", id);
        WriteAll(json, "channels", channels, Write);
        json.WriteEndObject();
    }

    /// <summary>Where a device is, and which domains and machines have it.</summary>
    public static void Write(Utf8JsonWriter json, Device device, BoardLookup lookup)
    {
        json.WriteStartObject();
        json.WriteString("path", device.Path);
        json.WriteBoolean("enabled", device.IsEnabled);
        WriteAll(json, "regions", device.Regions, (json, region) =>
        {
            json.WriteStartObject();
            json.WritePropertyName("region");
            DeviceJson.Write(json, region);
            WriteAll(json, "seen_by", region.IsMemoryMapped ? lookup.ViewsOf(region.Range.Start) : [], Write);
            json.WriteEndObject();
        });
        WriteAll(json, "interrupts", device.Interrupts, (json, interrupt) =>
        {
            json.WriteStartObject();
            json.WritePropertyName("interrupt");
            DeviceJson.Write(json, interrupt);
            WriteAll(json, "channels", interrupt.Number is { } number ? lookup.OfInterrupt(number).Channels : [], Write);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DeviceInterrupt interrupt)
    {
        json.WriteStartObject();
        json.WriteString("path", interrupt.Owner.Path);
        json.WritePropertyName("interrupt");
        DeviceJson.Write(json, interrupt);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AddressView view)
    {
        json.WriteStartObject();
        json.WriteString("domain", view.Domain);
        json.WriteString("machine", view.Machine);
        json.WriteString("memory_region", view.Region);
        json.WriteString("address", Hexadecimal(view.Address));
        json.WriteString("physical", view.Physical is { } physical ? Hexadecimal(physical) : null);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ChannelFacts channel)
    {
        json.WriteStartObject();
        json.WriteString("domain", channel.Domain);
        if (channel.Id is { } id)
            json.WriteNumber("channel", id);
        else
            json.WriteNull("channel");
        if (channel.Interrupt is { } interrupt)
            json.WriteNumber("irq", interrupt);
        else
            json.WriteNull("irq");
        json.WriteString("trigger", channel.Trigger switch { InterruptTrigger.Edge => "edge", InterruptTrigger.Level => "level", _ => null });
        json.WriteString("peer", channel.Peer);
        json.WriteEndObject();
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
            write(json, item);
        json.WriteEndArray();
    }

    private static string Hexadecimal(ulong value) => FormattableString.Invariant($"0x{value:x}");
}
