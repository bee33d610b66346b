using System;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.References;

/// <summary>Which properties refer to GPIOs, by their names.</summary>
internal static class Gpio
{
    public static bool IsReference(Property property) =>
        property.Name is "gpio" or "gpios"
        || property.Name.EndsWith("-gpio", StringComparison.Ordinal)
        || (property.Name.EndsWith("-gpios", StringComparison.Ordinal) && !IsNumber(property));

    // snps,nr-gpios and similar properties are the number of GPIOs.
    private static bool IsNumber(Property property) => property.Name.EndsWith(",nr-gpios", StringComparison.Ordinal);
}
