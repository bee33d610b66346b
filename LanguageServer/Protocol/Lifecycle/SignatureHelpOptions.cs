namespace Boards.LanguageServer.Protocol;

/// <summary>When an editor requests signatures.</summary>
internal sealed record SignatureHelpOptions(string[] TriggerCharacters, string[] RetriggerCharacters);
