using Boards.Devicetree.Text;

namespace Boards.Generator.Systems.Declarations;

/// <summary>A device that was named by its class.</summary>
/// <param name="Path">The node's path.</param>
/// <param name="Board">The full name of the board's class.</param>
/// <param name="Location">The location of the argument.</param>
internal readonly record struct DeviceClass(string Path, string Board, SourceLocation Location);
