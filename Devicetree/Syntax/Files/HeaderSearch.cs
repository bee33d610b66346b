using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using Boards.Devicetree.Text;

namespace Boards.Devicetree.Syntax.Files;

/// <summary>Finds the header that defines a macro: one of the common headers of Linux, or one that could be included.</summary>
internal sealed class HeaderSearch
{
    private const int MaxFiles = 3000;
    private const int MaxDepth = 6;

    // The macros of the common bindings, by the prefix of their names.
    private static readonly ImmutableArray<(string Prefix, string Header)> Common =
    [
        ("GPIO_ACTIVE_", "<dt-bindings/gpio/gpio.h>"), ("GPIO_OPEN_", "<dt-bindings/gpio/gpio.h>"), ("GPIO_PULL_", "<dt-bindings/gpio/gpio.h>"),
        ("IRQ_TYPE_", "<dt-bindings/interrupt-controller/irq.h>"),
        ("GIC_SPI", "<dt-bindings/interrupt-controller/arm-gic.h>"), ("GIC_PPI", "<dt-bindings/interrupt-controller/arm-gic.h>"),
        ("GIC_CPU_MASK_", "<dt-bindings/interrupt-controller/arm-gic.h>"),
        ("KEY_", "<dt-bindings/input/input.h>"), ("BTN_", "<dt-bindings/input/input.h>"),
        ("LED_COLOR_ID_", "<dt-bindings/leds/common.h>"), ("LED_FUNCTION_", "<dt-bindings/leds/common.h>"),
        ("THERMAL_NO_LIMIT", "<dt-bindings/thermal/thermal.h>"), ("PWM_POLARITY_", "<dt-bindings/pwm/pwm.h>"),
        ("PHY_TYPE_", "<dt-bindings/phy/phy.h>"),
    ];

    // A header that includes another one defines its macros as well.
    private static readonly (string Includes, string Included) Gic = ("<dt-bindings/interrupt-controller/arm-gic.h>", "<dt-bindings/interrupt-controller/irq.h>");

    // The names that a file defines; found once for each text.
    private static readonly ConditionalWeakTable<SourceFile, HashSet<string>> Known = new();

    private readonly ISourceProvider _sources;
    private readonly List<(string Header, HashSet<string> Names)> _headers = [];
    private int _files;

    /// <param name="sources">Lists and reads the files.</param>
    /// <param name="root">The source that would include the header.</param>
    /// <param name="directories">The include directories.</param>
    public HeaderSearch(ISourceProvider sources, string root, IEnumerable<string> directories)
    {
        _sources = sources;
        string beside = SourcePath.DirectoryOf(root);
        foreach (string name in HeadersIn(beside))
            Read(SourcePath.Combine(beside, name), "\"" + name + "\"");
        foreach (string directory in directories)
            ReadAll(directory, "", 0);
    }

    /// <summary>The header for each name that a header defines; of several headers, the one that defines most of the names.</summary>
    /// <param name="names">The undefined names.</param>
    /// <param name="macros">The macros that are defined. A common header that defines some of them is already included.</param>
    public Dictionary<string, string> Defining(IReadOnlyCollection<string> names, IReadOnlyCollection<string> macros)
    {
        ILookup<string, string> common = names
            .Select(name => (Name: name, Known: Common.FirstOrDefault(known => name.StartsWith(known.Prefix, StringComparison.Ordinal))))
            .Where(found => found.Known.Header is not null && !macros.Any(macro => macro.StartsWith(found.Known.Prefix, StringComparison.Ordinal)))
            .ToLookup(static found => found.Name, static found => found.Known.Header, StringComparer.Ordinal);
        Dictionary<string, string[]> headersOf = names.ToDictionary(
            static name => name, name => common.Contains(name) ? [.. common[name]] : _headers.Where(header => header.Names.Contains(name)).Select(static header => header.Header).ToArray());
        Dictionary<string, int> counts = headersOf.Values.SelectMany(static headers => headers).GroupBy(static header => header).ToDictionary(static header => header.Key, static header => header.Count());
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (headersOf[name].OrderByDescending(header => counts[header]).ThenBy(static header => header, StringComparer.Ordinal).FirstOrDefault() is { } header)
                found[name] = header;
        }

        foreach (string name in names)
        {
            if (found.ContainsValue(Gic.Includes) && found.TryGetValue(name, out string? header) && header == Gic.Included)
                found[name] = Gic.Includes;
        }

        return found;
    }

    private IEnumerable<string> HeadersIn(string directory) =>
        _sources.NamesIn(directory).Where(static name => name.EndsWith(".h", StringComparison.Ordinal)).OrderBy(static name => name, StringComparer.Ordinal);

    private void ReadAll(string directory, string path, int depth)
    {
        string at = path.Length == 0 ? directory : SourcePath.Combine(directory, path.TrimEnd('/'));
        foreach (string name in HeadersIn(at))
            Read(SourcePath.Combine(directory, path + name), "<" + path + name + ">");
        if (depth == MaxDepth)
            return;
        foreach (string name in _sources.NamesIn(at).Where(static name => name.IndexOf('.') < 0))
            ReadAll(directory, path + name + "/", depth + 1);
    }

    private void Read(string path, string header)
    {
        if (_files++ >= MaxFiles || (_sources is ISearchedSources searched ? searched.FindForSearch(path) : _sources.FindSource(path)) is not { } file)
            return;
        _headers.Add((header, Known.GetValue(file, static file => NamesIn(file.Text))));
    }

    private static HashSet<string> NamesIn(string text)
    {
        const string Define = "define";
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int at = text.IndexOf(Define, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Define, at + 1, StringComparison.Ordinal))
        {
            if (text.AsSpan(0, at).TrimEnd(" \t".AsSpan()) is not [.., '#'])
                continue;
            int start = at + Define.Length;
            while (start < text.Length && text[start] is ' ' or '\t')
                start++;
            int end = start;
            while (end < text.Length && Characters.IsIdentifier(text[end]))
                end++;
            names.Add(text.Substring(start, end - start));
        }

        return names;
    }
}
