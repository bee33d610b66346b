namespace Boards.LanguageServer.Workspace.Contexts;

/// <summary>The contents of a <c>boards.json</c>.</summary>
internal sealed record BoardsJsonFile
{
    public string[]? IncludeDirectories { get; init; }

    public string[]? Defines { get; init; }

    public string? Platform { get; init; }

    public string? MicrokitVersion { get; init; }

    public BoardEntry[]? Boards { get; init; }
}
