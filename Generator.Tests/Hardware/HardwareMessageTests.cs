using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>The exact message for each mistake: it names the node, the numbers as they are written, and the other place to look at.</summary>
public sealed class HardwareMessageTests
{
    private const string Flat = "#address-cells = <1>; #size-cells = <1>;\n";

    private const string Gic = Specimen.Gic + "\n";

    [Theory]
    [InlineData("#address-cells = <2>; #size-cells = <1>; bus { #address-cells = <1>; #size-cells = <1>; ranges = <0 0 0x8000 0x100 0>; };",
        "BRD2003 /bus: ranges has 5 cells; a row has 4, 1 for an address here, 2 for one on / and 1 for a size; expected a multiple")]
    [InlineData(Flat + "bus { #address-cells = <1>; #size-cells = <1>; ranges; dma-ranges = <0 0x8000>; };",
        "BRD2003 /bus: dma-ranges has 2 cells; a row has 3, 1 for an address here, 1 for one on / and 1 for a size; expected a multiple")]
    [InlineData("#address-cells = <2>; #size-cells = <2>; i2c { #address-cells = <1>; d@1 { reg = <1>; }; };",
        "BRD2005 /i2c has no #size-cells, so the default of 1 is used to read its children's reg; / has 2, which Linux would use | the bus without #size-cells")]
    [InlineData(Flat + "a@1000 { compatible = \"a\"; reg = <0x1000 0x2000>; }; b@2000 { compatible = \"b\"; reg = <0x2000 0x1000>; };",
        "BRD2008 /a@1000: the page at 0x2000 that holds reg[0] also holds /b@2000; mapping one of them maps all",
        "BRD2007 /b@2000: reg[0] (0x2000..0x3000) overlaps reg[0] of /a@1000 (0x1000..0x3000) in 0x2000..0x3000 | the other region")]
    [InlineData(Flat + "bus { compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; d@80 { reg = <0x80 0x10>; }; };",
        "BRD2011 /bus has no ranges, so the registers of /bus/d@80 and its siblings are not memory mapped; an empty 'ranges;' maps the addresses one to one | the first child with registers")]
    [InlineData(Flat + "reserved-memory { #address-cells = <1>; #size-cells = <1>; ranges; p@0 { reg = <0 0x2000>; }; q@1000 { reg = <0x1000 0x2000>; }; };",
        "BRD2012 /reserved-memory/q@1000: reg[0] (0x1000..0x3000) overlaps reg[0] of /reserved-memory/p@0 (0x0..0x2000) in 0x1000..0x2000 | the other region")]
    [InlineData(Flat + "d@1000 { reg = <0x2000 0x100>; };",
        "BRD2013 /d@1000: the unit address is 1000, but the first address of reg is 0x2000 | the first address")]
    [InlineData(Flat + "memory@8000 { device_type = \"memory\"; reg = <0x8000 0x4000>; }; d@8000 { compatible = \"a\"; reg = <0x8000 0x100>; };",
        "BRD2014 /d@8000: reg[0] at 0x8000..0x8100 overlaps /memory@8000 at 0x8000..0xc000: it is memory, not registers, and the default system does not pass it | the memory")]
    [InlineData(Flat + "d@1000 { compatible = \"a\"; reg = <0x1000 0x100>; reg-names = \"one\", \"two\"; };",
        "BRD2010 /d@1000: reg-names has 2 names for 1 entry of reg")]
    [InlineData(Gic + "d { interrupts = <0 8 4>; interrupt-names = \"a\", \"b\"; };",
        "BRD2010 /d: interrupt-names has 2 names for 1 entry of interrupts")]
    [InlineData(Flat + "bus { #address-cells = <1>; #size-cells = <1>; ranges = <0 0x8000 0x10>, <0x10 0x9000 0x10>, <0x20 0xa000 0x10>, <0x30 0xb000 0x10>; d@200 { reg = <0x200 0x10>; }; };",
        "BRD2001 /bus/d@200: reg[0] is at 0x200 on /bus, but the ranges of that bus cover 0x0+0x10, 0x10+0x10, 0x20+0x10, 0x30+0x10; the region is not memory mapped")]
    [InlineData(Flat + "bus { #address-cells = <1>; #size-cells = <1>; ranges = <0 0x8000 0x10>, <0x10 0x9000 0x10>, <0x20 0xa000 0x10>, <0x30 0xb000 0x10>, <0x40 0xc000 0x10>, <0x50 0xd000 0x10>; d@200 { reg = <0x200 0x10>; }; };",
        "BRD2001 /bus/d@200: reg[0] is at 0x200 on /bus, but the ranges of that bus cover 0x0+0x10, 0x10+0x10, 0x20+0x10, 0x30+0x10 and 2 more; the region is not memory mapped")]
    [InlineData(Flat + "bus { #address-cells = <5>; #size-cells = <1>; ranges; d { reg = <0 0 0 0 0 1>; }; };",
        "BRD2006 /bus has #address-cells = 5; expected 1 to 4, so its children are not memory mapped")]
    [InlineData(Flat + "bus { #address-cells = <0x80000001>; #size-cells = <1>; ranges; d { reg = <0 0 0 0 0 1>; }; };",
        "BRD2006 /bus has #address-cells = 2147483649; expected 1 to 4, so its children are not memory mapped")]
    [InlineData(Flat + "bus { #address-cells = <0>; #size-cells = <1>; ranges; d { reg = <1>; }; };",
        "BRD2006 /bus has #address-cells = 0; expected 1 to 4, so its children are not memory mapped")]
    [InlineData(Gic + "d@fffff000 { reg = <0xffffffff 0xfffff000 0 0x1001>; };",
        "BRD2009 /d@fffff000: reg[0] at 0xfffffffffffff000 with 0x1001 bytes extends past the end of the 64-bit physical address space")]
    public void A_mistake_of_addresses_is_reported_in_words(string content, params string[] messages) => Assert.Equal(messages, Messages(content));

    [Theory]
    [InlineData(Flat + "ic: ic { compatible = \"mediatek,mt6577-sysirq\"; interrupt-controller; #interrupt-cells = <3>; }; d { interrupt-parent = <&ic>; interrupts = <0 8 4>; };",
        "BRD2101 /d: interrupts[0] → ic ends, because /ic has no interrupt parent | the last node of the route")]
    [InlineData(Flat + "d { interrupt-parent = <0x77>; interrupts = <1>; };",
        "BRD2102 /d: interrupt-parent is 0x77, which is not the phandle of a node")]
    [InlineData(Flat + "bus { interrupt-parent = <0x77>; d { interrupts = <1>; }; e { interrupts = <2>; }; f { interrupts = <2>; }; };",
        "BRD2102 /bus/d: the interrupt-parent of /bus is 0x77, which is not the phandle of a node; the same is true of 2 more nodes")]
    [InlineData(Flat + "d { interrupt-parent; interrupts = <1>; };",
        "BRD2102 /d: interrupt-parent is empty, which is not the phandle of a node")]
    [InlineData(Flat + "d { interrupts = <1>; };",
        "BRD2101 /d: interrupts has no interrupt parent: neither this node nor a node above it has interrupt-parent or is an interrupt controller")]
    [InlineData(Flat + "d { interrupts = <1>; }; e { interrupts = <2>; }; f { interrupts = <2>; };",
        "BRD2101 /d: interrupts has no interrupt parent: neither this node nor a node above it has interrupt-parent or is an interrupt controller; the same is true of 2 more nodes")]
    [InlineData(Flat + "p: p { }; d { interrupt-parent = <&p>; interrupts = <1>; };",
        "BRD2103 /d: its interrupt parent /p has no #interrupt-cells, and neither has a node above it | the node without #interrupt-cells | named here")]
    [InlineData(Flat + "p: p { #interrupt-cells = <1 2>; }; d { interrupt-parent = <&p>; interrupts = <1>; };",
        "BRD2103 /d: its interrupt parent /p has a #interrupt-cells that is not one cell, and neither has a node above it | not one cell | named here")]
    [InlineData(Gic + "p: p { q: q { }; }; d { interrupt-parent = <&q>; interrupts = <1 2 3>; };",
        "BRD2103 /d: its interrupt parent /p/q has no #interrupt-cells; /interrupt-controller@f000000, a node above it, is used | the node without #interrupt-cells | named here")]
    [InlineData(Flat + "gic: gic { interrupt-controller; #interrupt-cells = <3>; q: q { }; }; d { interrupt-parent = <&q>; interrupts = <1 2>; };",
        "BRD2103 /d: its interrupt parent /gic/q has no #interrupt-cells; /gic, a node above it, is used | the node without #interrupt-cells | named here")]
    [InlineData(Flat + "p: p { }; d { interrupts-extended = <&p 1>; };",
        "BRD2103 /d: interrupts-extended[0] refers to /p, which has no #interrupt-cells | the node without #interrupt-cells")]
    [InlineData(Flat + "p: p { #interrupt-cells = <1 2>; }; d { interrupts-extended = <&p 1>; };",
        "BRD2103 /d: interrupts-extended[0] refers to /p, which has a #interrupt-cells that is not one cell | not one cell")]
    [InlineData(Flat + "d { interrupts-extended = <0x77 1>; };",
        "BRD2102 /d: interrupts-extended[0] is 0x77, which is not the phandle of a node")]
    [InlineData(Gic + "d { interrupts-extended = <&gic 0 8 4>, <&gic 0 8>; };",
        "BRD2104 /d: interrupts-extended[1] has 2 cells, but /interrupt-controller@f000000 has #interrupt-cells = 3")]
    [InlineData(Flat + "p: p { #interrupt-cells = <0>; interrupt-controller; }; d { interrupt-parent = <&p>; interrupts = <1>; };",
        "BRD2105 /d: its interrupt parent /p has #interrupt-cells = 0, so interrupts has no meaning")]
    [InlineData(Gic + "d { interrupts = <0 8 4 0 9>; };",
        "BRD2105 /d: interrupts has 5 cells; expected a multiple of 3, the #interrupt-cells of /interrupt-controller@f000000")]
    [InlineData(Gic + "x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <1 &gic 0 8 4>, <2 &gic 0>; }; d { interrupt-parent = <&x>; interrupts = <1>; };",
        "BRD2106 /x: interrupt-map ends within row 1")]
    [InlineData(Gic + "x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <1 &gic 0 8 4>, <2 0x77 0 8 4>; }; d { interrupt-parent = <&x>; interrupts = <1>; };",
        "BRD2106 /x: row 1 of interrupt-map refers to 0x77, which is not the phandle of a node; the rows after it cannot be read")]
    [InlineData(Gic + "p: p { }; x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <1 &gic 0 8 4>, <2 &p 0 8 4>; }; d { interrupt-parent = <&x>; interrupts = <1>; };",
        "BRD2106 /x: row 1 of interrupt-map refers to /p, which has no #interrupt-cells; the rows after it cannot be read | the node without #interrupt-cells")]
    [InlineData(Gic + "x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map-mask = <0 0 7>; interrupt-map = <1 &gic 0 8 4>; }; d { interrupt-parent = <&x>; interrupts = <1>; };",
        "BRD2107 /x: interrupt-map-mask has 3 cells; expected 1, those of the unit address and the specifier; the mask is ignored")]
    [InlineData(Gic + "x: x { #interrupt-cells = <3>; #address-cells = <0>; interrupt-map-mask = <0 0 0>; interrupt-map-pass-thru = <0xff>; interrupt-map = <0 0 0 &gic 0 8 4>; }; d { interrupt-parent = <&x>; interrupts = <0 8 4>; };",
        "BRD2107 /x: interrupt-map-pass-thru has 1 cell; expected 3, those of the specifier; the bits of the missing cells are not passed")]
    [InlineData(Gic + "x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map-pass-thru = <0 0xff>; interrupt-map = <1 &gic 0 8 4>; }; d { interrupt-parent = <&x>; interrupts = <1>; };",
        "BRD2107 /x: interrupt-map-pass-thru has 2 cells; expected 1, those of the specifier; the rest is ignored")]
    [InlineData(Gic + "x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <1 &gic 0 8 4>; }; d { interrupt-parent = <&x>; interrupts = <2>; };",
        "BRD2108 /d: interrupts[0] → x: no row of the interrupt-map of /x matches <2> | the map")]
    [InlineData(Gic + "bus { #address-cells = <1>; #size-cells = <0>; #interrupt-cells = <1>; interrupt-map-mask = <0xf0 7>; interrupt-map = <0x10 1 &gic 0 10 4>; d@2a { reg = <0x2a>; interrupts = <12>; }; };",
        "BRD2108 /bus/d@2a: interrupts[0] → bus: no row of the interrupt-map of /bus matches <0x2a 12>, which is <0x20 4> with the mask applied | the map")]
    [InlineData(Gic + "bus { #address-cells = <1>; #size-cells = <0>; #interrupt-cells = <1>; interrupt-map-mask = <0xff 0xff>; interrupt-map = <0x10 1 &gic 0 10 4>; d@9 { reg = <9>; interrupts = <12>; }; };",
        "BRD2108 /bus/d@9: interrupts[0] → bus: no row of the interrupt-map of /bus matches <9 12> | the map")]
    [InlineData(Gic + "y: y { compatible = \"arm,gic-400\"; status = \"disabled\"; interrupt-controller; #interrupt-cells = <3>; }; x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = <1 &y 0 8 4>; }; d { interrupt-parent = <&x>; interrupts = <1>; };",
        "BRD2109 /d: interrupts[0] → x: every row of /x that matches <1> leads to a disabled node, such as /y | disabled here")]
    [InlineData(Gic + "ic: ic { compatible = \"acme,ic\"; interrupt-controller; #interrupt-cells = <1>; }; d { interrupt-parent = <&ic>; interrupts = <1>; };",
        "BRD2110 /ic: this interrupt controller is not supported (acme,ic), so the interrupts that are routed to it (1 interrupt) have no number")]
    [InlineData(Gic + "ic: ic { interrupt-controller; #interrupt-cells = <1>; }; d { interrupt-parent = <&ic>; interrupts = <1>; }; e { interrupt-parent = <&ic>; interrupts = <1>; };",
        "BRD2110 /ic: this interrupt controller is not supported (without compatible), so the interrupts that are routed to it (2 interrupts) have no number")]
    [InlineData(Gic + "d { interrupts = <0 8 4>; interrupts-extended = <&gic 0 9 4>; };",
        "BRD2112 /d: interrupts is ignored, because the node also has interrupts-extended | interrupts-extended")]
    [InlineData(Gic + "a: a { #interrupt-cells = <1>; interrupt-parent = <&b>; }; b: b { #interrupt-cells = <1>; interrupt-parent = <&a>; }; d { interrupt-parent = <&a>; interrupts = <1>; };",
        "BRD2113 /d: interrupts[0] → a → b leads back to /a")]
    [InlineData(Gic + "d { interrupts = <0 988 4>; };",
        "BRD2115 /d: interrupts[0] → gic: SPI 988 of <0 988 4> is not between 0 and 987")]
    [InlineData(Gic + "d { interrupts = <0 8 2>; };",
        "BRD2116 /d: interrupts[0] → gic: <0 8 2> has the trigger type edge-falling; /interrupt-controller@f000000 supports edge-rising (1) and level-high (4) here")]
    [InlineData(Gic + "d { interrupts = <0 8 3>; };",
        "BRD2116 /d: interrupts[0] → gic: <0 8 3> has the trigger type edge-both; /interrupt-controller@f000000 supports edge-rising (1) and level-high (4) here")]
    [InlineData(Gic + "d { interrupts = <0 8 0>; };",
        "BRD2125 /d: interrupts[0] → gic: <0 8 0> has no trigger type; level is assumed")]
    [InlineData(Gic + "d { interrupts = <0 8 5>; };",
        "BRD2125 /d: interrupts[0] → gic: <0 8 5> has several trigger types (5); level is assumed")]
    [InlineData(Flat + "g: g { compatible = \"arm,gic-400\"; interrupt-controller; #interrupt-cells = <2>; }; d { interrupt-parent = <&g>; interrupts = <8 4>; };",
        "BRD2104 /d: interrupts[0] → g: <8 4> has 2 cells; a specifier of arm,gic-400 has 3")]
    [InlineData(Flat + "g: g { compatible = \"arm,gic-v3\"; interrupt-controller; #interrupt-cells = <2>; }; d { interrupt-parent = <&g>; interrupts = <8 4>; };",
        "BRD2104 /d: interrupts[0] → g: <8 4> has 2 cells; a specifier of arm,gic-v3 has 3 to 8")]
    [InlineData(Gic + "exti: exti { compatible = \"st,stm32mp1-exti\"; interrupt-controller; #interrupt-cells = <2>; }; pins { compatible = \"st,stm32mp157-pinctrl\"; interrupt-parent = <&exti>; a: a { gpio-controller; interrupt-controller; #interrupt-cells = <2>; }; b: b { gpio-controller; interrupt-controller; #interrupt-cells = <2>; }; }; d { interrupt-parent = <&a>; interrupts = <3 1>; }; e { interrupt-parent = <&b>; interrupts = <3 1>; };",
        "BRD2403 /e: interrupts[0] is pin 3 of /pins/b, but /d has pin 3 of /pins/a; both are event 3 of /exti, which accepts it from one bank only | the other pin")]
    [InlineData(Gic + "v: v { compatible = \"ti,sci-inta\"; interrupt-controller; #interrupt-cells = <1>; }; d { interrupts-extended = <&v 3>; };",
        "BRD2127 /v: software assigns the lines of this interrupt controller at run time, and the tree does not list them, so the interrupts that are routed to it (1 interrupt) have no number; take it from the system that runs on the board")]
    [InlineData(Gic + "v: v { compatible = \"ti,sci-inta\"; interrupt-controller; #interrupt-cells = <1>; }; d { interrupts-extended = <&v 3>, <&v 4>; };",
        "BRD2127 /v: software assigns the lines of this interrupt controller at run time, and the tree does not list them, so the interrupts that are routed to it (2 interrupts) have no number; take it from the system that runs on the board")]
    [InlineData(Gic + "a { interrupts = <0 7 4>; }; b { interrupts = <0 7 1>; };",
        "BRD2304 /b: interrupts[0] is IRQ 39 edge-triggered, but for interrupts[0] of /a it is level-sensitive | the other trigger")]
    [InlineData(Gic + "a { interrupts = <0 7 1>; }; b { interrupts = <0 7 4>; };",
        "BRD2304 /b: interrupts[0] is IRQ 39 level-sensitive, but for interrupts[0] of /a it is edge-triggered | the other trigger")]
    [InlineData(Gic + "v: v { compatible = \"riscv,cpu-intc\"; interrupt-controller; #interrupt-cells = <1>; }; d { interrupts-extended = <&v 13>; };",
        "BRD2127 /d: interrupts[0] is raised within a CPU (interrupts[0] → v: hart-local cause 13), so seL4 has no number for it; it cannot be passed")]
    [InlineData(Gic + "mux: mux { compatible = \"amlogic,meson-gpio-intc\"; interrupt-controller; #interrupt-cells = <2>; amlogic,channel-interrupts = <64>; }; a { interrupt-parent = <&mux>; interrupts = <26 3>; }; b { interrupt-parent = <&mux>; interrupts = <27 0>; };",
        "BRD2125 /b: interrupts[0] → mux: <27 0> has no trigger type; level is assumed",
        "BRD2120 /a: interrupts[0] → mux → gic: input 26 has IRQ 96 of 96; /mux assigns the first free line when a driver requests one, so a guest that requests them in another order has other numbers",
        "BRD2121 /b: interrupts[0] → mux → gic: no line of /mux is free: devices before this one use all 1 (96)")]
    [InlineData(Gic + "d { interrupts = <5 8 4>; };",
        "BRD2114 /d: interrupts[0] → gic: <5 8 4> has type 5; /interrupt-controller@f000000 supports 0 (SPI) and 1 (PPI)")]
    [InlineData(Gic + "ic: ic { compatible = \"mediatek,mt6577-sysirq\"; interrupt-controller; #interrupt-cells = <3>; }; d { interrupt-parent = <&ic>; interrupts = <1 8 4>; };",
        "BRD2117 /d: interrupts[0] → ic: <1 8 4> is of type 1, but /ic forwards shared interrupts (type 0) only")]
    [InlineData(Gic + "ic: ic { compatible = \"qcom,pdc\"; interrupt-controller; #interrupt-cells = <2>; qcom,pdc-ranges = <0 480 94>; }; d { interrupt-parent = <&ic>; interrupts = <100 4>; };",
        "BRD2118 /d: interrupts[0] → ic: input 100 of /ic has no line to the parent controller")]
    [InlineData(Gic + "ic: ic { compatible = \"qcom,pdc\"; interrupt-controller; #interrupt-cells = <2>; }; d { interrupt-parent = <&ic>; interrupts = <100 4>; };",
        "BRD2118 /d: interrupts[0] → ic: /ic has no qcom,pdc-ranges, which is needed to route <100 4>")]
    [InlineData("interrupt-parent = <&v3>; v3: v3 { compatible = \"arm,gic-v3\"; interrupt-controller; #interrupt-cells = <4>; }; d { interrupts = <0 8 4 1>; };",
        "BRD2119 /d: interrupts[0] → v3: SPI 8 → 40: the fourth cell of <0 8 4 1> is 0x1, which only a private interrupt may have")]
    [InlineData("interrupt-parent = <&v3>; v3: v3 { compatible = \"arm,gic-v3\"; interrupt-controller; #interrupt-cells = <5>; }; d { interrupts = <0 8 4 0 1>; };",
        "BRD2400 /d: interrupts[0] → v3: SPI 8 → 40: cell 4 of <0 8 4 0 1> is 1; it is reserved by /v3 and must be 0")]
    [InlineData(Gic + "p: p { compatible = \"arm,pl061\"; gpio-controller; interrupt-controller; #interrupt-cells = <2>; }; d { interrupt-parent = <&p>; interrupts = <3 4>; };",
        "BRD2118 /d: interrupts[0] → p: /p has no interrupt of its own to raise for <3 4>")]
    [InlineData(Gic + "x: x { #interrupt-cells = <1>; #address-cells = <0>; interrupt-map = [01]; }; d { interrupt-parent = <&x>; interrupts = <1>; };",
        "BRD2106 /x: interrupt-map ends within row 0")]
    [InlineData(Gic + "v: v { compatible = \"arm,pl190-vic\"; interrupt-controller; #interrupt-cells = <1>; }; d { interrupt-parent = <&v>; interrupts = <3>; };",
        "BRD2126 /v: seL4 has no driver for the Arm VIC; its interrupts have the numbers of the hardware")]
    [InlineData(Gic + "p: p { compatible = \"arm,pl061\"; gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 7 4>; }; q: q { compatible = \"arm,pl061\"; gpio-controller; interrupt-controller; #interrupt-cells = <2>; interrupts = <0 8 4>; }; d { interrupts-extended = <&p 3 4>; }; e { interrupts-extended = <&q 3 4>; };",
        "BRD2123 /d: interrupts[0] is connected to input 3 of /p, which has no number of its own: the controller raises IRQ 39 (level) for all its inputs, so a handler needs the controller's registers",
        "BRD2123 /e: interrupts[0] is connected to input 3 of /q, which has no number of its own: the controller raises IRQ 40 (level) for all its inputs, so a handler needs the controller's registers")]
    public void A_mistake_of_interrupts_is_reported_in_words(string content, params string[] messages) => Assert.Equal(messages, Messages(content));

    private static string[] Messages(string content) => [.. Specimen.Resolve(content).Diagnostics.Select(Text)];

    private static string Text(Diagnostic found) => string.Join(" | ", [found.Id + " " + found.Message, .. found.Related.Select(static related => related.Message)]);
}
