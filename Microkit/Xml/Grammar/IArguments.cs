using Boards.Devicetree.Text;
using Boards.Microkit.Request;

namespace Boards.Microkit.Xml.Grammar;

/// <summary>The arguments of the C# attribute that declares an element.</summary>
public interface IArguments
{
    /// <summary>The C# attribute.</summary>
    SourceLocation Location { get; }

    /// <summary>
    /// The constant that an argument has: of a constructor's parameter, or of a property. The constant of an enumeration
    /// is its number.
    /// </summary>
    /// <param name="name">The name of the property; a parameter's begins with a small letter.</param>
    /// <returns>The constant; null where the argument is not given, and where it has none.</returns>
    Declared<object>? Find(string name);
}
