using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Microkit.Report;

/// <summary>A headless Chromium, controlled with its DevTools protocol.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Program = "chromium";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly string _profile = Directory.CreateTempSubdirectory("boards-chromium-").FullName;
    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _answers = [];
    private readonly ConcurrentQueue<JsonNode> _events = new();
    private readonly CancellationTokenSource _end = new();
    private Process? _process;
    private Task _reader = Task.CompletedTask;
    private string? _session;
    private int _last;

    /// <summary>The errors in the pages since the last call of <see cref="OpenAsync"/>: exceptions and errors on the console.</summary>
    public IEnumerable<string> Errors => _events
        .Where(static e => (string?)e["method"] is "Runtime.exceptionThrown" || ((string?)e["method"] == "Log.entryAdded" && (string?)e["params"]!["entry"]!["level"] == "error") || ((string?)e["method"] == "Runtime.consoleAPICalled" && (string?)e["params"]!["type"] == "error"))
        .Select(static e => e["params"]!.ToJsonString());

    /// <summary>The addresses that the pages requested since then.</summary>
    public IEnumerable<string> Requests => _events.Where(static e => (string?)e["method"] == "Network.requestWillBeSent").Select(static e => (string)e["params"]!["request"]!["url"]!);

    public async Task InitializeAsync()
    {
        if (!ReferenceCompiler.Has(Program))
            return;
        ProcessStartInfo start = new(Program, [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--user-data-dir=" + _profile, "--remote-debugging-port=0", "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += static (_, _) => { };
        _process.OutputDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();

        // The port, and the path of the browser's endpoint.
        string file = Path.Combine(_profile, "DevToolsActivePort");
        string[] lines = [];
        for (DateTime end = DateTime.UtcNow + Limit; lines.Length < 2 && DateTime.UtcNow < end; await Task.Delay(50))
            lines = File.Exists(file) ? await File.ReadAllLinesAsync(file) : [];
        using CancellationTokenSource limit = new(Limit);
        await _socket.ConnectAsync(new Uri($"ws://127.0.0.1:{lines[0]}{lines[1]}"), limit.Token);
        _reader = ReadAsync();
        JsonNode target = await SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        JsonNode session = await SendAsync("Target.attachToTarget", new JsonObject { ["targetId"] = (string)target["targetId"]!, ["flatten"] = true });
        _session = (string)session["sessionId"]!;
        foreach (string domain in (string[])["Page", "Runtime", "Log", "Network"])
            await SendAsync(domain + ".enable");
    }

    public async Task DisposeAsync()
    {
        await _end.CancelAsync();
        await _reader;
        _socket.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _end.Dispose();
        for (int tries = 0; Directory.Exists(_profile) && tries < 20; tries++)
        {
            try
            {
                Directory.Delete(_profile, recursive: true);
            }
            catch (IOException)
            {
                // The browser's processes end one after the other.
                await Task.Delay(100);
            }
        }
    }

    /// <summary>Skips the test if Chromium is not installed.</summary>
    public static void Require() => Skip.IfNot(ReferenceCompiler.Has(Program), $"{Program} is not installed");

    /// <summary>Opens a file in a window of the given size, and waits until it is shown.</summary>
    public async Task OpenAsync(string path, int width = 1280, int height = 900, string scheme = "light", string motion = "no-preference", bool scripts = true)
    {
        await SendAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await SendAsync("Emulation.setEmulatedMedia", new JsonObject
        {
            ["features"] = new JsonArray(
                new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme },
                new JsonObject { ["name"] = "prefers-reduced-motion", ["value"] = motion }),
        });
        await SendAsync("Emulation.setScriptExecutionDisabled", new JsonObject { ["value"] = !scripts });
        await SendAsync("Page.navigate", new JsonObject { ["url"] = "about:blank" });
        _events.Clear();
        await SendAsync("Page.navigate", new JsonObject { ["url"] = new Uri(path).AbsoluteUri });
        for (DateTime end = DateTime.UtcNow + Limit; DateTime.UtcNow < end; await Task.Delay(20))
        {
            if ((string?)await EvaluateAsync("document.readyState + location.protocol") == "completefile:")
                return;
        }

        Assert.Fail("The page was not shown in time.");
    }

    /// <summary>The value of an expression in the page.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        JsonNode answer = await SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        Assert.True(answer["exceptionDetails"] is null, answer.ToJsonString());
        return answer["result"]!["value"];
    }

    /// <summary>The value of an expression that is a text.</summary>
    public async Task<string> TextAsync(string expression) => (string?)await EvaluateAsync(expression) ?? "";

    /// <summary>The value of an expression that is a number.</summary>
    public async Task<double> NumberAsync(string expression) => (double)(await EvaluateAsync(expression))!;

    /// <summary>Presses a key, such as <c>ArrowRight</c> or <c>/</c>.</summary>
    public async Task PressAsync(string key, int code = 0)
    {
        JsonObject down = new() { ["type"] = "keyDown", ["key"] = key, ["windowsVirtualKeyCode"] = code };
        if (key.Length == 1 || key == "Enter")
            down["text"] = key.Length == 1 ? key : "\r";
        await SendAsync("Input.dispatchKeyEvent", down);
        await SendAsync("Input.dispatchKeyEvent", new JsonObject { ["type"] = "keyUp", ["key"] = key, ["windowsVirtualKeyCode"] = code });
    }

    /// <summary>Writes text where the focus is.</summary>
    public Task WriteAsync(string text) => SendAsync("Input.insertText", new JsonObject { ["text"] = text });

    /// <summary>A screenshot of the window.</summary>
    public async Task<byte[]> PictureAsync() =>
        Convert.FromBase64String((string)(await SendAsync("Page.captureScreenshot", new JsonObject { ["format"] = "png" }))["data"]!);

    private async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null)
    {
        int id = Interlocked.Increment(ref _last);
        TaskCompletionSource<JsonNode> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _answers[id] = answer;
        JsonObject message = new() { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (_session is not null)
            message["sessionId"] = _session;
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, _end.Token);
        return await answer.Task.WaitAsync(Limit);
    }

    private async Task ReadAsync()
    {
        byte[] buffer = new byte[1 << 16];
        using MemoryStream message = new();
        try
        {
            while (true)
            {
                WebSocketReceiveResult part = await _socket.ReceiveAsync(buffer, _end.Token);
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                Take(JsonNode.Parse(message.ToArray())!);
                message.SetLength(0);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The end of the tests, or of the browser.
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"] is not { } id)
            _events.Enqueue(message);
        else if (message["error"] is { } error)
            _answers[(int)id].SetException(new JsonException(error.ToJsonString()));
        else
            _answers[(int)id].SetResult(message["result"]!);
    }
}
