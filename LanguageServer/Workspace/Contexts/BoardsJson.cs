using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using Boards.Devicetree.Text;
using Boards.Microkit;

namespace Boards.LanguageServer.Workspace.Contexts;

/// <summary>A <c>boards.json</c>: the boards of a workspace that has no C# project.</summary>
internal static class BoardsJson
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "boards.json";

    /// <summary>The boards of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problem">What is wrong with the file, and where; null if it can be read.</param>
    public static ImmutableArray<BoardContext> Read(SourceFile file, out (string Message, int Line)? problem)
    {
        problem = null;
        try
        {
            BoardsJsonFile read = JsonSerializer.Deserialize(file.Text.TrimStart('\ufeff'), BoardsJsonFormat.Default.BoardsJsonFile) ?? new BoardsJsonFile();
            return [.. (read.Boards ?? []).Where(static board => board?.Source is not null).Select(board => ContextOf(board, read, file.Path))];
        }
        catch (JsonException e)
        {
            problem = (e.Message, (int)(e.LineNumber ?? 0));
            return [];
        }
    }

    private static BoardContext ContextOf(BoardEntry board, BoardsJsonFile file, string path)
    {
        string folder = SourcePath.DirectoryOf(path);
        return new()
        {
            Name = board.Name ?? board.Source!,
            Source = SourcePath.Combine(folder, board.Source!),
            Folder = folder,
            DeclaredIn = path,
            Overlays = Paths(board.Overlays, folder),
            IncludeDirectories = [.. Paths(board.IncludeDirectories, folder), .. Paths(file.IncludeDirectories, folder)],
            Defines = [.. file.Defines ?? [], .. board.Defines ?? []],
            Systems = Paths(board.Systems, folder),
            Platform = board.Platform ?? file.Platform,
            Version = VersionOf(board.MicrokitVersion ?? file.MicrokitVersion),
            IsConfigured = true,
        };
    }

    /// <summary>The version with a name; the current version if there is none with the name.</summary>
    public static MicrokitVersion VersionOf(string? name) => MicrokitVersions.TryParse(name ?? "", out MicrokitVersion version) ? version : MicrokitVersions.Current;

    private static ImmutableArray<string> Paths(string[]? paths, string folder) => [.. (paths ?? []).Where(static path => path is not null).Select(path => SourcePath.Combine(folder, path))];
}
