using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Hardware;
using Boards.LanguageServer.Protocol;
using Boards.Microkit.Xml;
using Boards.Microkit.Xml.Syntax;

namespace Boards.LanguageServer.Systems;

/// <summary>What can be written at a place in a system description.</summary>
internal static class SystemCompletion
{
    // LSP 3.17, "CompletionItemKind".
    private const int Class = 7;
    private const int Property = 10;
    private const int Value = 12;
    private const int Constant = 21;

    /// <summary>The texts for a position.</summary>
    public static CompletionList At(SystemQuestion question, Position position)
    {
        int offset = question.Lines.OffsetOf(position);
        XmlPlace place = XmlPlace.At(question.File.Text, offset);
        TextRange range = question.Lines.RangeOf(place.Start, offset - place.Start);
        return new CompletionList(false, [.. Of(question, place).DistinctBy(static known => known.Text).Select(known => new CompletionItem(
            known.Label ?? known.Text, known.Kind, known.Note, known.Meaning is null ? null : new MarkupContent("markdown", known.Meaning),
            string.Create(CultureInfo.InvariantCulture, $"{known.Rank}{known.Label ?? known.Text}"), known.Text + " " + known.Label, null, new TextEdit(range, known.Text)))]);
    }

    private static IEnumerable<Known> Of(SystemQuestion question, XmlPlace place)
    {
        ImmutableArray<FormatElement> elements = SystemFormat.At(place.Elements);
        switch (place.Kind)
        {
            case XmlPlaceKind.Content or XmlPlaceKind.Element:
                string open = place.Kind == XmlPlaceKind.Content ? "<" : "";
                return place.Elements.IsEmpty
                    ? [new Known(open + SystemFormat.System.Name, Class) { Meaning = SystemFormat.System.Meaning, Label = SystemFormat.System.Name }]
                    : elements.SelectMany(static parent => parent.Children).Where(element => element.IsIn(question.Version)).Select(element => new Known(open + element.Name, Class) { Meaning = element.Meaning, Label = element.Name });
            case XmlPlaceKind.EndTag:
                return place.Elements.IsEmpty ? [] : [new Known(place.Elements[^1] + ">", Class) { Label = place.Elements[^1] }];
            case XmlPlaceKind.Attribute:
                return Attributes(question, elements).Where(row => !place.Attributes.ContainsKey(row.Name))
                    .Select(static row => new Known(row.Name + "=\"\"", Property) { Label = row.Name, Note = row.IsRequired ? "required" : row.Default is { } otherwise ? $"otherwise {otherwise}" : null, Meaning = row.Meaning, Rank = row.IsRequired ? 0 : 1 });
            case XmlPlaceKind.Value:
                return Values(question, place, Attributes(question, elements).FirstOrDefault(row => row.Name == place.Attribute));
            default:
                return [];
        }
    }

    private static IEnumerable<Known> Values(SystemQuestion question, XmlPlace place, FormatAttribute? row)
    {
        string element = place.Elements[^1];
        XmlElementSyntax[] all = XmlParser.Parse(question.File).Root is { } root ? [.. SystemElements.Of(root)] : [];
        return (element, place.Attribute) switch
        {
            (_, "mr") => Names(all, "memory_region", "memory region"),
            (_, "pd") => Names(all, "protection_domain", "protection domain"),
            ("memory_region", "phys_addr") => Regions(question, static region => FormattableString.Invariant($"0x{region.PageAddress:x}"), static _ => true),
            ("memory_region", "size") => Regions(question, static region => FormattableString.Invariant($"0x{region.PageSize:x}"), region => place.Attributes.GetValueOrDefault("phys_addr") is not { Length: > 0 } address || IsAddress(address, region.PageAddress)),
            ("map", "vaddr") => Regions(question, static region => FormattableString.Invariant($"0x{region.PageAddress:x}"), region => IsOfRegion(all, place.Attributes.GetValueOrDefault("mr"), region)),
            ("irq", "irq") => Interrupts(question),
            ("irq", "trigger") when TriggerOf(question, place) is { } trigger => [new Known(trigger, Value) { Note = "as the board says" }, .. Words(row)],
            _ => Words(row),
        };
    }

    private static IEnumerable<FormatAttribute> Attributes(SystemQuestion question, ImmutableArray<FormatElement> elements) =>
        elements.SelectMany(static element => element.Attributes).Where(row => row.IsIn(question.Version));

    private static IEnumerable<Known> Names(XmlElementSyntax[] all, string element, string note) =>
        all.Where(e => e.Name == element).Select(static e => e.Find("name")?.Value).OfType<string>().Where(static name => name.Length > 0).Select(name => new Known(name, Value) { Note = note });

    private static IEnumerable<Known> Words(FormatAttribute? row) => row is null ? [] : row.Words.Select(static word => new Known(word, Constant))
        .Concat(row.Name == "perms" ? ((string[])["r", "rw", "rx", "rwx"]).Select(static word => new Known(word, Constant)) : []);

    private static IEnumerable<Known> Regions(SystemQuestion question, Func<DeviceRegion, string> text, Func<DeviceRegion, bool> isWanted)
    {
        if (question.Board is not { } board)
            yield break;
        foreach (Device device in board.Devices.Where(static d => d.Role is DeviceRole.Device or DeviceRole.Bus))
        {
            foreach (DeviceRegion region in device.Regions.Where(region => region.IsMemoryMapped && isWanted(region)))
                yield return new Known(text(region), Value) { Label = $"{text(region)} {device.Node.Name}", Note = $"{device.Path} {region.Label}", Meaning = $"{string.Join(", ", device.Compatible)}{(device.IsEnabled ? "" : " (not enabled)")}", Rank = device.IsEnabled ? 0 : 1 };
        }
    }

    private static IEnumerable<Known> Interrupts(SystemQuestion question)
    {
        if (question.Board is not { } board)
            yield break;
        foreach (Device device in board.Devices.Where(static d => d.Role == DeviceRole.Device))
        {
            foreach (DeviceInterrupt interrupt in device.Interrupts.Where(static interrupt => interrupt.Number is not null))
            {
                string number = FormattableString.Invariant($"{interrupt.Number}");
                yield return new Known(number, Value) { Label = $"{number} {device.Node.Name}", Note = $"{device.Path} {interrupt.Label}", Meaning = interrupt.Route, Rank = device.IsEnabled ? 0 : 1 };
            }
        }
    }

    private static string? TriggerOf(SystemQuestion question, XmlPlace place) =>
        uint.TryParse(place.Attributes.GetValueOrDefault("irq"), NumberStyles.None, CultureInfo.InvariantCulture, out uint number)
            && question.Board?.Devices.SelectMany(static d => d.Interrupts).FirstOrDefault(i => i.Number == number)?.Trigger is { } trigger
        ? trigger == InterruptTrigger.Edge ? "edge" : "level"
        : null;

    private static bool IsOfRegion(XmlElementSyntax[] all, string? name, DeviceRegion region) =>
        name is not { Length: > 0 } || all.FirstOrDefault(e => e.Name == "memory_region" && e.Find("name")?.Value == name)?.Find("phys_addr")?.Value is not { } address || IsAddress(address, region.PageAddress);

    private static bool IsAddress(string text, ulong address) => SystemAnswers.NumberOf(text) == address;

    private sealed record Known(string Text, int Kind)
    {
        public string? Label { get; init; }

        public string? Note { get; init; }

        public string? Meaning { get; init; }

        public int Rank { get; init; }
    }
}
