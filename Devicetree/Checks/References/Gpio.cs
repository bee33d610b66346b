using System;

namespace Boards.Devicetree.Checks.References;

/// <summary>Which properties refer to GPIOs, by their names.</summary>
internal static class Gpio
{
    public static bool IsReference(string name) =>
        name is "gpio" or "gpios"
        || name.EndsWith("-gpio", StringComparison.Ordinal)
        || (name.EndsWith("-gpios", StringComparison.Ordinal) && !IsNumber(name));

    // snps,nr-gpios and similar properties are the number of GPIOs.
    private static bool IsNumber(string name) => name.EndsWith(",nr-gpios", StringComparison.Ordinal);
}
