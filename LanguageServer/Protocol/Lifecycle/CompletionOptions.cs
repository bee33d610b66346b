namespace Boards.LanguageServer.Protocol;

/// <summary>When an editor requests completion.</summary>
internal sealed record CompletionOptions(string[] TriggerCharacters);
