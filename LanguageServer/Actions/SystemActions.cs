using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.LanguageServer.Meaning;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Systems;
using Boards.Microkit.Rules;
using Boards.Microkit.Xml.Syntax;
using Diagnostic = Boards.LanguageServer.Protocol.Diagnostic;
using EngineDiagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.LanguageServer.Actions;

/// <summary>Fixes in a system description.</summary>
internal static class SystemActions
{
    // The value of these diagnostics is a place for memory, which C# writes with underscores.
    private static readonly ImmutableArray<string> Places =
        [FixableRules.Dma.Id, FixableRules.NotMappable.Id, FixableRules.OutsideMemory.Id, FixableRules.ReservedMemory.Id];

    /// <summary>The fixes for a range.</summary>
    public static CodeAction[] In(SystemQuestion question, TextRange range, CodeActionContext? context)
    {
        if (!ActionText.IsWanted(context, ActionText.QuickFix) || XmlParser.Parse(question.File).Root is not { } root)
            return [];
        int start = question.Lines.OffsetOf(range.Start);
        int end = Math.Max(start, question.Lines.OffsetOf(range.End));
        List<CodeAction> actions = [];
        foreach (EngineDiagnostic diagnostic in question.Check().Diagnostics.Where(d => d.Location.Start <= end && d.Location.Start + d.Location.Length >= start))
        {
            Diagnostic shown = DiagnosticAnswer.Of(diagnostic, question.Snapshot);
            AddValue(question, root, diagnostic, shown, actions);
            AddDevices(question, root, diagnostic, shown, actions);
        }

        return [.. actions];
    }

    private static void AddValue(SystemQuestion question, XmlElementSyntax root, EngineDiagnostic diagnostic, Diagnostic shown, List<CodeAction> actions)
    {
        SourceLocation at = diagnostic.Location;
        if (diagnostic.Id == FixableRules.WrongTrigger.Id)
        {
            AddTrigger(question, root, diagnostic, shown, actions);
            return;
        }

        string? value = diagnostic.FixNode is not null ? null
            : diagnostic.Id == FixableRules.DuplicateId.Id || diagnostic.Id == FixableRules.IdRange.Id ? FreeId.For(root, at)
            : diagnostic.FixValue;
        if (value is null || at.Length == 0)
            return;
        if (Places.Contains(diagnostic.Id))
        {
            if (!SystemElements.Of(root).Any(e => e.Find("phys_addr")?.ValueLocation == at))
                return;
            value = value.Replace("_", "", StringComparison.Ordinal);
        }

        if (question.File.Text.Substring(at.Start, at.Length) != value)
            actions.Add(ActionText.Of(question.Snapshot, $"Change to '{value}'", ActionText.QuickFix, question.File.Path, [(at.Start, at.Length, value)], shown, isPreferred: true));
    }

    // The trigger is that of the board; if none is written, it is level.
    private static void AddTrigger(SystemQuestion question, XmlElementSyntax root, EngineDiagnostic diagnostic, Diagnostic shown, List<CodeAction> actions)
    {
        if (SystemElements.Of(root).FirstOrDefault(e => e.Name == "irq" && Holds(e, diagnostic.Location)) is not { } irq || irq.Find("irq") is not { } number || diagnostic.FixValue is not { } value)
            return;
        string trigger = value.ToLowerInvariant();
        (int, int, string) edit = irq.Find("trigger") is { } written
            ? (written.ValueLocation.Start, written.ValueLocation.Length, trigger)
            : (number.ValueLocation.Start + number.ValueLocation.Length + 1, 0, $" trigger=\"{trigger}\"");
        actions.Add(ActionText.Of(question.Snapshot, $"Change the trigger to {trigger}", ActionText.QuickFix, question.File.Path, [edit], shown, isPreferred: true));
    }

    // Adds a memory region for each page range of a device, and a map where the device that needs it is mapped.
    private static void AddDevices(SystemQuestion question, XmlElementSyntax root, EngineDiagnostic diagnostic, Diagnostic shown, List<CodeAction> actions)
    {
        bool isMissing = diagnostic.Id == FixableRules.MissingProvider.Id || diagnostic.Id == FixableRules.UnmappedBus.Id;
        if (!isMissing || question.Board is not { } board || diagnostic.FixNode is not { } one)
            return;
        string text = question.File.Text;
        XmlElementSyntax? map = SystemElements.Of(root).FirstOrDefault(e => e.Name == "map" && Holds(e, diagnostic.Location))
            ?? SystemElements.Of(root).Where(static e => e.Name == "map").FirstOrDefault(e => RegionAt(root, diagnostic.Location) is { } region && e.Find("mr")?.Value == region)
            ?? SystemElements.Of(root).FirstOrDefault(static e => e.Name == "virtual_machine")?.Children.FirstOrDefault(static e => e.Name == "map");
        if (map is null)
            return;
        ImmutableArray<string>[] choices = diagnostic.FixNodes.Length > 1 ? [[one], diagnostic.FixNodes] : [[one]];
        foreach (ImmutableArray<string> nodes in choices)
        {
            HashSet<string> names = [.. SystemElements.Of(root).Where(static e => e.Name == "memory_region").Select(static e => e.Find("name")?.Value ?? "")];
            HashSet<ulong> mapped = [.. SystemElements.Of(root).Where(static e => e.Name == "memory_region").Select(static e => SystemAnswers.NumberOf(e.Find("phys_addr")?.Value ?? "")).OfType<ulong>()];
            List<string> regions = [];
            List<string> maps = [];
            foreach ((Node owner, AddressRange pages) in nodes.Select(board.Tree.FindPath).Where(static node => node is not null).SelectMany(node => PagesOf(board[node!])))
            {
                if (!mapped.Add(pages.Start))
                    continue;
                string name = owner.BaseName;
                for (int i = 2; !names.Add(name); i++)
                    name = FormattableString.Invariant($"{owner.BaseName}{i}");
                regions.Add(FormattableString.Invariant($"<memory_region name=\"{name}\" size=\"0x{pages.Size:x}\" phys_addr=\"0x{pages.Start:x}\" />"));
                maps.Add(FormattableString.Invariant($"<map mr=\"{name}\" vaddr=\"0x{pages.Start:x}\" perms=\"rw\" cached=\"false\" />"));
            }

            if (regions.Count == 0)
                continue;
            string line = ActionText.LineBreak(text);
            XmlElementSyntax first = root.Children.FirstOrDefault(static e => e.Name == "memory_region") ?? root.Children[0];
            string indentation = ActionText.Indentation(text, first.NameLocation.Start);
            int before = text.LastIndexOf('<', first.NameLocation.Start);
            int after = EndOf(text, map);
            string inner = ActionText.Indentation(text, map.NameLocation.Start);
            actions.Add(ActionText.Of(
                question.Snapshot, nodes.Length == 1 ? $"Map {one}" : FormattableString.Invariant($"Map all {nodes.Length} devices that it needs"), ActionText.QuickFix, question.File.Path,
                [(before, 0, string.Concat(regions.Select(region => region + line + indentation))), (after, 0, string.Concat(maps.Select(m => line + inner + m)))], shown));
        }
    }

    // The registers of a device; for a bus also its windows, which most buses state in 'reg' as well.
    private static IEnumerable<(Node Owner, AddressRange Pages)> PagesOf(Device device)
    {
        AddressRange[] registers = [.. device.Regions.Where(static region => region.IsMemoryMapped).Select(static region => region.Pages)];
        IEnumerable<AddressRange> windows = device.Role != DeviceRole.Bus ? []
            : device.Windows.Where(static window => window is { Address: not null, Size: > 0 }).Select(static window => AddressRange.Of(window.Address!.Value, window.Size).RoundedTo(DeviceRegion.PageBytes));
        return registers.Concat(windows.Where(window => !registers.Any(own => own.Contains(window)))).Select(pages => (device.Node, pages));
    }

    private static string? RegionAt(XmlElementSyntax root, SourceLocation at) => SystemElements.Of(root).FirstOrDefault(e => e.Name == "memory_region" && Holds(e, at))?.Find("name")?.Value;

    private static int EndOf(string text, XmlElementSyntax element)
    {
        int from = element.Attributes.IsEmpty ? element.NameLocation.Start : element.Attributes.Max(static a => a.ValueLocation.Start + a.ValueLocation.Length);
        int end = text.IndexOf('>', from);
        if (end > 0 && text[end - 1] != '/')
        {
            int close = text.IndexOf("</" + element.QualifiedName, end, StringComparison.Ordinal);
            end = close < 0 ? end : text.IndexOf('>', close);
        }

        return end < 0 ? text.Length : end + 1;
    }

    private static bool Holds(XmlElementSyntax element, SourceLocation at) => element.NameLocation.Start <= at.Start
        && at.Start <= Math.Max(element.NameLocation.Start + element.NameLocation.Length, element.Attributes.Select(static a => a.ValueLocation.Start + a.ValueLocation.Length).DefaultIfEmpty().Max());
}
