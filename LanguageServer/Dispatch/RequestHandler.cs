using System;
using System.Threading;
using System.Threading.Tasks;
using Boards.LanguageServer.Workspace;
using StreamJsonRpc;

namespace Boards.LanguageServer.Dispatch;

/// <summary>Answers requests of one method. The workspace is that at the time of the request; the answer is computed on another thread.</summary>
/// <typeparam name="TParams">The parameters.</typeparam>
/// <typeparam name="TResult">The answer.</typeparam>
/// <param name="session">The session.</param>
/// <param name="answer">Computes the answer.</param>
internal sealed class RequestHandler<TParams, TResult>(Session session, Func<Snapshot, TParams, CancellationToken, TResult?> answer)
    where TParams : class
    where TResult : class
{
    // The code that JSON-RPC reserves for an error within a server.
    private const int InternalError = -32603;

    /// <summary>Called by the library, by name.</summary>
    public Task<TResult?> Invoke(TParams parameters, CancellationToken cancel)
    {
        session.CheckRunning();
        Snapshot snapshot = session.Workspace.Current;
        return Task.Run(() => Find(snapshot, parameters, cancel), cancel);
    }

    private TResult? Find(Snapshot snapshot, TParams parameters, CancellationToken cancel)
    {
        try
        {
            return answer(snapshot, parameters, cancel);
        }
        catch (Exception e) when (e is not (OperationCanceledException or LocalRpcException))
        {
            session.Log($"{typeof(TParams).Name}: {e}");
            throw new LocalRpcException(e.Message, e) { ErrorCode = InternalError, ErrorData = null };
        }
    }
}
