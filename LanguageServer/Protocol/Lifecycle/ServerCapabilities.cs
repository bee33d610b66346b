namespace Boards.LanguageServer.Protocol;

/// <summary>What the server can do.</summary>
internal sealed record ServerCapabilities
{
    public string PositionEncoding { get; init; } = "utf-16";

    public required TextDocumentSyncOptions TextDocumentSync { get; init; }

    public required CompletionOptions CompletionProvider { get; init; }

    public required SignatureHelpOptions SignatureHelpProvider { get; init; }

    public required RenameOptions RenameProvider { get; init; }

    public required SemanticTokensOptions SemanticTokensProvider { get; init; }

    public required CodeActionOptions CodeActionProvider { get; init; }

    public required CodeLensOptions CodeLensProvider { get; init; }

    public required DocumentLinkOptions DocumentLinkProvider { get; init; }

    public required ExecuteCommandOptions ExecuteCommandProvider { get; init; }

    public required WorkspaceOptions Workspace { get; init; }

    public bool HoverProvider { get; init; } = true;

    public bool DefinitionProvider { get; init; } = true;

    public bool DeclarationProvider { get; init; } = true;

    public bool ReferencesProvider { get; init; } = true;

    public bool DocumentHighlightProvider { get; init; } = true;

    public bool DocumentSymbolProvider { get; init; } = true;

    public bool WorkspaceSymbolProvider { get; init; } = true;

    public bool FoldingRangeProvider { get; init; } = true;

    public bool SelectionRangeProvider { get; init; } = true;

    public bool InlayHintProvider { get; init; } = true;

    public bool DocumentFormattingProvider { get; init; } = true;
}
