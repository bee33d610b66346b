using System;

namespace Boards.LanguageServer.Dispatch;

/// <summary>Handles messages without parameters.</summary>
/// <param name="handle">Handles a message.</param>
internal sealed class PlainHandler(Action handle)
{
    /// <summary>Called by the library, by name.</summary>
    public object? Invoke()
    {
        handle();
        return null;
    }
}
