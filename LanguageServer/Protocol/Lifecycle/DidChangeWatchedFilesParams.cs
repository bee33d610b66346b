namespace Boards.LanguageServer.Protocol;

/// <summary>Files have changed on the disk.</summary>
internal sealed record DidChangeWatchedFilesParams(FileEvent[] Changes);
