using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>The pin interrupt multiplexer of Amlogic: eight channels, SPIs 64 to 71, for any of a hundred pads.</summary>
public sealed class MesonPinTests
{
    private const string Mux = """
        mux: interrupt-controller@ffd0f080 {
            compatible = "amlogic,meson-sm1-gpio-intc", "amlogic,meson-gpio-intc";
            interrupt-controller; #interrupt-cells = <2>;
            amlogic,channel-interrupts = <64 65 66 67 68 69 70 71>;
        };
        """;

    private static string Consumer(string name, uint pad, uint sense = 8, string more = "") =>
        $"{name} {{ interrupt-parent = <&mux>; interrupts = <{pad} {sense}>; {more} }};";

    [Fact]
    public void The_first_consumer_has_the_first_channel()
    {
        var phy = Specimen.WithGic(Mux + Consumer("phy", 26)).At("/phy").Interrupts.Single();
        Assert.Equal(("96 level", InterruptKind.Dynamic, "96 97 98 99 100 101 102 103"), (Specimen.Text(phy), phy.Kind, string.Join(" ", phy.Candidates)));
        Assert.Equal(["mux", "gic"], phy.Via.Select(n => n.Labels[0]));
    }

    [Fact]
    public void A_pad_above_31_has_the_first_channel_too_if_it_comes_first() =>
        Assert.Equal("96 edge", Specimen.WithGic(Mux + Consumer("phy", 32, 2)).Irq("/phy"));

    [Fact]
    public void Enabled_consumers_take_channels_in_document_order()
    {
        Sel4Board board = Specimen.WithGic(Mux + Consumer("a", 50) + Consumer("off", 51, 8, "status = \"disabled\";") + Consumer("b", 3) + Consumer("again", 50));
        Assert.Equal(["96 level", "none", "97 level", "96 level"], new[] { "/a", "/off", "/b", "/again" }.Select(board.Irq));
    }

    [Fact]
    public void Only_passed_through_consumers_take_channels_where_they_are_named()
    {
        Sel4Board board = Specimen.WithGic(Mux + Consumer("a", 50) + Consumer("b", 3), new Sel4Options { PassedThrough = [new InterruptPosition("/b", 0)] });
        Assert.Equal(["none", "96 level"], new[] { "/a", "/b" }.Select(board.Irq));
    }

    [Fact]
    public void A_chosen_channel_is_kept_and_is_given_to_nobody_else()
    {
        Sel4Board board = Specimen.WithGic(Mux + Consumer("a", 50) + Consumer("b", 3), new Sel4Options { Lines = [new LineChoice { Path = "/b", Index = 0, Number = 96 }] });
        Assert.Equal(["97 level", "96 level"], new[] { "/a", "/b" }.Select(board.Irq));
    }

    [Fact]
    public void Whoever_shares_the_pad_of_a_chosen_channel_shares_the_channel()
    {
        Sel4Board board = Specimen.WithGic(Mux + Consumer("a", 50) + Consumer("b", 50), new Sel4Options { Lines = [new LineChoice { Path = "/b", Index = 0, Number = 99 }] });
        Assert.Equal(["99 level", "99 level"], new[] { "/a", "/b" }.Select(board.Irq));
    }

    [Theory]
    [InlineData(1, "96 edge")]
    [InlineData(2, "96 edge")]
    [InlineData(3, "96 edge")]
    [InlineData(4, "96 level")]
    [InlineData(8, "96 level")]
    public void The_GIC_sees_a_high_level_or_a_rising_edge(uint sense, string irq) =>
        Assert.Equal(irq, Specimen.WithGic(Mux + Consumer("phy", 26, sense)).Irq("/phy"));

    [Fact]
    public void A_ninth_consumer_has_no_channel()
    {
        Sel4Board board = Specimen.WithGic(Mux + string.Concat(Enumerable.Range(0, 9).Select(i => Consumer($"d{i}", (uint)i))));
        Assert.Equal("103 level", board.Irq("/d7"));
        Assert.Equal("none", board.Irq("/d8"));
        Assert.Contains(board.Diagnostics, d => d.Id == "BRD2121");
    }

    [Fact]
    public void What_a_chip_behind_a_channel_raises_has_the_number_of_the_channel() =>
        Assert.Equal("96 level", Specimen.WithGic(Mux + """
            i2c { #address-cells = <1>; #size-cells = <0>;
                expander: gpio@20 { compatible = "acme,expander"; reg = <0x20>; gpio-controller; interrupt-controller; #interrupt-cells = <2>;
                    interrupt-parent = <&mux>; interrupts = <9 8>; }; };
            key { interrupt-parent = <&expander>; interrupts = <1 1>; };
            """).Irq("/key"));
}
