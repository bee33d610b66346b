namespace Boards.LanguageServer.Protocol;

/// <summary>Whether a rename can be prepared.</summary>
internal sealed record RenameOptions(bool PrepareProvider);
