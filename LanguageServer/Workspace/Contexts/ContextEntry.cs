using System.Threading;
using Boards.LanguageServer.Workspace.Files;

namespace Boards.LanguageServer.Workspace.Contexts;

/// <summary>A board that is compiled at the first request. A request that is cancelled leaves this to the next one.</summary>
internal sealed class ContextEntry
{
    private readonly Lock _gate = new();
    private CompiledContext? _compiled;

    /// <summary>The compiled board; null before the first request.</summary>
    public CompiledContext? Known => Volatile.Read(ref _compiled);

    /// <summary>The compiled board.</summary>
    public CompiledContext Get(BoardContext context, WorkspaceFiles files, CancellationToken cancel)
    {
        if (Known is { } known)
            return known;
        lock (_gate)
        {
            cancel.ThrowIfCancellationRequested();
            return _compiled ??= CompiledContext.Compile(context, files, cancel);
        }
    }
}
