using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Workspace;
using Boards.LanguageServer.Workspace.Contexts;
using Boards.LanguageServer.Workspace.Files;
using StreamJsonRpc;

namespace Boards.LanguageServer.Dispatch;

/// <summary>A session with an editor: its life cycle, and the messages that change the workspace.</summary>
/// <param name="rpc">The connection.</param>
/// <param name="version">The version of the server.</param>
/// <param name="defaults">The settings that are used if the editor has none.</param>
internal sealed class Session(JsonRpc rpc, string? version, WorkspaceSettings defaults) : IDisposable
{
    // LSP 3.17, "ErrorCodes", and JSON-RPC.
    private const int NotInitialized = -32002;
    private const int InvalidRequest = -32600;
    private const int LogError = 1;

    private readonly DiagnosticPublisher _diagnostics = new(
        published => rpc.NotifyWithParameterObjectAsync("textDocument/publishDiagnostics", Arguments(published), null), message => Log(rpc, message));

    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private bool _isInitialized;
    private bool _isShutDown;
    private bool _canWatch;

    /// <summary>The workspace.</summary>
    public WorkspaceState Workspace { get; } = new();

    /// <summary>
    /// The exit code of the process: 0 if the editor has ended the session as the protocol
    /// prescribes, or has not begun it; otherwise 1.
    /// </summary>
    public int ExitCode => _isShutDown || !(_isInitialized || Ended.IsCompleted) ? 0 : 1;

    /// <summary>Completes when all work has ended, for tests.</summary>
    public Task Idle => _diagnostics.Idle;

    /// <summary>Completes at <c>exit</c>. Reading from standard input cannot be cancelled, so the connection itself does not end then.</summary>
    public Task Ended => _ended.Task;

    /// <summary>How often diagnostics were sent, for tests.</summary>
    public int Published => _diagnostics.Count;

    /// <inheritdoc/>
    public void Dispose() => _diagnostics.Dispose();

    /// <summary>Refuses requests before the session is initialized, and after it is shut down.</summary>
    public void CheckRunning()
    {
        if (_isShutDown)
            throw new LocalRpcException("the server was shut down") { ErrorCode = InvalidRequest };
        if (!_isInitialized)
            throw new LocalRpcException("the server is not initialized") { ErrorCode = NotInitialized };
    }

    /// <summary>Writes an error that must not happen to the log of the editor.</summary>
    public void Log(string message) => Log(rpc, message);

    /// <summary><c>initialize</c>.</summary>
    public InitializeResult Initialize(InitializeParams parameters)
    {
        if (_isInitialized)
            throw new LocalRpcException("the server is initialized already") { ErrorCode = InvalidRequest };
        _isInitialized = true;
        string[] folders = parameters.WorkspaceFolders is { } given ? [.. given.Select(static folder => folder.Uri)] : parameters.RootUri is { } root ? [root] : [];
        Workspace.SetFolders(folders.Select(Folder), []);
        Workspace.SetSettings(WorkspaceSettings.Read(parameters.InitializationOptions, defaults));
        _canWatch = ServerAbilities.CanWatch(parameters.Capabilities);
        return new InitializeResult(ServerAbilities.Capabilities, new ServerInfo("boards", version));
    }

    /// <summary><c>initialized</c>.</summary>
    public void Initialized()
    {
        if (_canWatch)
            _ = rpc.InvokeWithParameterObjectAsync<EmptyParams>("client/registerCapability", new Dictionary<string, object?> { ["registrations"] = ServerAbilities.Watching.Registrations }, null, CancellationToken.None);
    }

    /// <summary><c>shutdown</c>.</summary>
    public void ShutDown()
    {
        CheckRunning();
        _isShutDown = true;
    }

    /// <summary><c>exit</c>.</summary>
    public void Exit() => _ended.TrySetResult();

    /// <summary><c>textDocument/didOpen</c>.</summary>
    public void Open(DidOpenParams parameters) => Change(() => Workspace.Open(parameters.TextDocument.Uri, parameters.TextDocument.Version, parameters.TextDocument.Text));

    /// <summary><c>textDocument/didChange</c>.</summary>
    public void Change(DidChangeParams parameters) => Change(() => Workspace.Change(parameters.TextDocument.Uri, parameters.TextDocument.Version, parameters.ContentChanges));

    /// <summary><c>textDocument/didClose</c>.</summary>
    public void Close(DidCloseParams parameters) => Change(() => Workspace.Close(parameters.TextDocument.Uri));

    /// <summary><c>workspace/didChangeWatchedFiles</c>.</summary>
    public void Watched(DidChangeWatchedFilesParams parameters) => Change(() => Workspace.Changed([.. parameters.Changes.Select(static change => DocumentUri.ToPath(change.Uri))]));

    /// <summary><c>workspace/didChangeWorkspaceFolders</c>.</summary>
    public void Folders(DidChangeWorkspaceFoldersParams parameters) => Change(() =>
        Workspace.SetFolders((parameters.Event.Added ?? []).Select(static folder => Folder(folder.Uri)), (parameters.Event.Removed ?? []).Select(static folder => Folder(folder.Uri))));

    /// <summary><c>workspace/didChangeConfiguration</c>.</summary>
    public void Configure(DidChangeConfigurationParams parameters) => Change(() => Workspace.SetSettings(WorkspaceSettings.Read(parameters.Settings, defaults)));

    /// <summary>Chooses the board that is the context of a file.</summary>
    public void Choose(ContextParams parameters) => Change(() => Workspace.Choose(DocumentUri.ToPath(parameters.TextDocument.Uri), parameters.Context));

    private static void Log(JsonRpc rpc, string message) =>
        _ = rpc.NotifyWithParameterObjectAsync("window/logMessage", new Dictionary<string, object?> { ["type"] = LogError, ["message"] = message }, null);

    // The arguments are given by name, so that the library needs no reflection.
    private static Dictionary<string, object?> Arguments(PublishDiagnosticsParams published)
    {
        Dictionary<string, object?> arguments = new() { ["uri"] = published.Uri, ["diagnostics"] = published.Diagnostics };
        if (published.Version is { } version)
            arguments["version"] = version;
        return arguments;
    }

    private static string Folder(string uri) => DocumentUri.ToPath(uri).TrimEnd('/');

    // A command may change the workspace from another thread.
    private void Change(Action change)
    {
        lock (_gate)
        {
            if (!_isInitialized || _isShutDown)
                return;
            change();
            _diagnostics.Update(Workspace.Current);
        }
    }
}
