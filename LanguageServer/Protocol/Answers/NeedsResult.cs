namespace Boards.LanguageServer.Protocol;

/// <summary>What a device needs.</summary>
internal sealed record NeedsResult(string Node, Need[] Needs, string[] Notes);
