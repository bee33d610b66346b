namespace Boards.LanguageServer.Protocol;

/// <summary>A board that can be the context of a file.</summary>
internal sealed record ContextInformation(string Name, string Source, string[] Overlays, bool IsActive);
