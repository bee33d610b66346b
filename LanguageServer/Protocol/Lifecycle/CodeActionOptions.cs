namespace Boards.LanguageServer.Protocol;

/// <summary>The kinds of actions that the server offers.</summary>
internal sealed record CodeActionOptions(string[] CodeActionKinds);
