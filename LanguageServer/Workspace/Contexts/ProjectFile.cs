using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using Boards.Devicetree.Text;

namespace Boards.LanguageServer.Workspace.Contexts;

/// <summary>
/// The boards that a C# project names (docs/build.md). The file is read as it is, without MSBuild: computed values are not known, and a
/// value with an unknown property is left out.
/// </summary>
internal static class ProjectFile
{
    /// <summary>The boards of a project.</summary>
    /// <param name="file">The project file.</param>
    /// <param name="sources">The sources below its folder.</param>
    /// <param name="systems">The systems below its folder.</param>
    public static ImmutableArray<BoardContext> Read(SourceFile file, IEnumerable<string> sources, IReadOnlyCollection<string> systems)
    {
        XElement root;
        try
        {
            using XmlReader reader = XmlReader.Create(new System.IO.StringReader(file.Text.TrimStart('\ufeff')), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            root = XElement.Load(reader);
        }
        catch (XmlException)
        {
            return [];
        }

        string folder = SourcePath.DirectoryOf(file.Path);
        Dictionary<string, Item> items = new(StringComparer.Ordinal);
        bool isDefault = !string.Equals(PropertyOf(root, "EnableDefaultDevicetreeItems"), "false", StringComparison.OrdinalIgnoreCase);
        foreach (string source in isDefault ? sources.Where(source => source.StartsWith(folder + "/", StringComparison.Ordinal)) : [])
            items[source] = new Item([]);
        ILookup<string, XElement> boardsOfSystems = Elements(root, "AdditionalFiles").Where(static e => Value(e, "MicrokitBoard") is not null)
            .SelectMany(e => Names(e, folder).Select(name => (name, e))).ToLookup(static pair => pair.name, static pair => pair.e);
        foreach (XElement element in Elements(root, "Devicetree").Concat(Elements(root, "AdditionalFiles").Where(static e => Value(e, "MicrokitBoard") is null && Value(e, "MicrokitSystem") is null)))
        {
            foreach (string name in Names(element, folder).Where(static name => IsTree(name)))
                items[name] = new Item([.. items.GetValueOrDefault(name)?.Elements ?? [], element]);
        }

        string[] boards = [.. items.Where(static item => item.Value["DevicetreeBoard", "DevicetreeBoard"] != "false").Select(static item => item.Key)];
        return
        [
            .. boards.Select(source => new BoardContext
            {
                Name = items[source]["ClassName", "DevicetreeClass"] ?? (source.StartsWith(folder + "/", StringComparison.Ordinal) ? source.Substring(folder.Length + 1) : source),
                Source = source,
                Folder = folder,
                Overlays = Paths(items[source]["Overlays", "DevicetreeOverlays"], folder),
                IncludeDirectories = [.. Paths(items[source]["IncludeDirectories", "DevicetreeIncludeDirectories"], folder), .. Paths(PropertyOf(root, "DevicetreeIncludeDirectories"), folder)],
                Defines = [.. Split(PropertyOf(root, "DevicetreeDefines")), .. Split(items[source]["Defines", "DevicetreeDefines"])],
                Platform = Split(items[source]["Platform", "DevicetreePlatform"] ?? PropertyOf(root, "DevicetreePlatform")).FirstOrDefault(),
                Version = BoardsJson.VersionOf(PropertyOf(root, "MicrokitVersion")),
                Systems = [.. systems.Where(system => IsOn(system, source, boards, boardsOfSystems, PropertyOf(root, "MicrokitBoard")))],
                IsConfigured = true,
            }),
        ];
    }

    // Whether a system is on a board: by its metadata, by the property, as the only board in its folder, or as the only board
    // (docs/build.md, "Hand-written systems").
    private static bool IsOn(string system, string source, string[] boards, ILookup<string, XElement> named, string? all)
    {
        if ((named[system].Select(static e => Value(e, "MicrokitBoard")).LastOrDefault() ?? all) is { } board)
            return source == board || source.EndsWith("/" + board, StringComparison.Ordinal);
        string folder = SourcePath.DirectoryOf(system);
        string[] beside = [.. boards.Where(other => SourcePath.DirectoryOf(other) == folder)];
        return beside.Length == 1 ? beside[0] == source : boards is [_];
    }

    private static IEnumerable<XElement> Elements(XElement root, string name) => root.Descendants().Where(e => e.Name.LocalName == name);

    private static string? PropertyOf(XElement root, string name) =>
        Elements(root, name).Where(static e => e.Parent?.Name.LocalName == "PropertyGroup").Select(static e => e.Value).LastOrDefault() is { Length: > 0 } value ? value : null;

    // The value of an attribute, or of an element in the element.
    private static string? Value(XElement element, string name) =>
        element.Attribute(name)?.Value ?? element.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;

    private static IEnumerable<string> Names(XElement element, string folder) => Paths(element.Attribute("Include")?.Value ?? element.Attribute("Update")?.Value, folder);

    private static bool IsTree(string name) => name.EndsWith(".dts", StringComparison.Ordinal) || name.EndsWith(".dtb", StringComparison.Ordinal);

    private static ImmutableArray<string> Paths(string? text, string folder) =>
    [
        .. Split(text).Select(static path => path.Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal).Replace("$(MSBuildProjectDirectory)", ".", StringComparison.Ordinal).Replace('\\', '/'))
            .Where(static path => !path.Contains("$(", StringComparison.Ordinal) && !path.Contains('*', StringComparison.Ordinal))
            .Select(path => SourcePath.Combine(folder, path)),
    ];

    private static IEnumerable<string> Split(string? text) => (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(static entry => !entry.Contains("$(", StringComparison.Ordinal) || entry.Contains("$(MSBuild", StringComparison.Ordinal));

    /// <summary>The elements about a file; later ones come first.</summary>
    private sealed record Item(ImmutableArray<XElement> Elements)
    {
        public string? this[string own, string additional] =>
            Elements.Reverse().Select(e => Value(e, e.Name.LocalName == "Devicetree" ? own : additional)).FirstOrDefault(static value => value is not null);
    }
}
