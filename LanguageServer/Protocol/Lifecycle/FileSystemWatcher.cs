namespace Boards.LanguageServer.Protocol;

/// <summary>Files that the client watches.</summary>
internal sealed record FileSystemWatcher(string GlobPattern);
