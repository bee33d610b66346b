namespace Boards.LanguageServer.Protocol;

/// <summary>A board through which a file is seen.</summary>
internal sealed record ContextInformation(string Name, string Source, string[] Overlays, bool IsActive);
