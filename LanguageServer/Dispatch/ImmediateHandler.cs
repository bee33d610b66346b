using System;

namespace Boards.LanguageServer.Dispatch;

/// <summary>Handles messages that change the workspace, in their order, before later messages are read.</summary>
/// <typeparam name="TParams">The parameters.</typeparam>
/// <typeparam name="TResult">The answer; null for a notification.</typeparam>
/// <param name="handle">Handles a message.</param>
internal sealed class ImmediateHandler<TParams, TResult>(Func<TParams, TResult?> handle)
    where TParams : class
    where TResult : class
{
    /// <summary>Called by the library, by name.</summary>
    public TResult? Invoke(TParams parameters) => handle(parameters);
}
