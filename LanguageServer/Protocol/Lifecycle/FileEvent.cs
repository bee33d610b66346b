namespace Boards.LanguageServer.Protocol;

/// <summary>A file that was created, changed or deleted.</summary>
internal sealed record FileEvent(string Uri, int Type);
