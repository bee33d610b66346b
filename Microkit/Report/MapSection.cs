using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Hardware;
using static Boards.Microkit.Report.ReportFacts;

namespace Boards.Microkit.Report;

/// <summary>The physical memory map: as a picture and as a table.</summary>
internal static class MapSection
{
    private const int RowHeight = 17;

    private const int BarHeight = 15;

    private const int TitleHeight = 16;

    // More rows than these would not be readable; entries that overlap more often are on the last of them.
    private const int MostRows = 6;

    // The minimum distances of ticks in thousandths of a percent: those of the first level are far enough apart on a narrow page.
    private static readonly int[] Spacings = [11_000, 2_800, 700];

    // The text of a tick after this position is to the left of the tick.
    private const int LastTick = 92_000;

    public static void Write(HtmlText page, ReportFacts facts)
    {
        ImmutableArray<MapEntry> entries = MapEntries.Of(facts);
        page.Add($"<section id=\"map\"><h2>Physical memory map</h2>\n");
        if (entries.IsEmpty)
        {
            page.Add($"<p>No address of this board is known.</p></section>\n");
            return;
        }

        page.Add($"<p class=\"note\">Addresses grow to the right. The axis is not linear: the width of each part grows with the logarithm of its size, and gaps, where there is nothing, all have the same small width.</p>\n");
        Legend(page, facts);
        Picture(page, facts, entries);
        Table(page, entries);
        page.Add($"</section>\n");
    }

    private static void Legend(HtmlText page, ReportFacts facts)
    {
        page.Add($"<p class=\"legend\">Colours: ");
        foreach (Owner owner in facts.Owners.Holders.Append(new Owner("kernel", "kernel")).Append(Owner.Nobody).Append(Owner.Disabled))
            page.Add($"{owner.Badge} ");
        page.Add($"<span class=\"own edge\">page shared with other devices</span></p>\n");
    }

    private static void Picture(HtmlText page, ReportFacts facts, ImmutableArray<MapEntry> entries)
    {
        AddressScale scale = new(entries);
        page.Add($"<div class=\"tools js\" role=\"group\" aria-label=\"Zoom of the map\"><button id=\"zin\" type=\"button\" aria-label=\"Zoom in\">+</button><button id=\"zout\" type=\"button\" aria-label=\"Zoom out\">&#8722;</button><button id=\"zfit\" type=\"button\">Fit</button><span id=\"picked\" role=\"status\" aria-live=\"polite\">Click an entry; or focus the map and use &#8592; &#8594;, + and &#8722;.</span></div>\n");
        int y = TitleHeight;
        HtmlText bars = page.Empty();
        foreach (IGrouping<string, (MapEntry Entry, int Row)> lane in entries.Select(static (entry, row) => (entry, row)).GroupBy(static e => e.entry.Kind.Lane).OrderBy(static lane => lane.First().Item1.Kind.Order))
        {
            bars.Add($"<text class=\"lane\" x=\"0\" y=\"{y + 11}\">{lane.Key}</text>\n");
            y += TitleHeight;
            List<int> ends = [];
            foreach ((MapEntry entry, int number) in lane)
            {
                int from = scale[entry.Range.Start];
                int to = scale[entry.Range.End];
                int row = ends.FindIndex(end => end <= from);
                if (row < 0)
                    row = ends.Count < MostRows ? ends.Count : MostRows - 1;
                if (row == ends.Count)
                    ends.Add(to);
                ends[row] = to;
                bars.Add($"<rect class=\"{entry.Owner.Style}{(entry.Note.Length > 0 && entry.Kind == MapKind.Registers ? " shared" : "")}\" data-r=\"{number}\" x=\"{AddressScale.Percent(from)}\" y=\"{y + (row * RowHeight)}\" width=\"{AddressScale.Percent(to - from)}\" height=\"{BarHeight}\"><title>{entry.Name}, {Hex(entry.Range.Start)}, {entry.Owner.Name}</title></rect>\n");
            }

            y += (ends.Count * RowHeight) + 4;
        }

        int last = y + TitleHeight;
        page.Add($"<div id=\"strip\" tabindex=\"0\" role=\"region\" aria-label=\"Picture of the memory map; the table below has the same content\"><svg id=\"bars\" class=\"z0\" width=\"100%\" height=\"{last + 4}\" role=\"img\" aria-label=\"{entries.Length} entries by address\">\n");
        Ticks(page, facts, scale, y);
        page.Add($"{new Markup(bars.ToString())}</svg></div>\n");
    }

    // A tick of a level is written unless it would be too close to another one of the same level or an earlier one.
    private static void Ticks(HtmlText page, ReportFacts facts, AddressScale scale, int height)
    {
        List<int> placed = [];
        HashSet<ulong> written = [];
        for (int level = 0; level < Spacings.Length; level++)
        {
            foreach (ulong tick in scale.Ticks.Where(tick => !written.Contains(tick)))
            {
                facts.Cancel.ThrowIfCancellationRequested();
                int at = scale[tick];
                if (placed.Exists(other => Math.Abs(other - at) < Spacings[level]))
                    continue;
                placed.Add(at);
                written.Add(tick);
                string x = AddressScale.Percent(at);
                page.Add($"<g class=\"t{level}\"><line x1=\"{x}\" x2=\"{x}\" y1=\"2\" y2=\"{height}\"/><text x=\"{x}\" dx=\"{(at > LastTick ? -2 : 2)}\" y=\"{height + 12}\"{(at > LastTick ? Markup.Of($" text-anchor=\"end\"") : Markup.Empty)}>{Hex(tick)}</text></g>\n");
            }
        }
    }

    // A range that would extend past the last address ends at it.
    private static ulong LastOf(AddressRange range) => range.End == ulong.MaxValue ? range.End : range.End - 1;

    private static void Table(HtmlText page, ImmutableArray<MapEntry> entries)
    {
        page.Add($"<div class=\"wide\"><table class=\"find sort\" id=\"maptable\"><caption>What is at which address</caption>\n<thead><tr><th scope=\"col\" class=\"num\">First<th scope=\"col\" class=\"num\">Last<th scope=\"col\" class=\"num\">Size<th scope=\"col\">What<th scope=\"col\">Kind<th scope=\"col\">Owner<th scope=\"col\">Note</thead>\n<tbody>\n");
        for (int i = 0; i < entries.Length; i++)
        {
            MapEntry entry = entries[i];
            page.Add($"<tr id=\"a{i}\"><td class=\"num\">{Hex(entry.Range.Start)}<td class=\"num\">{Hex(LastOf(entry.Range))}<td class=\"num\" data-k=\"{Hex(entry.Range.Size)}\">{Size(entry.Range.Size)}<td>{entry.Title}<td>{entry.Kind.Name}<td>{entry.Owner.Badge}<td>{entry.Note}\n");
        }

        page.Add($"</table></div>\n");
    }
}
