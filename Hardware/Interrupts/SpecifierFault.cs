using Boards.Devicetree.Tree;

namespace Boards.Hardware.Interrupts;

/// <summary>A mistake that a controller finds in a specifier, as data; <see cref="InterruptRules.Of"/> makes the diagnostic.</summary>
internal abstract record SpecifierFault
{
    /// <summary>The first cell is not one of the controller's types.</summary>
    /// <param name="Known">The types that it supports.</param>
    public sealed record UnknownType(string Known) : SpecifierFault;

    /// <summary>A number is out of the controller's range.</summary>
    /// <param name="What">What is numbered: <c>SPI</c>, <c>source</c>.</param>
    /// <param name="Number">The number.</param>
    /// <param name="Least">The lowest that the controller has.</param>
    /// <param name="Most">The highest.</param>
    /// <param name="Meant">The number that was probably meant; null if it is not clear.</param>
    /// <param name="Taken">The number that the kernel uses if it accepts the interrupt all the same; otherwise null.</param>
    public sealed record OutOfRange(string What, uint Number, uint Least, uint Most, uint? Meant = null, uint? Taken = null) : SpecifierFault;

    /// <summary>The controller cannot detect the trigger type.</summary>
    /// <param name="Found">The trigger type.</param>
    /// <param name="Allowed">The trigger types that it detects.</param>
    public sealed record Sense(Senses Found, string Allowed) : SpecifierFault;

    /// <summary>There is no trigger type, or several.</summary>
    /// <param name="Found">The bits.</param>
    public sealed record NoSense(Senses Found) : SpecifierFault;

    /// <summary>The controller forwards shared interrupts only.</summary>
    public sealed record OnlyShared : SpecifierFault;

    /// <summary>An input has no line to the controller above.</summary>
    /// <param name="Input">The input.</param>
    public sealed record NoLine(uint Input) : SpecifierFault;

    /// <summary>The controller has no interrupt of its own for its inputs.</summary>
    /// <param name="Entry">The interrupt that is needed; null if any of them would do.</param>
    public sealed record NoOwnLine(uint? Entry) : SpecifierFault;

    /// <summary>A property that routes the inputs is missing.</summary>
    /// <param name="Table">The property.</param>
    public sealed record MissingTable(string Table) : SpecifierFault;

    /// <summary>A property that routes the inputs has the wrong length.</summary>
    /// <param name="Table">The property.</param>
    /// <param name="Expected">The number of its cells.</param>
    public sealed record TableLength(Property Table, int Expected) : SpecifierFault;

    /// <summary>The fourth cell, which names a partition of CPUs, is wrong.</summary>
    /// <param name="What">The reason.</param>
    public sealed record Partition(string What) : SpecifierFault;

    /// <summary>A reserved cell is not 0.</summary>
    /// <param name="Cell">Its index.</param>
    public sealed record Reserved(int Cell) : SpecifierFault;
}
