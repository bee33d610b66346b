namespace Boards.LanguageServer.Protocol;

/// <summary>Whether definitions are asked for, too.</summary>
internal sealed record ReferenceContext(bool IncludeDeclaration);
