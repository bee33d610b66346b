using Boards.Devicetree.Text;

namespace Boards.Generator.Systems.Declarations;

/// <summary>How a system names its board.</summary>
/// <param name="Name">The source's file name or the end of its path, or the full name of the board's class.</param>
/// <param name="IsClass">Whether it is a class.</param>
/// <param name="Location">The location of the argument.</param>
internal readonly record struct BoardReference(string Name, bool IsClass, SourceLocation Location)
{
    /// <summary>Whether the class is not defined in the code that is read. If generated code does not define it either, the compiler reports it.</summary>
    public bool IsUndefined { get; init; }
}
