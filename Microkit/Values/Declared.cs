using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A value that the user declared, and its location.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Location">The location of the argument or attribute value.</param>
public readonly record struct Declared<T>(T Value, SourceLocation Location)
{
    /// <summary>The decimal digits of a number that may be meant as hexadecimal ones; null for any other value.</summary>
    internal string? Digits { get; init; }

    /// <summary>Another value at the same location.</summary>
    public Declared<TOther> With<TOther>(TOther value) => new(value, Location);
}
