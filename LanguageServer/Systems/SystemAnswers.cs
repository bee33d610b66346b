using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.LanguageServer.Protocol;
using Boards.Microkit.Lookup;
using Boards.Microkit.Xml;
using Boards.Microkit.Xml.Syntax;

namespace Boards.LanguageServer.Systems;

/// <summary>Hovers and definitions in a system description.</summary>
internal static class SystemAnswers
{
    /// <summary>What is at a position; null if nothing is known.</summary>
    public static Hover? Hover(SystemQuestion question, Position position)
    {
        int offset = question.Lines.OffsetOf(position);
        XmlPlace place = XmlPlace.At(question.File.Text, offset);
        string text = question.File.Text;
        int end = place.Start;
        while (end < text.Length && (place.Kind == XmlPlaceKind.Value ? text[end] is not ('"' or '\'' or '<' or '\n') : char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-'))
            end++;
        string word = text[place.Start..end];
        IReadOnlyList<string> path = place.Kind == XmlPlaceKind.Element ? [.. place.Elements, word] : place.Elements;
        ImmutableArray<FormatElement> elements = SystemFormat.At(path);
        string? found = place.Kind switch
        {
            XmlPlaceKind.Element => elements.FirstOrDefault() is { } element ? $"**{element.Name}**: {element.Meaning}\n\n{Versions(element.Versions)}" : null,
            XmlPlaceKind.Attribute => elements.SelectMany(static e => e.Attributes).FirstOrDefault(row => row.Name == word) is { } row ? Describe(row) : null,
            XmlPlaceKind.Value => Value(question, place, word) ?? (elements.SelectMany(static e => e.Attributes).FirstOrDefault(row => row.Name == place.Attribute) is { } row ? Describe(row) : null),
            _ => null,
        };
        return found is null ? null : new Hover(new MarkupContent("markdown", found), question.Lines.RangeOf(place.Start, end - place.Start));
    }

    /// <summary>The definition of what is at a position: a node of the board, a memory region, a protection domain.</summary>
    public static Location[]? Definition(SystemQuestion question, Position position)
    {
        int offset = question.Lines.OffsetOf(position);
        XmlPlace place = XmlPlace.At(question.File.Text, offset);
        if (place.Kind != XmlPlaceKind.Value)
            return null;
        string value = place.Attributes.GetValueOrDefault(place.Attribute!) ?? "";
        SourceLocation[] found = place.Attribute switch
        {
            "mr" => [.. Named(question, "memory_region", value)],
            "pd" => [.. Named(question, "protection_domain", value)],
            "irq" or "phys_addr" or "vaddr" => [.. NodesOf(question, place.Attribute, value).Select(static node => node.Location).Where(static at => at.IsKnown)],
            _ => [],
        };
        return found.Length == 0 ? null : [.. found.Distinct().Select(at => LocationOf(question, at))];
    }

    /// <summary>The number in a text, as Microkit reads it; null if the text is not a number.</summary>
    public static ulong? NumberOf(string text)
    {
        string digits = text.Replace("_", "", StringComparison.Ordinal);
        return digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? ulong.TryParse(digits.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong hex) ? hex : null
            : ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number : null;
    }

    private static Location LocationOf(SystemQuestion question, SourceLocation at) => new(
        question.Snapshot.UriOf(at.Path),
        question.Snapshot.Find(at.Path) is { } file ? Workspace.Files.LineMap.Of(file).RangeOf(at.Start, at.Length) : new TextRange(new Position(at.From.Line, at.From.Column), new Position(at.To.Line, at.To.Column)));

    private static IEnumerable<SourceLocation> Named(SystemQuestion question, string element, string name) => XmlParser.Parse(question.File).Root is not { } root ? []
        : SystemElements.Of(root).Where(at => at.Name == element).Select(static at => at.Find("name")).Where(attribute => attribute?.Value == name).Select(static attribute => attribute!.ValueLocation);

    private static IEnumerable<Node> NodesOf(SystemQuestion question, string attribute, string value)
    {
        if (question.Board is not { } board || NumberOf(value) is not { } number)
            return [];
        BoardLookup lookup = new(board);
        if (attribute == "irq")
            return number <= uint.MaxValue ? lookup.OfInterrupt((uint)number).Sources.Select(static source => source.Owner) : [];
        AddressFacts facts = lookup.At(number);
        IEnumerable<Node> registers = facts.Registers.Select(static r => r.Device.Node);
        IEnumerable<Node> inPage = board.Devices.Where(d => d.Role == DeviceRole.Device && d.Regions.Any(r => r.IsMemoryMapped && r.PageAddress == number)).Select(static d => d.Node);
        Node[] found = [.. registers.Concat(inPage).Distinct()];
        return found.Length > 0 ? found : facts.Memory.Concat(facts.Buses.Reverse()).Take(1).Select(static d => d.Node);
    }

    private static string? Value(SystemQuestion question, XmlPlace place, string value)
    {
        if (question.Board is not { } board || NumberOf(value) is not { } number)
            return null;
        BoardLookup lookup = new(board);
        List<string> lines = [];
        switch (place.Attribute)
        {
            case "irq" when number <= uint.MaxValue:
                InterruptFacts interrupt = lookup.OfInterrupt((uint)number);
                lines.Add(FormattableString.Invariant($"**interrupt {number}**{(interrupt.Sources.IsEmpty ? ": no device of the board raises it" : "")}\n"));
                lines.AddRange(interrupt.Sources.Select(source => $"- {source.Owner.Path} {source.Label}{(source.Trigger is { } trigger ? trigger == InterruptTrigger.Edge ? ", edge" : ", level" : "")}{(source.Route.Length > 0 ? $": {source.Route}" : "")}{(board[source.Owner].IsEnabled ? "" : ", not enabled")}"));
                if (interrupt.KernelUse is { } use)
                    lines.Add($"- kept by the kernel: {use}");
                break;
            case "phys_addr" or "vaddr":
                AddressFacts facts = lookup.At(number);
                lines.Add(FormattableString.Invariant($"**0x{number:x}**{(facts.IsNothing ? ": neither registers nor memory of the board" : "")}\n"));
                foreach (Node node in NodesOf(question, "phys_addr", value))
                    lines.Add($"- {node.Path}: {string.Join(", ", board[node].Compatible)}{string.Concat(board[node].Regions.Where(static r => r.IsMemoryMapped).Select(static r => $", {r.Label} {r.Range}"))}{(board[node].IsEnabled ? "" : ", not enabled")}");
                foreach (RegisterFacts registers in facts.Registers)
                {
                    if (registers.KernelUse is { } kept)
                        lines.Add($"- kept by the kernel: {kept}");
                    lines.AddRange(PageSharers.Of(registers).Select(static sharer => "- " + sharer));
                }

                break;
            default:
                return null;
        }

        return string.Join('\n', lines);
    }

    private static string Describe(FormatAttribute row) =>
        $"**{row.Name}**: {row.Meaning}\n\n{(row.IsRequired ? "Required. " : row.Default is { } otherwise ? $"Otherwise {otherwise}. " : "")}{Versions(row.Versions)}";

    private static string Versions(string versions) => $"In {versions}.";
}
