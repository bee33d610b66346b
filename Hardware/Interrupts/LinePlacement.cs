namespace Boards.Hardware.Interrupts;

/// <summary>How a controller picks lines at run time.</summary>
internal enum LinePlacement
{
    /// <summary>It does not pick lines, or its choice cannot be predicted.</summary>
    Unforeseeable,

    /// <summary>The first free line, in the order in which interrupts are mapped.</summary>
    FirstFree,
}
