namespace Boards.LanguageServer.Protocol;

/// <summary>A device that another one needs.</summary>
internal sealed record Need(string Node, string? Reason, string Because, bool IsEnabled, string[] Registers, Location? Location);
