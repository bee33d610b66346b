namespace Boards.Hardware.Interrupts;

/// <summary>How a controller picks lines at run time.</summary>
internal enum LinePlacement
{
    /// <summary>It does not, or by no rule that can be foretold.</summary>
    Unforeseeable,

    /// <summary>The first free line, in the order in which interrupts are mapped.</summary>
    FirstFree,
}
