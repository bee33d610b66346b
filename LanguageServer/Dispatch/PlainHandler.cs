using System;

namespace Boards.LanguageServer.Dispatch;

/// <summary>Handles messages without parameters.</summary>
/// <param name="handle">Handles one.</param>
internal sealed class PlainHandler(Action handle)
{
    /// <summary>Is called by name, through the library.</summary>
    public object? Invoke()
    {
        handle();
        return null;
    }
}
