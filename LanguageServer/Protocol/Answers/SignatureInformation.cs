namespace Boards.LanguageServer.Protocol;

/// <summary>A macro with its parameters.</summary>
internal sealed record SignatureInformation(string Label, MarkupContent? Documentation, ParameterInformation[] Parameters);
