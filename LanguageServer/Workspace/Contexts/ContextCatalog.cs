using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Workspace.Files;
using Boards.LanguageServer.Workspace.Severities;

namespace Boards.LanguageServer.Workspace.Contexts;

/// <summary>The boards of a workspace: those of its <c>boards.json</c> and C# projects, and each other source on its own.</summary>
internal sealed class ContextCatalog
{
    // A tree of Linux has about 4000 sources for boards.
    private const int MostFiles = 20_000;
    private const string LinuxIncludes = "scripts/dtc/include-prefixes";

    private static readonly string[] NotSources = ["bin", "obj", "node_modules", "artifacts"];

    private readonly WorkspaceFiles _files;
    private readonly WorkspaceSettings _settings;
    private readonly ImmutableArray<string> _roots;
    private readonly Lazy<IncludeGraph> _graph;
    private readonly ImmutableArray<string> _disk;
    private readonly ImmutableArray<string> _found;
    private readonly ImmutableArray<(string Folder, GlobalConfig Config)> _configs;

    private ContextCatalog(ImmutableArray<string> roots, WorkspaceSettings settings, WorkspaceFiles files, ImmutableArray<string> disk)
    {
        _roots = roots;
        _settings = settings;
        _files = files;
        _disk = disk;
        _found = [.. disk.Concat(files.Open.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)];
        ImmutableArray<string> found = _found;
        List<BoardContext> configured = [];
        List<(string, string, int)> problems = [];
        string[] systems = [.. found.Where(static path => path.EndsWith(".system", StringComparison.Ordinal))];
        foreach (string path in found.Where(static path => NameOf(path) == BoardsJson.FileName))
        {
            if (files.FindSource(path) is not { } file)
                continue;
            configured.AddRange(BoardsJson.Read(file, out (string Message, int Line)? problem));
            if (problem is { } wrong)
                problems.Add((path, wrong.Message, wrong.Line));
        }

        foreach (string path in found.Where(static path => path.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            if (files.FindSource(path) is { } file)
                configured.AddRange(ProjectFile.Read(file, found.Where(static source => source.EndsWith(".dts", StringComparison.Ordinal)), systems));
        }

        List<(string Folder, GlobalConfig Config)> configs = [];
        foreach (string path in found.Where(static path => NameOf(path) is GlobalConfig.FileName or GlobalConfig.EditorFileName))
        {
            if (files.FindSource(path) is not { } file || GlobalConfig.Read(file) is not { IsGlobal: true } config)
                continue;
            configs.Add((SourcePath.DirectoryOf(path), config));
            if (config.Problem is { } problem)
                problems.Add((path, problem.Message, problem.Line));
        }

        _configs = [.. configs];
        Configured = [.. configured.Select(context => context with { Severities = SeveritiesIn(context.Folder) }).DistinctBy(static context => (context.Name, context.Key))];
        Problems = [.. problems];
        _graph = new Lazy<IncludeGraph>(() => new IncludeGraph(_found.Concat(Configured.SelectMany(static context => context.Overlays.Prepend(context.Source))).Distinct(StringComparer.Ordinal).Where(static path => Path.GetExtension(path) is ".dts" or ".dtsi" or ".dtso" or ".h"), _files));
    }

    /// <summary>The boards that projects name.</summary>
    public ImmutableArray<BoardContext> Configured { get; }

    /// <summary>What is wrong in files with settings: the path, the message, the line.</summary>
    public ImmutableArray<(string Path, string Message, int Line)> Problems { get; }

    /// <summary>The sources and systems below the folders of the workspace.</summary>
    public ImmutableArray<string> Files => _found;

    /// <summary>The boards of the folders of a workspace.</summary>
    public static ContextCatalog Read(ImmutableArray<string> roots, WorkspaceSettings settings, WorkspaceFiles files) => new(roots, settings, files, [.. Find(roots)]);

    /// <summary>The same files on the disk, with the documents that are open now.</summary>
    public ContextCatalog With(WorkspaceSettings settings, WorkspaceFiles files) => new(_roots, settings, files, _disk);

    /// <summary>The boards that may be the context of a file, the most likely one first.</summary>
    public IEnumerable<BoardContext> Of(string path)
    {
        HashSet<string> keys = [];
        foreach (BoardContext context in Configured.Where(context => context.Names(path)).Where(context => keys.Add(context.Key)))
            yield return context;
        if (keys.Count == 0 && IsRoot(path))
        {
            yield return Alone(path);
            yield break;
        }

        string[] including = [.. _graph.Value.Including(path)];
        HashSet<string> all = [.. including];
        foreach (BoardContext context in Configured.Where(context => all.Contains(context.Source) || context.Overlays.Any(all.Contains)).Where(context => keys.Add(context.Key)))
            yield return context;
        foreach (string source in including.Where(source => IsRoot(source) && !Configured.Any(context => context.Names(source))))
            yield return Alone(source);
    }

    /// <summary>A file as a board of its own.</summary>
    public BoardContext Alone(string path) => new()
    {
        Name = _roots.Where(root => path.StartsWith(root + "/", StringComparison.Ordinal)).Select(root => path.Substring(root.Length + 1)).FirstOrDefault() ?? NameOf(path),
        Source = path,
        Folder = SourcePath.DirectoryOf(path),
        Severities = SeveritiesIn(SourcePath.DirectoryOf(path)),
        IncludeDirectories = [.. _settings.FoldersIn(_roots), .. LinuxFolders(path)],
        Defines = _settings.Defines,
        Version = _settings.Version,
    };

    /// <summary>The severities that are configured in a folder and above it.</summary>
    public SeveritySettings SeveritiesIn(string folder)
    {
        GlobalConfig[] configs = [.. _configs.Where(config => folder == config.Folder || folder.StartsWith(config.Folder.TrimEnd('/') + "/", StringComparison.Ordinal)).Select(static config => config.Config)];
        return configs.Length == 0 ? SeveritySettings.Default : new SeveritySettings { Configured = GlobalConfig.Combined(configs) };
    }

    /// <summary>The board that a system is checked against; null if none is known.</summary>
    public BoardContext? OfSystem(string path)
    {
        if (Configured.FirstOrDefault(context => context.Systems.Contains(path)) is { } configured)
            return configured;
        string[] boards = [.. _found.Where(static file => file.EndsWith(".dts", StringComparison.Ordinal)).Where(file => !Configured.Any(context => context.Overlays.Contains(file)))];
        string folder = SourcePath.DirectoryOf(path);
        string[] beside = [.. boards.Where(board => SourcePath.DirectoryOf(board) == folder)];
        return (beside.Length == 1 ? beside : beside.Length == 0 && boards.Length == 1 ? boards : []) is [var only]
            ? Configured.FirstOrDefault(context => context.Source == only) ?? Alone(only)
            : null;
    }

    private static bool IsRoot(string path) => Path.GetExtension(path) is ".dts" or ".dtso" or ".dtb";

    // Linux has the headers for all sources of its tree in one folder.
    private IEnumerable<string> LinuxFolders(string path)
    {
        for (string folder = SourcePath.DirectoryOf(path); _roots.Any(root => folder == root || folder.StartsWith(root + "/", StringComparison.Ordinal)); folder = SourcePath.DirectoryOf(folder))
        {
            string includes = SourcePath.Combine(folder, LinuxIncludes);
            if (_files.IsFolder(includes))
                return [includes];
        }

        return [];
    }

    /// <summary>Whether a file has settings: a project, boards, or severities.</summary>
    public static bool IsSetting(string path) =>
        path.EndsWith(".csproj", StringComparison.Ordinal) || NameOf(path) is BoardsJson.FileName or GlobalConfig.FileName or GlobalConfig.EditorFileName;

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('/') + 1);

    private static IEnumerable<string> Find(ImmutableArray<string> roots)
    {
        int count = 0;
        HashSet<string> seen = [];
        Queue<string> folders = new(roots);
        while (folders.TryDequeue(out string? folder) && count < MostFiles)
        {
            (string[] files, string[] below) = ContentsOf(folder);
            foreach (string file in files.Where(static file => Path.GetExtension(file) is ".dts" or ".dtsi" or ".dtso" or ".h" or ".system" or ".csproj" || IsSetting(file)))
            {
                if (seen.Add(file) && ++count < MostFiles)
                    yield return file;
            }

            foreach (string other in below)
                folders.Enqueue(other);
        }
    }

    // Links are not followed: they may lead out of the workspace, or in a circle.
    private static (string[] Files, string[] Folders) ContentsOf(string folder)
    {
        try
        {
            EnumerationOptions options = new() { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.System };
            return (
                [.. Directory.EnumerateFiles(folder, "*", options).Select(Normal).Order(StringComparer.Ordinal)],
                [.. Directory.EnumerateDirectories(folder, "*", options).Where(static path => Path.GetFileName(path) is not ['.', ..] && !NotSources.Contains(Path.GetFileName(path))).Select(Normal).Order(StringComparer.Ordinal)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ([], []);
        }
    }

    private static string Normal(string path) => path.Replace(Path.DirectorySeparatorChar, '/');
}
