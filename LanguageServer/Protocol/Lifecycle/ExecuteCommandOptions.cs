namespace Boards.LanguageServer.Protocol;

/// <summary>The commands.</summary>
internal sealed record ExecuteCommandOptions(string[] Commands);
