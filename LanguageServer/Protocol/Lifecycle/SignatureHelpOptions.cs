namespace Boards.LanguageServer.Protocol;

/// <summary>When an editor asks for signatures.</summary>
internal sealed record SignatureHelpOptions(string[] TriggerCharacters, string[] RetriggerCharacters);
