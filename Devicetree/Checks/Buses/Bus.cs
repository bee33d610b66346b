using System.Linq;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Buses;

/// <summary>Which bus a node is, by the signs that the reference goes by.</summary>
internal static class Bus
{
    public static bool IsPci(Node node) => node.Find("device_type")?.String == "pci" && !IsSimple(node);

    public static bool IsSimple(Node node) => node.Find("compatible")?.Strings.Contains("simple-bus") == true;

    public static bool IsI2c(Node node) => node.BaseName is "i2c" or "i2c-bus" or "i2c-arb";

    /// <summary>By its name, or by properties of its children.</summary>
    public static bool IsSpi(Node node) => HasSpiName(node) || (
        !node.Children.IsEmpty && Cells.OfAddress(node) == 1 && Cells.OfSize(node) == 0
        && node.Children.Any(static child => child.Properties.Any(static p => p.Name.StartsWith("spi-", System.StringComparison.Ordinal))));

    public static bool HasSpiName(Node node) => node.BaseName == "spi";
}
