using System;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;

namespace Boards.Devicetree.Checks.Facts;

/// <summary>The kinds of buses, by the criteria of the reference compiler.</summary>
internal static class Bus
{
    public static bool IsSimple(Node node) => node.Find("compatible")?.Lists("simple-bus") == true;

    public static bool IsI2c(Node node) => node.IsCalled("i2c") || node.IsCalled("i2c-bus") || node.IsCalled("i2c-arb");

    /// <summary>Whether a node is an SPI bus, by its name or by properties of its children.</summary>
    public static bool IsSpi(Node node, TreeFacts facts) =>
        HasSpiName(node) || (CellCount.AddressAsDtc(node) == 1 && CellCount.SizeAsDtc(node) == 0 && facts.WithSpiDevices.Contains(node));

    /// <summary>Whether a node has properties of SPI devices.</summary>
    public static bool IsSpiDevice(Node node)
    {
        foreach (Property property in node.Properties)
        {
            if (property.Name.StartsWith("spi-", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    public static bool HasSpiName(Node node) => node.IsCalled("spi");
}
