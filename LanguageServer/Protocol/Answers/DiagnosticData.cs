namespace Boards.LanguageServer.Protocol;

/// <summary>What a fix of a diagnostic needs.</summary>
internal sealed record DiagnosticData(string? Node, string[]? Nodes, string? Value, string? Property, string? Name);
