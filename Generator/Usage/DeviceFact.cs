using System.Linq;
using Boards.Hardware;
using Microsoft.CodeAnalysis;

namespace Boards.Generator.Usage;

/// <summary>The facts about a node in the attribute of its generated class.</summary>
/// <param name="Class">The class.</param>
/// <param name="Path">The node's path.</param>
/// <param name="Status">Its status.</param>
internal sealed record DeviceFact(INamedTypeSymbol Class, string Path, NodeStatus Status)
{
    /// <summary>Reads a class; null if it is not the class of a node.</summary>
    public static DeviceFact? Of(INamedTypeSymbol type, INamedTypeSymbol deviceNode) => type.GetAttributes()
        .Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, deviceNode))
        .Select(attribute => attribute.ConstructorArguments is [{ Value: string path }, { Value: int status }]
            ? new DeviceFact(type, path, (NodeStatus)status)
            : null)
        .FirstOrDefault();
}
