using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>A value that the user declared, and its location.</summary>
/// <typeparam name="T">The value.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Location">The argument or attribute value.</param>
public readonly record struct Declared<T>(T Value, SourceLocation Location)
{
    /// <summary>Another value at the same place.</summary>
    public Declared<TOther> With<TOther>(TOther value) => new(value, Location);
}
