namespace Boards.Tool.Diff;

/// <summary>The kinds of facts by which two boards are compared.</summary>
internal enum FactKind
{
    /// <summary>Whether a device is enabled.</summary>
    Status,

    /// <summary>The compatible strings.</summary>
    Compatible,

    /// <summary>An entry of <c>reg</c>: address and size.</summary>
    Region,

    /// <summary>An interrupt: number and trigger.</summary>
    Interrupt,

    /// <summary>A state of pins, and what it sets.</summary>
    Pins,

    /// <summary>A reference to a device that is needed.</summary>
    Dependency,
}
