namespace Boards.LanguageServer.Protocol;

/// <summary>Files that the client watches.</summary>
internal sealed record WatchedFilesOptions(FileSystemWatcher[] Watchers);
