using Boards.Devicetree.Text;

namespace Boards.Microkit.Request;

/// <summary>Something that the user said, and where.</summary>
/// <typeparam name="T">What was said.</typeparam>
/// <param name="Value">What was said.</param>
/// <param name="Location">The very argument or attribute value.</param>
public readonly record struct Declared<T>(T Value, SourceLocation Location)
{
    /// <summary>Another value at the same place.</summary>
    public Declared<TOther> With<TOther>(TOther value) => new(value, Location);
}
