namespace Boards.LanguageServer.Protocol;

/// <summary>The macro around a place.</summary>
internal sealed record SignatureHelp(SignatureInformation[] Signatures, int ActiveSignature, int ActiveParameter);
