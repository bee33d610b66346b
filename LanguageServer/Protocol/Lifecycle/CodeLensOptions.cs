namespace Boards.LanguageServer.Protocol;

/// <summary>Whether a lens is resolved later.</summary>
internal sealed record CodeLensOptions(bool ResolveProvider);
