namespace Boards.LanguageServer.Protocol;

/// <summary>A parameter of a macro.</summary>
internal sealed record ParameterInformation(int[] Label);
