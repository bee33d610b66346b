namespace Boards.LanguageServer.Protocol;

/// <summary>Whether definitions are requested as well.</summary>
internal sealed record ReferenceContext(bool IncludeDeclaration);
