namespace Boards.LanguageServer.Workspace.Contexts;

/// <summary>A board in a <c>boards.json</c>.</summary>
internal sealed record BoardEntry
{
    public string? Name { get; init; }

    public string? Source { get; init; }

    public string[]? Overlays { get; init; }

    public string[]? IncludeDirectories { get; init; }

    public string[]? Defines { get; init; }

    public string[]? Systems { get; init; }

    public string? Platform { get; init; }

    public string? MicrokitVersion { get; init; }
}
