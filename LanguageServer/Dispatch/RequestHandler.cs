using System;
using System.Threading;
using System.Threading.Tasks;
using Boards.LanguageServer.Workspace;
using StreamJsonRpc;

namespace Boards.LanguageServer.Dispatch;

/// <summary>Answers requests of one method. The workspace is that of the time of the request; the answer is found on another thread.</summary>
/// <typeparam name="TParams">The parameters.</typeparam>
/// <typeparam name="TResult">The answer.</typeparam>
/// <param name="session">The session.</param>
/// <param name="answer">Finds the answer.</param>
internal sealed class RequestHandler<TParams, TResult>(Session session, Func<Snapshot, TParams, CancellationToken, TResult?> answer)
    where TParams : class
    where TResult : class
{
    // The reserved code of JSON-RPC for what is wrong within a server.
    private const int InternalError = -32603;

    /// <summary>Is called by name, through the library.</summary>
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
