using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.IO.Pipelines;
using System.Threading;
using System.Threading.Tasks;
using Boards.LanguageServer.Dispatch;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Workspace;
using Boards.LanguageServer.Workspace.Contexts;
using StreamJsonRpc;

namespace Boards.LanguageServer;

/// <summary>A server of the Language Server Protocol 3.17 for devicetree sources and system descriptions.</summary>
public sealed class BoardsLanguageServer : IDisposable
{
    private const int Failed = 1;

    private readonly JsonRpc _rpc;

    /// <param name="input">Messages from the editor.</param>
    /// <param name="output">Messages to the editor.</param>
    /// <param name="version">The version of the server.</param>
    /// <param name="settings">The settings that are used if the editor has none, or null.</param>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "All types of messages are in ProtocolJson, so the formatter needs no reflection.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "As above.")]
    public BoardsLanguageServer(Stream input, Stream output, string? version, WorkspaceSettings? settings = null)
    {
        SystemTextJsonFormatter formatter = new();
        formatter.JsonSerializerOptions = new(ProtocolJson.Default.Options);
        _rpc = new JsonRpc(new HeaderDelimitedMessageHandler(PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true)), PipeReader.Create(input, new StreamPipeReaderOptions(leaveOpen: true)), formatter)) { CancelLocallyInvokedMethodsWhenConnectionIsClosed = true };
        Session = new Session(_rpc, version, settings ?? new WorkspaceSettings());
        AddLife();
        foreach ((string method, Action<BoardsLanguageServer, string> add) in Methods.All)
            add(this, method);
        Add<ExecuteCommandParams, object>("workspace/executeCommand", new CommandHandler(Session).Run);
    }

    /// <summary>The session.</summary>
    internal Session Session { get; }

    /// <summary>Serves until the editor ends the session, or the connection ends.</summary>
    /// <returns>The exit code of the process.</returns>
    public static async Task<int> RunAsync(Stream input, Stream output, string? version, WorkspaceSettings? settings = null)
    {
        using BoardsLanguageServer server = new(input, output, version, settings);
        return await server.RunAsync().ConfigureAwait(false);
    }

    /// <summary>Serves until the editor ends the session, or the connection ends.</summary>
    public async Task<int> RunAsync()
    {
        _rpc.StartListening();
        try
        {
            await Task.WhenAny(_rpc.Completion, Session.Ended).Unwrap().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The editor is gone, or has sent something that is not a message.
            return Failed;
        }

        return Session.ExitCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Session.Dispose();
        _rpc.Dispose();
    }

    /// <summary>Adds a request about the workspace as it is when the request arrives.</summary>
    internal void Add<TParams, TResult>(string method, Func<Snapshot, TParams, CancellationToken, TResult?> answer)
        where TParams : class
        where TResult : class =>
        Add(typeof(RequestHandler<TParams, TResult>), method, new RequestHandler<TParams, TResult>(Session, answer));

    private void AddLife()
    {
        AddImmediate<InitializeParams, InitializeResult>("initialize", Session.Initialize);
        AddPlain("initialized", Session.Initialized);
        AddPlain("shutdown", Session.ShutDown);
        AddPlain("exit", Session.Exit);
        AddNotice<DidOpenParams>("textDocument/didOpen", Session.Open);
        AddNotice<DidChangeParams>("textDocument/didChange", Session.Change);
        AddNotice<DidCloseParams>("textDocument/didClose", Session.Close);
        AddNotice<DidSaveParams>("textDocument/didSave", static _ => { });
        AddNotice<DidChangeWatchedFilesParams>("workspace/didChangeWatchedFiles", Session.Watched);
        AddNotice<DidChangeWorkspaceFoldersParams>("workspace/didChangeWorkspaceFolders", Session.Folders);
        AddNotice<DidChangeConfigurationParams>("workspace/didChangeConfiguration", Session.Configure);
        AddNotice<ContextParams>("boards/selectContext", Session.Choose);
    }

    private void AddImmediate<TParams, TResult>(string method, Func<TParams, TResult?> handle)
        where TParams : class
        where TResult : class =>
        Add(typeof(ImmediateHandler<TParams, TResult>), method, new ImmediateHandler<TParams, TResult>(handle));

    private void AddNotice<TParams>(string method, Action<TParams> handle)
        where TParams : class =>
        AddImmediate<TParams, EmptyParams>(method, parameters =>
        {
            handle(parameters);
            return null;
        });

    private void AddPlain(string method, Action handle) => Add(typeof(PlainHandler), method, new PlainHandler(handle), isPlain: true);

    private void Add([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] Type type, string method, object handler, bool isPlain = false) =>
        _rpc.AddLocalRpcMethod(type.GetMethod("Invoke")!, handler, new JsonRpcMethodAttribute(method) { UseSingleObjectParameterDeserialization = !isPlain });
}
