using System;

namespace Boards.LanguageServer.Dispatch;

/// <summary>Handles messages that change the workspace: in their order, and before what follows is read.</summary>
/// <typeparam name="TParams">The parameters.</typeparam>
/// <typeparam name="TResult">The answer; null for a notification.</typeparam>
/// <param name="handle">Handles one.</param>
internal sealed class ImmediateHandler<TParams, TResult>(Func<TParams, TResult?> handle)
    where TParams : class
    where TResult : class
{
    /// <summary>Is called by name, through the library.</summary>
    public TResult? Invoke(TParams parameters) => handle(parameters);
}
