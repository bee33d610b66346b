namespace Boards.LanguageServer.Protocol;

/// <summary>When an editor asks for completion.</summary>
internal sealed record CompletionOptions(string[] TriggerCharacters);
