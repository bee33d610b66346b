namespace Boards.Tool;

/// <summary>The colours of messages, by their numbers in ECMA-48.</summary>
internal enum Colour
{
    /// <summary>Errors.</summary>
    Red = 31,

    /// <summary>Warnings.</summary>
    Yellow = 33,

    /// <summary>Information.</summary>
    Cyan = 36,
}
