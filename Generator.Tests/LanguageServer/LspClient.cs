using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Boards.LanguageServer;
using StreamJsonRpc;

namespace Boards.Tests.LanguageServer;

/// <summary>An editor in this process, which speaks the protocol with a server over a pair of pipes.</summary>
internal sealed class LspClient : IAsyncDisposable
{
    private readonly JsonRpc _rpc;
    private readonly BoardsLanguageServer _server;
    private readonly Task<int> _run;
    private readonly ConcurrentDictionary<string, JsonElement> _published = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _log = new();

    private int _received;

    private LspClient()
    {
        Pipe toServer = new();
        Pipe toClient = new();
        _server = new BoardsLanguageServer(toServer.Reader.AsStream(), toClient.Writer.AsStream(), "1.0");
        _rpc = new JsonRpc(new HeaderDelimitedMessageHandler(toServer.Writer.AsStream(), toClient.Reader.AsStream(), new SystemTextJsonFormatter()));
        _rpc.AddLocalRpcMethod("textDocument/publishDiagnostics", Publish);
        _rpc.AddLocalRpcMethod("window/logMessage", (int type, string message) => _log.Enqueue(message));
        _rpc.AddLocalRpcMethod("client/registerCapability", (JsonElement registrations) => (object?)null);
        _run = _server.RunAsync();
        _rpc.StartListening();
    }

    /// <summary>The answer to <c>initialize</c>.</summary>
    public JsonElement Initialized { get; private set; }

    /// <summary>What the server wrote to the log: it logs only what must not happen.</summary>
    public IReadOnlyCollection<string> Log => _log;

    /// <summary>Starts a server with a folder, or without one.</summary>
    public static async Task<LspClient> StartAsync(string? folder = null, object? settings = null)
    {
        LspClient client = new();
        client.Initialized = await client.RequestAsync("initialize", new
        {
            processId = (int?)null,
            rootUri = folder is null ? null : UriOf(folder),
            capabilities = new { workspace = new { didChangeWatchedFiles = new { dynamicRegistration = true } } },
            initializationOptions = settings,
        });
        await client.NotifyAsync("initialized", new { });
        return client;
    }

    /// <summary>A server that was not initialized.</summary>
    public static LspClient StartRaw() => new();

    /// <summary>The address of a path.</summary>
    public static string UriOf(string path) => new Uri(path.StartsWith('/') ? path : Path.GetFullPath(path)).AbsoluteUri;

    /// <summary>Sends a request.</summary>
    public Task<JsonElement> RequestAsync(string method, object parameters, CancellationToken cancel = default) =>
        _rpc.InvokeWithParameterObjectAsync<JsonElement>(method, parameters, cancel);

    /// <summary>Sends a notification.</summary>
    public Task NotifyAsync(string method, object parameters) => _rpc.NotifyWithParameterObjectAsync(method, parameters);

    /// <summary>Opens a document.</summary>
    public Task OpenAsync(string uri, string text)
    {
        _versions[uri] = 1;
        return NotifyAsync("textDocument/didOpen", new { textDocument = new { uri, languageId = "dts", version = 1, text } });
    }

    /// <summary>Replaces the text of a document.</summary>
    public Task ChangeAsync(string uri, string text) =>
        NotifyAsync("textDocument/didChange", new { textDocument = new { uri, version = ++_versions[uri] }, contentChanges = new[] { new { text } } });

    /// <summary>Replaces a part of a document.</summary>
    public Task ChangeAsync(string uri, (int Line, int Character) start, (int Line, int Character) end, string text) => NotifyAsync("textDocument/didChange", new
    {
        textDocument = new { uri, version = ++_versions[uri] },
        contentChanges = new[] { new { range = new { start = Position(start), end = Position(end) }, text } },
    });

    /// <summary>Closes a document.</summary>
    public Task CloseAsync(string uri) => NotifyAsync("textDocument/didClose", new { textDocument = new { uri } });

    /// <summary>The diagnostics of a document, after everything that was sent.</summary>
    public async Task<JsonElement[]> DiagnosticsAsync(string uri)
    {
        await IdleAsync();
        return _published.TryGetValue(uri, out JsonElement found) ? [.. found.EnumerateArray()] : [];
    }

    /// <summary>Waits until the server has handled and answered everything that was sent.</summary>
    public async Task IdleAsync()
    {
        await RequestAsync("boards/contexts", new { textDocument = new { uri = "file:///none.dts" } });
        await _server.Session.Idle;
        for (int wait = 0; wait < 24_000 && Volatile.Read(ref _received) < _server.Session.Published; wait++)
            await Task.Delay(5);
    }

    /// <summary>Asks about a position.</summary>
    public Task<JsonElement> AtAsync(string method, string uri, (int Line, int Character) at) =>
        RequestAsync(method, new { textDocument = new { uri }, position = Position(at) });

    /// <summary>Asks about a document.</summary>
    public Task<JsonElement> OfAsync(string method, string uri) => RequestAsync(method, new { textDocument = new { uri } });

    /// <summary>The hints of a whole document: position and text.</summary>
    public async Task<string[]> HintsAsync(string uri)
    {
        JsonElement hints = await RequestAsync("textDocument/inlayHint", new { textDocument = new { uri }, range = new { start = Position((0, 0)), end = Position((100_000, 0)) } });
        return [.. hints.EnumerateArray().Select(static hint => $"{hint.GetProperty("position").GetProperty("line")}:{hint.GetProperty("position").GetProperty("character")} {hint.GetProperty("label")}")];
    }

    /// <summary>Ends the session, and returns the exit code.</summary>
    public async Task<int> ExitAsync(bool shutdown = true)
    {
        if (shutdown)
            await _rpc.InvokeAsync("shutdown");
        await _rpc.NotifyAsync("exit");
        return await _run.WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _rpc.Dispose();
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Publish(string uri, JsonElement diagnostics, int? version = null)
    {
        _published[uri] = diagnostics;
        Interlocked.Increment(ref _received);
    }

    /// <summary>A position.</summary>
    public static object Position((int Line, int Character) at) => new { line = at.Line, character = at.Character };
}
