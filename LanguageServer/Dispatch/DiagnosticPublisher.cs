using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.LanguageServer.Meaning;
using Boards.LanguageServer.Protocol;
using Boards.LanguageServer.Workspace;

namespace Boards.LanguageServer.Dispatch;

/// <summary>Sends the diagnostics of the latest workspace. Work for an older one is cancelled.</summary>
/// <param name="send">Sends the diagnostics of a file.</param>
/// <param name="log">Logs errors that must not happen.</param>
internal sealed class DiagnosticPublisher(Func<PublishDiagnosticsParams, Task> send, Action<string> log) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Uri, int? Version, Diagnostic[] Sent)> _sent = new(StringComparer.Ordinal);
    private CancellationTokenSource _cancel = new();
    private int _count;
    private Task _last = Task.CompletedTask;

    /// <summary>Completes when all work so far has ended, for tests.</summary>
    public Task Idle
    {
        get
        {
            lock (_gate)
                return _last;
        }
    }

    /// <summary>How often diagnostics were sent, for tests.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Sends what has changed since the last time.</summary>
    public void Update(Snapshot snapshot)
    {
        lock (_gate)
        {
            _cancel.Cancel();
            _cancel = new CancellationTokenSource();
            CancellationToken cancel = _cancel.Token;
            _last = _last.ContinueWith(_ => Run(snapshot, cancel), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _cancel.Cancel();

    private async Task Run(Snapshot snapshot, CancellationToken cancel)
    {
        try
        {
            if (cancel.IsCancellationRequested)
                return;
            Dictionary<string, Diagnostic[]> found = WorkspaceDiagnostics.Of(snapshot, cancel);
            foreach (string path in _sent.Keys.Except(found.Keys).ToArray())
            {
                await SendAsync(new PublishDiagnosticsParams(_sent[path].Uri, null, [])).ConfigureAwait(false);
                _sent.Remove(path);
            }

            foreach ((string path, Diagnostic[] diagnostics) in found)
            {
                string uri = snapshot.UriOf(path);
                int? version = snapshot.Documents.TryGetValue(path, out var document) ? document.Version : null;
                if (_sent.TryGetValue(path, out var sent) && sent.Uri == uri && sent.Version == version && AreEqual(sent.Sent, diagnostics))
                    continue;
                await SendAsync(new PublishDiagnosticsParams(uri, version, diagnostics)).ConfigureAwait(false);
                _sent[path] = (uri, version, diagnostics);
            }
        }
        catch (OperationCanceledException)
        {
            // A newer workspace follows.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log($"diagnostics: {e}");
        }
    }

    private Task SendAsync(PublishDiagnosticsParams diagnostics)
    {
        Interlocked.Increment(ref _count);
        return send(diagnostics);
    }

    private static bool AreEqual(Diagnostic[] a, Diagnostic[] b) => a.Length == b.Length
        && a.Zip(b).All(static pair => pair.First.Code == pair.Second.Code && pair.First.Severity == pair.Second.Severity && pair.First.Range == pair.Second.Range && pair.First.Message == pair.Second.Message
            && (pair.First.RelatedInformation ?? []).SequenceEqual(pair.Second.RelatedInformation ?? []));
}
