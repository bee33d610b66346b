namespace Boards.Hardware;

/// <summary>How an interrupt's number is determined.</summary>
public enum InterruptKind
{
    /// <summary>The line is wired: the number is that of this interrupt alone, or shared by wiring.</summary>
    Direct,

    /// <summary>The number is that of a controller below the root, which several inputs share; software demultiplexes.</summary>
    Cascaded,

    /// <summary>Software picks one of several lines at run time.</summary>
    Dynamic,

    /// <summary>There is no number: a private interrupt of a CPU, a message, or a specifier that does not resolve.</summary>
    None,
}
