using Boards.Devicetree.Text;
using Boards.Microkit.Request;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>The arguments of the C# attribute that declares an element.</summary>
public interface IArguments
{
    /// <summary>The location of the C# attribute.</summary>
    SourceLocation Location { get; }

    /// <summary>
    /// The constant of an argument, which is for a parameter of the constructor or for a property. The constant of an enumeration
    /// is its number.
    /// </summary>
    /// <param name="name">The name of the property; the name of a parameter begins with a lower-case letter.</param>
    /// <returns>The constant; null if the argument is not given, or is not a constant.</returns>
    Declared<object>? Find(string name);
}
