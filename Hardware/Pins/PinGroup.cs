using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Boards.Devicetree.StandardProperties;
using Boards.Devicetree.Tree;

namespace Boards.Hardware.Pins;

/// <summary>Reads the pins of a node of a pin controller, in the formats that identify pins.</summary>
internal static class PinGroup
{
    // The cells of an entry, the register of the multiplexer first, by the binding of each family (fsl,imx*-pinctrl.yaml).
    private const int CellsOfImx = 6;
    private static readonly string[] Imx = ["fsl,imx25-", "fsl,imx35-", "fsl,imx50-", "fsl,imx51-", "fsl,imx53-", "fsl,imx6", "fsl,imx7d-", "fsl,imx8m", "fsl,imx93-"];
    private static readonly string[] PinInUpperBits = ["st,stm32", "mediatek,mt"];

    /// <summary>The pins, and whether each is a GPIO there; none for other formats.</summary>
    public static IEnumerable<(string Pin, bool IsGpio)> PinsOf(Node group, Node controller)
    {
        foreach (Property property in group.Properties)
        {
            IEnumerable<(string, bool)> pins = property.Name switch
            {
                "pinctrl-single,pins" => Single(property, CellCount.Of(controller, "#pinctrl-cells") ?? 1),
                "brcm,pins" => Broadcom(property, group.Find("brcm,function")),
                "rockchip,pins" => Rockchip(property),
                "fsl,pins" when Imx.Any(IsCompatible) => Freescale(property),
                "pinmux" when PinInUpperBits.Any(IsCompatible) => Multiplexed(property),
                "pins" when group.Find("function")?.String is { } function => Named(property, function),
                _ => [],
            };
            foreach ((string, bool) pin in pins)
                yield return pin;
        }

        bool IsCompatible(string family) => controller.Find("compatible")?.Strings.Any(one => one.StartsWith(family, StringComparison.Ordinal)) == true;
    }

    // Offset of the register, and as many cells as the controller declares (pinctrl-single.yaml). Mode 7 of TI's chips is mostly GPIO.
    private static IEnumerable<(string, bool)> Single(Property pins, int values) =>
        Entries(pins, values + 1).Select(entry => (Hex(pins.Cell(entry)), (pins.Cell(entry + values) & 7) == 7));

    // One function for all pins, or one for each; 0 and 1 are input and output (brcm,bcm2835-gpio.txt).
    private static IEnumerable<(string, bool)> Broadcom(Property pins, Property? functions)
    {
        if (functions is null || functions.CellCount == 0)
            return [];
        return Entries(pins, 1).Select(entry => (Decimal(pins.Cell(entry)), functions.Cell(functions.CellCount == 1 ? 0 : Math.Min(entry, functions.CellCount - 1)) <= 1));
    }

    // Bank, pin, function, configuration (rockchip,pinctrl.yaml). Function 0 is GPIO.
    private static IEnumerable<(string, bool)> Rockchip(Property pins) =>
        Entries(pins, 4).Select(entry => (Decimal(pins.Cell(entry)) + "-" + Decimal(pins.Cell(entry + 1)), pins.Cell(entry + 2) == 0));

    // Which mode is GPIO depends on the pin.
    private static IEnumerable<(string, bool)> Freescale(Property pins) => Entries(pins, CellsOfImx).Select(entry => (Hex(pins.Cell(entry)), false));

    // The pin is in the bits above the function, which is 0 for GPIO (st,stm32-pinctrl.yaml, mediatek,mt65xx-pinctrl.yaml).
    private static IEnumerable<(string, bool)> Multiplexed(Property pins) =>
        Entries(pins, 1).Select(entry => (Decimal(pins.Cell(entry) >> 8), (pins.Cell(entry) & 0xff) == 0));

    private static IEnumerable<(string, bool)> Named(Property pins, string function) =>
        pins.Strings.Where(static pin => pin.Length > 0 && pin.All(static c => c is > ' ' and <= '~')).Select(pin => (pin, function.StartsWith("gpio", StringComparison.Ordinal)));

    // There are no entries if the length is not a multiple of an entry's.
    private static IEnumerable<int> Entries(Property pins, int cells)
    {
        if (!pins.IsCells || cells < 1 || pins.CellCount % cells != 0)
            yield break;
        for (int entry = 0; entry < pins.CellCount; entry += cells)
            yield return entry;
    }

    private static string Hex(uint value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    private static string Decimal(uint value) => value.ToString(CultureInfo.InvariantCulture);
}
