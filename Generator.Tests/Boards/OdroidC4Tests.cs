using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Boards.Tests.BoardFacts;

/// <summary>Compares the ODROID-C4 with what other sources say about it.</summary>
public sealed class OdroidC4Tests
{
    private static readonly BoardSource Board = BoardSource.OdroidC4;

    /// <summary>
    /// Every node with registers or interrupts: path; own status; regions as the CPU addresses them; interrupts as the
    /// kernel sees them, and the specifier that they come from. Source: Linux 6.1's tree for this board.
    /// </summary>
    public static TheoryData<string, string, string, string> Nodes => new()
    {
        { "/reserved-memory/secmon@5000000", "absent", "0x5000000+0x300000", "-" },
        { "/reserved-memory/secmon@5300000", "absent", "0x5300000+0x2000000", "-" },
        { "/soc/pcie@fc000000", "disabled", "elbi 0xfc000000+0x400000; cfg 0xff648000+0x2000; config 0xfc400000+0x200000", "253 level = SPI 221 level-high" },
        { "/soc/ethernet@ff3f0000", "okay", "0xff3f0000+0x10000; 0xff634540+0x8", "40 level = SPI 8 level-high" },
        { "/soc/bus@ff600000", "absent", "0xff600000+0x200000", "-" },
        { "/soc/bus@ff600000/hdmi-tx@0", "okay", "0xff600000+0x10000", "89 edge = SPI 57 edge-rising" },
        { "/soc/bus@ff600000/hdmi-tx@0/port@0", "absent", "bus 0x0", "-" },
        { "/soc/bus@ff600000/hdmi-tx@0/port@1", "absent", "bus 0x1", "-" },
        { "/soc/bus@ff600000/bus@30000", "absent", "0xff630000+0x2000", "-" },
        { "/soc/bus@ff600000/bus@30000/rng@218", "absent", "0xff630218+0x4", "-" },
        { "/soc/bus@ff600000/audio-controller@32000", "disabled", "0xff632000+0x14", "-" },
        { "/soc/bus@ff600000/bus@34400", "absent", "0xff634400+0x400", "-" },
        { "/soc/bus@ff600000/bus@34400/pinctrl@40/bank@40", "absent", "gpio 0xff634440+0x4c; pull 0xff6344e8+0x18; pull-enable 0xff634520+0x18; mux 0xff6346c0+0x40; ds 0xff634740+0x1c", "-" },
        { "/soc/bus@ff600000/temperature-sensor@34800", "absent", "0xff634800+0x50", "67 edge = SPI 35 edge-rising" },
        { "/soc/bus@ff600000/temperature-sensor@34c00", "absent", "0xff634c00+0x50", "68 edge = SPI 36 edge-rising" },
        { "/soc/bus@ff600000/phy@36000", "absent", "0xff636000+0x2000", "-" },
        { "/soc/bus@ff600000/bus@38000/video-lut@48", "absent", "0xff638048+0x14", "-" },
        { "/soc/bus@ff600000/phy@3a000", "absent", "0xff63a000+0x2000", "-" },
        { "/soc/bus@ff600000/bus@3c000", "absent", "0xff63c000+0x1400", "-" },
        { "/soc/bus@ff600000/bus@3c000/system-controller@0", "absent", "0xff63c000+0x400", "-" },
        { "/soc/bus@ff600000/phy@46000", "absent", "0xff646000+0x2000", "-" },
        { "/soc/bus@ff600000/mdio-multiplexer@4c000", "absent", "0xff64c000+0xa4", "-" },
        { "/soc/bus@ff600000/mdio-multiplexer@4c000/mdio@0", "absent", "bus 0x0", "-" },
        { "/soc/bus@ff600000/mdio-multiplexer@4c000/mdio@0/ethernet-phy@0", "absent", "bus 0x0", "96 level = MUX 26 level-low" },
        { "/soc/bus@ff600000/mdio-multiplexer@4c000/mdio@1", "absent", "bus 0x1", "-" },
        { "/soc/bus@ff600000/mdio-multiplexer@4c000/mdio@1/ethernet-phy@8", "absent", "bus 0x8", "41 level = SPI 9 level-high" },
        { "/soc/bus@ff600000/bus@60000", "absent", "0xff660000+0x1000", "-" },
        { "/soc/bus@ff600000/bus@60000/clock-controller@0", "okay", "0xff660000+0xb4", "-" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@100", "disabled", "0xff660100+0x2c", "180 edge = SPI 148 edge-rising" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@140", "disabled", "0xff660140+0x2c", "181 edge = SPI 149 edge-rising" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@180", "disabled", "0xff660180+0x2c", "182 edge = SPI 150 edge-rising" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@1c0", "okay", "0xff6601c0+0x2c", "184 edge = SPI 152 edge-rising" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@200", "okay", "0xff660200+0x2c", "185 edge = SPI 153 edge-rising" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@240", "okay", "0xff660240+0x2c", "186 edge = SPI 154 edge-rising" },
        { "/soc/bus@ff600000/bus@60000/reset-controller@280", "okay", "0xff660280+0x4", "-" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@300", "disabled", "0xff660300+0x40", "-" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@340", "disabled", "0xff660340+0x40", "-" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@380", "disabled", "0xff660380+0x40", "-" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@3c0", "disabled", "0xff6603c0+0x40", "-" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@400", "disabled", "0xff660400+0x30", "183 edge = SPI 151 edge-rising" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@480", "disabled", "0xff660480+0x50", "-" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@500", "disabled", "0xff660500+0x40", "-" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@540", "okay", "0xff660540+0x40", "-" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@580", "disabled", "0xff660580+0x40", "-" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@740", "disabled", "0xff660740+0x4", "-" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@744", "okay", "0xff660744+0x4", "-" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@840", "disabled", "0xff660840+0x2c", "81 edge = SPI 49 edge-rising" },
        { "/soc/bus@ff600000/bus@60000/audio-controller@880", "disabled", "0xff660880+0x2c", "82 edge = SPI 50 edge-rising" },
        { "/soc/bus@ff600000/audio-controller@61000", "disabled", "0xff661000+0x34", "-" },
        { "/soc/bus@ff800000", "absent", "0xff800000+0x100000", "-" },
        { "/soc/bus@ff800000/sys-ctrl@0", "absent", "0xff800000+0x100", "-" },
        { "/soc/bus@ff800000/sys-ctrl@0/pinctrl@14/bank@14", "absent", "mux 0xff800014+0x8; ds 0xff80001c+0x8; gpio 0xff800024+0x14", "-" },
        { "/soc/bus@ff800000/rtc@a8", "absent", "0xff8000a8+0x4", "-" },
        { "/soc/bus@ff800000/cec@100", "disabled", "0xff800100+0x14", "231 edge = SPI 199 edge-rising" },
        { "/soc/bus@ff800000/ao-secure@140", "absent", "0xff800140+0x140", "-" },
        { "/soc/bus@ff800000/cec@280", "okay", "0xff800280+0x1c", "235 edge = SPI 203 edge-rising" },
        { "/soc/bus@ff800000/pwm@2000", "okay", "0xff802000+0x20", "-" },
        { "/soc/bus@ff800000/serial@3000", "okay", "0xff803000+0x18", "225 edge = SPI 193 edge-rising" },
        { "/soc/bus@ff800000/serial@4000", "disabled", "0xff804000+0x18", "229 edge = SPI 197 edge-rising" },
        { "/soc/bus@ff800000/i2c@5000", "disabled", "0xff805000+0x20", "227 edge = SPI 195 edge-rising" },
        { "/soc/bus@ff800000/pwm@7000", "disabled", "0xff807000+0x20", "-" },
        { "/soc/bus@ff800000/ir@8000", "okay", "0xff808000+0x20", "228 edge = SPI 196 edge-rising" },
        { "/soc/bus@ff800000/adc@9000", "okay", "0xff809000+0x48", "232 edge = SPI 200 edge-rising" },
        { "/soc/video-decoder@ff620000", "absent", "dos 0xff620000+0x10000; esparser 0xffd0e180+0xe4", "76 edge = SPI 44 edge-rising; 64 edge = SPI 32 edge-rising" },
        { "/soc/vpu@ff900000", "absent", "vpu 0xff900000+0x100000; hhi 0xff63c000+0x1000", "35 edge = SPI 3 edge-rising" },
        { "/soc/vpu@ff900000/port@0", "absent", "bus 0x0", "-" },
        { "/soc/vpu@ff900000/port@1", "absent", "bus 0x1", "-" },
        { "/soc/interrupt-controller@ffc01000", "absent", "0xffc01000+0x1000; 0xffc02000+0x2000; 0xffc04000+0x2000; 0xffc06000+0x2000", "25 level = PPI 9 level-high" },
        { "/soc/bus@ffd00000", "absent", "0xffd00000+0x100000", "-" },
        { "/soc/bus@ffd00000/reset-controller@1004", "absent", "0xffd01004+0x9c", "-" },
        { "/soc/bus@ffd00000/interrupt-controller@f080", "absent", "0xffd0f080+0x10", "-" },
        { "/soc/bus@ffd00000/watchdog@f0d0", "absent", "0xffd0f0d0+0x10", "-" },
        { "/soc/bus@ffd00000/spi@13000", "disabled", "0xffd13000+0x44", "113 level = SPI 81 level-high" },
        { "/soc/bus@ffd00000/spi@15000", "disabled", "0xffd15000+0x44", "122 level = SPI 90 level-high" },
        { "/soc/bus@ffd00000/spi@14000", "disabled", "0xffd14000+0x80", "-" },
        { "/soc/bus@ffd00000/pwm@19000", "disabled", "0xffd19000+0x20", "-" },
        { "/soc/bus@ffd00000/pwm@1a000", "disabled", "0xffd1a000+0x20", "-" },
        { "/soc/bus@ffd00000/pwm@1b000", "disabled", "0xffd1b000+0x20", "-" },
        { "/soc/bus@ffd00000/i2c@1c000", "disabled", "0xffd1c000+0x20", "71 edge = SPI 39 edge-rising" },
        { "/soc/bus@ffd00000/i2c@1d000", "disabled", "0xffd1d000+0x20", "247 edge = SPI 215 edge-rising" },
        { "/soc/bus@ffd00000/i2c@1e000", "disabled", "0xffd1e000+0x20", "246 edge = SPI 214 edge-rising" },
        { "/soc/bus@ffd00000/i2c@1f000", "disabled", "0xffd1f000+0x20", "53 edge = SPI 21 edge-rising" },
        { "/soc/bus@ffd00000/clock-measure@18000", "absent", "0xffd18000+0x10", "-" },
        { "/soc/bus@ffd00000/serial@22000", "disabled", "0xffd22000+0x18", "125 edge = SPI 93 edge-rising" },
        { "/soc/bus@ffd00000/serial@23000", "disabled", "0xffd23000+0x18", "107 edge = SPI 75 edge-rising" },
        { "/soc/bus@ffd00000/serial@24000", "disabled", "0xffd24000+0x18", "58 edge = SPI 26 edge-rising" },
        { "/soc/sd@ffe03000", "disabled", "0xffe03000+0x800", "221 level = SPI 189 level-high" },
        { "/soc/sd@ffe05000", "okay", "0xffe05000+0x800", "222 level = SPI 190 level-high" },
        { "/soc/mmc@ffe07000", "okay", "0xffe07000+0x800", "223 level = SPI 191 level-high" },
        { "/soc/usb@ffe09000", "okay", "0xffe09000+0xa0", "48 level = SPI 16 level-high" },
        { "/soc/usb@ffe09000/usb@ff400000", "absent", "0xff400000+0x40000", "63 level = SPI 31 level-high" },
        { "/soc/usb@ffe09000/usb@ff500000", "absent", "0xff500000+0x100000", "62 level = SPI 30 level-high" },
        { "/soc/gpu@ffe40000", "absent", "0xffe40000+0x40000", "194 level = SPI 162 level-high; 193 level = SPI 161 level-high; 192 level = SPI 160 level-high" },
        { "/timer", "absent", "-", "29 level = PPI 13 level-low; 30 level = PPI 14 level-low; 27 level = PPI 11 level-low; 26 level = PPI 10 level-low" },
        { "/cpus/cpu@0", "absent", "bus 0x0", "-" },
        { "/cpus/cpu@1", "absent", "bus 0x1", "-" },
        { "/cpus/cpu@2", "absent", "bus 0x2", "-" },
        { "/cpus/cpu@3", "absent", "bus 0x3", "-" },
        { "/memory@0", "absent", "0x0+0x40000000", "-" },
    };

    [Theory]
    [MemberData(nameof(Nodes))]
    public void A_node_has_the_status_regions_and_interrupts_that_are_known_of_it(
        string path, string status, string regions, string interrupts) =>
        Assert.Equal(new NodeFacts(path, status, regions, interrupts), Board.FactsOf(path));

    [Fact]
    public void No_other_node_has_registers_or_interrupts() =>
        Assert.Equal(Nodes.Select(row => (string)row[0]).Order(StringComparer.Ordinal), Board.HardwarePaths.Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_disabled_is_so_by_its_own_status() =>
        Assert.Equal(
            Nodes.Where(row => row[1] is "disabled").Select(row => (string)row[0]).Order(StringComparer.Ordinal),
            Board.HardwarePaths.Where(path => !Board[path].IsEnabled).Order(StringComparer.Ordinal));

    [Fact]
    public void The_interrupt_of_the_PHY_may_come_on_any_line_of_the_pin_multiplexer() =>
        Assert.Equal(
            [96, 97, 98, 99, 100, 101, 102, 103],
            Assert.Single(Board["/soc/bus@ff600000/mdio-multiplexer@4c000/mdio@0/ethernet-phy@0"].Interrupts).Candidates.AsEnumerable());

    /// <summary>Labels as in Linux, for the devices that a user of this board needs first.</summary>
    [Theory]
    [InlineData("ethmac", "/soc/ethernet@ff3f0000")]
    [InlineData("external_phy", "/soc/bus@ff600000/mdio-multiplexer@4c000/mdio@0/ethernet-phy@0")]
    [InlineData("eth_phy", "/soc/bus@ff600000/mdio-multiplexer@4c000")]
    [InlineData("gic", "/soc/interrupt-controller@ffc01000")]
    [InlineData("gpio_intc", "/soc/bus@ffd00000/interrupt-controller@f080")]
    [InlineData("gpio", "/soc/bus@ff600000/bus@34400/pinctrl@40/bank@40")]
    [InlineData("uart_AO", "/soc/bus@ff800000/serial@3000")]
    [InlineData("sd_emmc_b", "/soc/sd@ffe05000")]
    [InlineData("sd_emmc_c", "/soc/mmc@ffe07000")]
    [InlineData("usb", "/soc/usb@ffe09000")]
    [InlineData("dwc3", "/soc/usb@ffe09000/usb@ff500000")]
    [InlineData("i2c2", "/soc/bus@ffd00000/i2c@1d000")]
    [InlineData("mali", "/soc/gpu@ffe40000")]
    public void A_label_names_its_node(string label, string path) => Assert.Equal(path, Board.Tree.FindLabel(label)?.Path);

    [Theory]
    [InlineData("ethernet0", "/soc/ethernet@ff3f0000")]
    [InlineData("serial0", "/soc/bus@ff800000/serial@3000")]
    [InlineData("mmc0", "/soc/sd@ffe05000")]
    [InlineData("mmc1", "/soc/mmc@ffe07000")]
    [InlineData("mmc2", "/soc/sd@ffe03000")]
    public void An_alias_names_its_node(string alias, string path) =>
        Assert.Contains(new KeyValuePair<string, string>(alias, path), Board.Tree.Aliases);

    [Fact]
    public void Compiling_and_resolving_it_gives_no_error_and_no_warning() => Assert.Empty(Board.Complaints);
}
