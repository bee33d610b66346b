using System.Collections.Immutable;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Hardware;

/// <summary>Two enabled devices that use the same pins: a pin has one function at a time.</summary>
public sealed record PinConflict
{
    /// <summary>The device that uses the pins through its <c>pinctrl-0</c>; if both do, the earlier one in the tree.</summary>
    public required Device First { get; init; }

    /// <summary>The other device.</summary>
    public required Device Second { get; init; }

    /// <summary>The pin controller.</summary>
    public required Node Controller { get; init; }

    /// <summary>The pins, as the controller's binding names or numbers them.</summary>
    public required ImmutableArray<string> Pins { get; init; }

    /// <summary>The property through which the other device uses the pins: its <c>pinctrl-0</c>, or the property with its GPIOs.</summary>
    public required Property Property { get; init; }

    /// <summary>The property through which the first device uses them.</summary>
    public required Property FirstProperty { get; init; }
}
