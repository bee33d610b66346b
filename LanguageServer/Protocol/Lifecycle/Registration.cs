namespace Boards.LanguageServer.Protocol;

/// <summary>What the client is asked to do.</summary>
internal sealed record Registration(string Id, string Method, WatchedFilesOptions RegisterOptions);
