using System;
using System.Collections.Generic;
using Boards.LanguageServer.Actions;
using Boards.LanguageServer.Meaning;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Systems;
using Boards.LanguageServer.Text;
using Boards.LanguageServer.Text.Editing;
using Boards.LanguageServer.Text.Navigation;
using Boards.LanguageServer.Text.Structure;

namespace Boards.LanguageServer;

/// <summary>The requests, each with its handler.</summary>
internal static class Methods
{
    /// <summary>
    /// All requests about documents. The method is the name of the request in the protocol; those that
    /// begin with "boards" are custom requests.
    /// </summary>
    public static readonly IReadOnlyList<(string Method, Action<BoardsLanguageServer, string> Add)> All =
    [
        ("textDocument/hover", static (server, method) => server.Add<PositionParams, Hover>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? HoverAnswer.At(question, p.Position)
            : SystemQuestion.Of(snapshot, p.TextDocument, cancel) is { } system ? SystemAnswers.Hover(system, p.Position)
            : null)),
        ("textDocument/inlayHint", static (server, method) => server.Add<RangeParams, InlayHint[]>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? InlayHints.In(question, p.Range) : null)),
        ("textDocument/definition", static (server, method) => server.Add<PositionParams, Location[]>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? DefinitionAnswer.Definition(question, p.Position)
            : SystemQuestion.Of(snapshot, p.TextDocument, cancel) is { } system ? SystemAnswers.Definition(system, p.Position)
            : null)),
        ("textDocument/declaration", static (server, method) => server.Add<PositionParams, Location[]>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? DefinitionAnswer.Declaration(question, p.Position)
            : SystemQuestion.Of(snapshot, p.TextDocument, cancel) is { } system ? SystemAnswers.Definition(system, p.Position)
            : null)),
        ("textDocument/references", static (server, method) => server.Add<ReferenceParams, Location[]>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? ReferenceAnswer.References(question, p.Position, p.Context?.IncludeDeclaration ?? true) : null)),
        ("textDocument/documentHighlight", static (server, method) => server.Add<PositionParams, DocumentHighlight[]>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? ReferenceAnswer.Highlights(question, p.Position) : null)),
        ("textDocument/prepareRename", static (server, method) => server.Add<PositionParams, PrepareRenameResult>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? RenameAnswer.Prepare(question, p.Position) : null)),
        ("textDocument/rename", static (server, method) => server.Add<RenameParams, WorkspaceEdit>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? RenameAnswer.Rename(question, p.Position, p.NewName) : null)),
        ("textDocument/documentSymbol", static (server, method) => server.Add<DocumentParams, DocumentSymbol[]>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? SymbolAnswer.Of(question) : null)),
        ("workspace/symbol", static (server, method) => server.Add<WorkspaceSymbolParams, WorkspaceSymbol[]>(method, static (snapshot, p, cancel) =>
            SymbolAnswer.Find(snapshot, p.Query ?? "", cancel))),
        ("textDocument/foldingRange", static (server, method) => server.Add<DocumentParams, FoldingRange[]>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? FoldingAnswer.Of(question) : null)),
        ("textDocument/selectionRange", static (server, method) => server.Add<SelectionRangeParams, SelectionRange[]>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? SelectionAnswer.Of(question, p.Positions) : null)),
        ("textDocument/semanticTokens/full", static (server, method) => server.Add<DocumentParams, SemanticTokens>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? SemanticTokensAnswer.Of(question) : null)),
        ("textDocument/semanticTokens/range", static (server, method) => server.Add<RangeParams, SemanticTokens>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? SemanticTokensAnswer.Of(question, p.Range) : null)),
        ("textDocument/documentLink", static (server, method) => server.Add<DocumentParams, DocumentLink[]>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? LinkAnswer.Of(question) : null)),
        ("textDocument/completion", static (server, method) => server.Add<PositionParams, CompletionList>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? CompletionAnswer.At(question, p.Position)
            : SystemQuestion.Of(snapshot, p.TextDocument, cancel) is { } system ? SystemCompletion.At(system, p.Position)
            : null)),
        ("textDocument/signatureHelp", static (server, method) => server.Add<PositionParams, SignatureHelp>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? SignatureAnswer.At(question, p.Position) : null)),
        ("textDocument/formatting", static (server, method) => server.Add<FormattingParams, TextEdit[]>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? FormattingAnswer.Of(question) : null)),
        ("textDocument/codeAction", static (server, method) => server.Add<CodeActionParams, CodeAction[]>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? SourceActions.In(question, p.Range, p.Context)
            : SystemQuestion.Of(snapshot, p.TextDocument, cancel) is { } system ? SystemActions.In(system, p.Range, p.Context)
            : null)),
        ("textDocument/codeLens", static (server, method) => server.Add<DocumentParams, CodeLens[]>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? CodeLenses.Of(question) : null)),
        ("boards/contexts", static (server, method) => server.Add<DocumentParams, ContextInformation[]>(method, static (snapshot, p, cancel) =>
            ContextsAnswer.Of(snapshot, p.TextDocument, cancel))),
        ("boards/needs", static (server, method) => server.Add<NeedParams, NeedsResult>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? NeedsAnswer.Of(question, p) : null)),
        ("boards/report", static (server, method) => server.Add<DocumentParams, ReportResult>(method, static (snapshot, p, cancel) =>
            Question.Of(snapshot, p.TextDocument, cancel) is { } question ? ReportAnswer.Of(question) : null)),
    ];
}
