namespace Boards.LanguageServer.Protocol;

/// <summary>Which actions there are.</summary>
internal sealed record CodeActionOptions(string[] CodeActionKinds);
