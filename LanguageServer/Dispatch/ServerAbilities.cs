using System.Text.Json;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Text.Structure;

namespace Boards.LanguageServer.Dispatch;

/// <summary>What the server reports to an editor about itself at the beginning.</summary>
internal static class ServerAbilities
{
    private const int Incremental = 2;

    /// <summary>The commands of <c>workspace/executeCommand</c>.</summary>
    public static readonly string[] Commands = ["boards.contexts", "boards.selectContext", "boards.needs", "boards.report"];

    /// <summary>What the server can do.</summary>
    public static ServerCapabilities Capabilities { get; } = new()
    {
        TextDocumentSync = new TextDocumentSyncOptions(OpenClose: true, Change: Incremental, Save: false),
        CompletionProvider = new CompletionOptions(["&", "/", "<", "\"", "#", "{", "@", "="]),
        SignatureHelpProvider = new SignatureHelpOptions(["("], [","]),
        RenameProvider = new RenameOptions(PrepareProvider: true),
        SemanticTokensProvider = new SemanticTokensOptions(new SemanticTokensLegend(SemanticTokenTypes.Names, SemanticTokenTypes.Modifiers), Full: true, Range: true),
        CodeActionProvider = new CodeActionOptions(["quickfix", "refactor.move"]),
        CodeLensProvider = new CodeLensOptions(ResolveProvider: false),
        DocumentLinkProvider = new DocumentLinkOptions(ResolveProvider: false),
        ExecuteCommandProvider = new ExecuteCommandOptions(Commands),
        Workspace = new WorkspaceOptions(new WorkspaceFoldersOptions(Supported: true, ChangeNotifications: true)),
    };

    /// <summary>The files whose changes on the disk matter.</summary>
    public static RegistrationParams Watching { get; } = new(
        [new Registration("boards-files", "workspace/didChangeWatchedFiles", new WatchedFilesOptions([new FileSystemWatcher("**/*.{dts,dtsi,dtso,dtb,dtbo,h,system,csproj}"), new FileSystemWatcher("**/{boards.json,.globalconfig,.editorconfig}")]))]);

    /// <summary>Whether an editor watches files if it is asked to.</summary>
    public static bool CanWatch(JsonElement capabilities) => capabilities.ValueKind == JsonValueKind.Object
        && capabilities.TryGetProperty("workspace", out JsonElement workspace) && workspace.ValueKind == JsonValueKind.Object
        && workspace.TryGetProperty("didChangeWatchedFiles", out JsonElement watched) && watched.ValueKind == JsonValueKind.Object
        && watched.TryGetProperty("dynamicRegistration", out JsonElement dynamic) && dynamic.ValueKind == JsonValueKind.True;
}
