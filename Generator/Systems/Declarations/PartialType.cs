using System.Collections.Immutable;
using Boards.Microkit;

namespace Boards.Generator.Systems.Declarations;

/// <summary>A partial class of the user that generated code is added to.</summary>
/// <param name="FullName">Its name with namespace and outer classes; the key of the type in a plan.</param>
/// <param name="Namespace">Its namespace, or empty.</param>
/// <param name="Declarations">How each part is declared, from the outermost class to this one: <c>partial class Vmm</c>.</param>
/// <param name="Taken">The names of the user's class and its members that could collide with those of generated classes.</param>
internal sealed record PartialType(string FullName, string Namespace, ValueList<string> Declarations, ValueList<string> Taken)
{
    /// <summary>The classes that may be added to a user's class.</summary>
    public static ImmutableArray<string> Added { get; } = ["Channels", "Interrupts", "Devices", "Memory", "VirtualDevices", "Images", "Gic", "Devicetree"];
}
