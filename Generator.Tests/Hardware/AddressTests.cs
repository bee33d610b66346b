using System.Globalization;
using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Xunit;

namespace Boards.Tests.Hardware;

public sealed class AddressTests
{
    // The shape of an Amlogic SoC: identity at the top, then two levels of offset windows, then identity again.
    private const string NestedBuses = """
        #address-cells = <2>; #size-cells = <2>;
        soc {
            #address-cells = <2>; #size-cells = <2>; ranges;
            mac: ethernet@ff3f0000 { reg = <0 0xff3f0000 0 0x10000>, <0 0xff634540 0 0x8>; };
            bus@ff600000 {
                reg = <0 0xff600000 0 0x200000>;
                #address-cells = <2>; #size-cells = <2>;
                ranges = <0 0 0 0xff600000 0 0x200000>;
                bus@34400 {
                    reg = <0 0x34400 0 0x400>;
                    #address-cells = <2>; #size-cells = <2>;
                    ranges = <0 0 0 0x34400 0 0x400>;
                    pinctrl@40 {
                        #address-cells = <2>; #size-cells = <2>; ranges;
                        bank: bank@40 {
                            reg = <0 0x40 0 0x4c>, <0 0xe8 0 0x18>, <0 0x120 0 0x18>, <0 0x2c0 0 0x40>, <0 0x340 0 0x1c>;
                            reg-names = "gpio", "pull", "pull-enable", "mux", "ds";
                        };
                    };
                };
                mdio-multiplexer@4c000 {
                    reg = <0 0x4c000 0 0xa4>;
                    #address-cells = <1>; #size-cells = <0>;
                    mdio@0 { reg = <0>; #address-cells = <1>; #size-cells = <0>; phy: ethernet-phy@8 { reg = <8>; }; };
                };
            };
        };
        """;

    [Theory]
    [InlineData("mac", "0xff3f0000+0x10000; 0xff634540+0x8")]
    [InlineData("/soc/bus@ff600000", "0xff600000+0x200000")]
    [InlineData("/soc/bus@ff600000/bus@34400", "0xff634400+0x400")]
    [InlineData("bank", "0xff634440+0x4c; 0xff6344e8+0x18; 0xff634520+0x18; 0xff6346c0+0x40; 0xff634740+0x1c")]
    [InlineData("/soc/bus@ff600000/mdio-multiplexer@4c000", "0xff64c000+0xa4")]
    [InlineData("phy", "BusNumber 0x8")]
    public void A_region_is_followed_through_every_bus(string name, string regions) =>
        Assert.Equal(regions, Specimen.Resolve(NestedBuses).Regions(name));

    [Fact]
    public void A_region_knows_its_name_its_bus_address_and_its_pages()
    {
        var mux = Specimen.Resolve(NestedBuses).At("bank").Regions[3];
        Assert.Equal(("mux", 0x2c0ul, 0xff634000ul, 0x1000ul), (mux.Name, mux.BusAddress, mux.PageAddress, mux.PageSize));
    }

    [Fact]
    public void Without_cell_counts_addresses_have_two_cells_and_sizes_one() =>
        Assert.Equal("0x123456789+0x10", Specimen.Resolve("d { reg = <1 0x23456789 0x10>; };").Regions("/d"));

    [Fact]
    public void Cell_counts_are_not_inherited() =>
        Assert.Equal("0x2+0x3", Specimen.Resolve("""
            #address-cells = <1>; #size-cells = <1>;
            bus { ranges; d { reg = <0 2 3>; }; };
            """).Regions("/bus/d"));

    [Theory]
    [InlineData("", "Unmapped 0x100")]
    [InlineData("ranges;", "0x100+0x10")]
    [InlineData("ranges = <0 0x8000 0x1000>;", "0x8100+0x10")]
    [InlineData("ranges = <0x1000 0x8000 0x1000>;", "OutsideWindows 0x100")]
    [InlineData("ranges = <0 0x8000 0>;", "OutsideWindows 0x100")]
    [InlineData("ranges = <0 0x8000 0x80 0x80 0x9000 0x1000>;", "0x9080+0x10")]
    [InlineData("ranges = <0 0x8000 0x1000 0x100 0x9000 0x1000>;", "0x8100+0x10")]
    public void A_bus_hands_an_address_on_by_its_ranges(string ranges, string region) =>
        Assert.Equal(region, Specimen.Resolve($$"""
            #address-cells = <1>; #size-cells = <1>;
            bus { #address-cells = <1>; #size-cells = <1>; {{ranges}} d@100 { reg = <0x100 0x10>; }; };
            """).Regions("/bus/d@100"));

    // A row of ranges covers exactly its length (Devicetree Specification, 2.3.8): 0x0 to 0xfff.
    [Theory]
    [InlineData("0xfff", "0x8fff+0x1")]
    [InlineData("0x1000", "OutsideWindows 0x1000")]
    public void A_window_ends_after_its_last_byte(string address, string region) =>
        Assert.Equal(region, Specimen.Resolve($$"""
            #address-cells = <1>; #size-cells = <1>;
            bus { #address-cells = <1>; #size-cells = <1>; ranges = <0 0x8000 0x1000>; d { reg = <{{address}} 1>; }; };
            """).Regions("/bus/d"));

    // The same for a row that does not begin at 0.
    [Theory]
    [InlineData("0xfff", "OutsideWindows 0xfff")]
    [InlineData("0x1000", "0x8000+0x1")]
    [InlineData("0x1fff", "0x8fff+0x1")]
    [InlineData("0x2000", "OutsideWindows 0x2000")]
    public void A_window_begins_at_its_first_byte(string address, string region) =>
        Assert.Equal(region, Specimen.Resolve($$"""
            #address-cells = <1>; #size-cells = <1>;
            bus { #address-cells = <1>; #size-cells = <1>; ranges = <0x1000 0x8000 0x1000>; d { reg = <{{address}} 1>; }; };
            """).Regions("/bus/d"));

    // A region that ends after its window is reported with the bytes that are left (BRD2002), unless the next window begins where the first one ends.
    [Theory]
    [InlineData("<0 0x8000 0x1000>", 0x1000)]
    [InlineData("<0 0x8000 0x1000>, <0x1000 0x9000 0x1000>", 0)]
    [InlineData("<0x1000 0x9000 0x1000>, <0 0x8000 0x1000>", 0)]
    [InlineData("<0 0x8000 0x1000>, <0x1000 0xa000 0x1000>", 0x1000)]
    [InlineData("<0 0x8000 0x1000>, <0x1001 0x9001 0x1000>", 0x1000)]
    [InlineData("<0 0x8000 0x1000>, <0x1000 0x9000 0x400>", 0x1400)]
    [InlineData("<0 0x8000 0x1000>, <0x1000 0x9000 0x400>, <0x1400 0x9400 0x400>", 0x1800)]
    [InlineData("<0x1400 0x9400 0x400>, <0x1000 0x9000 0x400>, <0 0x8000 0x1000>", 0x1800)]
    [InlineData("<0 0x8000 0x400>, <0x400 0x8400 0x800>", 0xc00)]
    [InlineData("<0 0x8000 0x1000>, <0x1000 0x9000 0>", 0x1000)]
    public void Windows_that_go_on_where_another_ends_are_one(string ranges, int left)
    {
        string[] found = [.. Specimen.Resolve($$"""
            #address-cells = <1>; #size-cells = <1>;
            bus { #address-cells = <1>; #size-cells = <1>; ranges = {{ranges}}; d { reg = <0 0x2000>; }; };
            """).Diagnostics.Where(static found => found.Id == "BRD2002").Select(static found => found.Message)];
        Assert.Equal(left == 0 ? 0 : 1, found.Length);
        Assert.All(found, message => Assert.EndsWith(string.Create(CultureInfo.InvariantCulture, $"ends after 0x{left:x}"), message, System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0x1800", "BRD2002 ends after 0x800")]
    [InlineData("0x1000", "")]
    public void What_is_left_of_a_window_is_counted_from_the_region(string address, string found) =>
        Assert.Equal(found, string.Join(" ", Specimen.Resolve($$"""
            #address-cells = <1>; #size-cells = <1>;
            bus { #address-cells = <1>; #size-cells = <1>; ranges = <0x1000 0x8000 0x1000>; d { reg = <{{address}} 0x1000>; }; };
            """).Diagnostics.Select(static d => d.Id + " " + d.Message[d.Message.IndexOf("ends after", System.StringComparison.Ordinal)..])));

    [Fact]
    public void Windows_over_all_addresses_leave_room_for_every_region() =>
        Assert.Empty(Specimen.Resolve("""
            #address-cells = <2>; #size-cells = <2>;
            bus { #address-cells = <2>; #size-cells = <2>;
                ranges = <0 0 0 0 0xffffffff 0xffffffff>, <0xffffffff 0xffffffff 0xffffffff 0xffffffff 0 1>;
                d { reg = <0 0 0xffffffff 0xffffffff>; }; };
            """).Diagnostics);

    // A number has as many cells as the bus states; a number that does not fit in 64 bits is not truncated.
    [Theory]
    [InlineData(4, 1, "<0 0 1 0x10 4>", "0x100000010+0x4")]
    [InlineData(4, 1, "<0 1 0 0x10 4>", "Unreadable 0x10")]
    [InlineData(4, 1, "<1 0 0 0x10 4>", "Unreadable 0x10")]
    [InlineData(1, 4, "<0x10 0 0 1 4>", "0x10+0x100000004")]
    [InlineData(1, 4, "<0x20 0 1 0 4>", "0x20+0xffffffffffffffff")]
    [InlineData(1, 4, "<0x30 1 0 0 4>", "0x30+0xffffffffffffffff")]
    public void Addresses_and_sizes_may_have_more_cells_than_64_bits(int address, int size, string reg, string region) =>
        Assert.Equal(region, Specimen.Resolve($$"""#address-cells = <{{address}}>; #size-cells = <{{size}}>; d { reg = {{reg}}; };""").Regions("/d"));

    // Empty ranges leave the number as it is, so it must fit in the cells of the bus above.
    [Theory]
    [InlineData("0 0xffffffff", "0xffffffff+0x4")]
    [InlineData("1 0", "Unreadable 0x100000000")]
    public void An_address_must_fit_in_the_cells_of_the_bus_above(string address, string region) =>
        Assert.Equal(region, Specimen.Resolve($$"""
            #address-cells = <1>; #size-cells = <1>;
            bus { #address-cells = <2>; #size-cells = <1>; ranges; d { reg = <{{address}} 4>; }; };
            """).Regions("/bus/d"));

    // A flag is not part of the number: a bus without flags passes only the number to the bus above.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_flag_ends_at_a_bus_without_flags(int cells) =>
        Assert.Equal("0x10+0x4", Specimen.Resolve($$"""
            #address-cells = <{{cells}}>; #size-cells = <1>; isa { ranges; d { reg = <1 0x10 4>; }; };
            """).Regions("/isa/d"));

    [Fact]
    public void A_region_at_the_last_addresses_ends_with_them()
    {
        Assert.Empty(Found("0 0x1000"));
        Assert.Empty(Found("0 0"));
        Assert.Equal(["BRD2009"], Found("0 0x1001"));

        static string[] Found(string size) => [.. Specimen.Resolve($$"""
            #address-cells = <2>; #size-cells = <2>; d { reg = <0xffffffff 0xfffff000 {{size}}>; };
            """).Diagnostics.Select(static d => d.Id)];
    }

    // Entries without sizes are not memory (a serial bus), and the cells of PCI and ISA are defined by their bindings.
    [Theory]
    [InlineData("bus { #address-cells = <0>; #size-cells = <0>; d { reg = <1>; }; };")]
    [InlineData("i2c { #address-cells = <1>; #size-cells = <0>; d@1 { reg = <1>; }; };")]
    [InlineData("isa { ranges = <1 0 0x1000 0x100>; d { reg = <1 0x60 5>; }; };")]
    [InlineData("pcie { device_type = \"pci\"; card@1,0 { reg = <0x800 0 0 0 0>; }; };")]
    public void Cell_counts_of_such_a_bus_are_not_reported(string content) =>
        Assert.Empty(Specimen.Resolve("#address-cells = <2>; #size-cells = <2>;\n" + content.Replace("= <1 0 0x1000 0x100>", "= <1 0 0 0x1000 0x100>", System.StringComparison.Ordinal)).Diagnostics);

    // Empty ranges leave an address as it is (Devicetree Specification, 2.3.8); its space is part of a PCI address.
    [Theory]
    [InlineData("0x01000000", "0x3eff0010+0x10")]
    [InlineData("0x02000000", "0x10000010+0x10")]
    public void A_PCI_address_keeps_its_space_through_empty_ranges(string high, string region) =>
        Assert.Equal(region, Specimen.Resolve($$"""
            #address-cells = <2>; #size-cells = <2>;
            pcie@10000000 {
                device_type = "pci"; #address-cells = <3>; #size-cells = <2>;
                ranges = <0x01000000 0 0 0 0x3eff0000 0 0x10000>, <0x02000000 0 0 0 0x10000000 0 0x2eff0000>;
                bridge@1,0 {
                    device_type = "pci"; reg = <0x800 0 0 0 0>; #address-cells = <3>; #size-cells = <2>; ranges;
                    bridge@2,0 {
                        reg = <0x1000 0 0 0 0>; #address-cells = <1>; #size-cells = <1>; ranges = <0x10 {{high}} 0 0x10 0x100>;
                        d@10 { reg = <0x10 0x10>; };
                    };
                };
            };
            """).Regions("/pcie@10000000/bridge@1,0/bridge@2,0/d@10"));

    [Fact]
    public void A_bus_without_ranges_hides_everything_below_it() =>
        Assert.Equal("Unmapped 0x10", Specimen.Resolve("""
            #address-cells = <1>; #size-cells = <1>;
            outer { #address-cells = <1>; #size-cells = <1>;
                inner { #address-cells = <1>; #size-cells = <1>; ranges; d@10 { reg = <0x10 4>; }; }; };
            """).Regions("/outer/inner/d@10"));

    [Fact]
    public void A_window_that_wraps_round_ends_at_the_last_address() =>
        Assert.Equal("0x110+0x10", Specimen.Resolve("""
            #address-cells = <2>; #size-cells = <2>;
            bus { #address-cells = <2>; #size-cells = <2>; ranges = <0xffffffff 0xffffff00 0 0x100 0xffffffff 0xffffffff>;
                d { reg = <0xffffffff 0xffffff10 0 0x10>; }; };
            """).Regions("/bus/d"));

    [Fact]
    public void An_address_beyond_64_bits_has_no_value() =>
        Assert.Equal("Unreadable 0x10", Specimen.Resolve("""
            #address-cells = <2>; #size-cells = <2>;
            bus { #address-cells = <2>; #size-cells = <2>; ranges = <0 0 0xffffffff 0xfffffff8 0 0x1000>;
                d@10 { reg = <0 0x10 0 0x10>; }; };
            """).Regions("/bus/d@10"));

    [Theory]
    [InlineData("0x01000000", "0x3eff0010+0x10")]
    [InlineData("0x02000000", "0x10000010+0x10")]
    [InlineData("0x42000000", "0x10000010+0x10")]
    [InlineData("0x82000000", "0x10000010+0x10")]
    [InlineData("0x00000000", "OutsideWindows 0x10")]
    public void A_PCI_window_takes_addresses_of_its_own_space(string high, string region) =>
        Assert.Equal(region, Specimen.Resolve($$"""
            #address-cells = <2>; #size-cells = <2>;
            pcie@10000000 {
                device_type = "pci"; #address-cells = <3>; #size-cells = <2>;
                ranges = <0x01000000 0 0 0 0x3eff0000 0 0x10000>, <0x02000000 0 0 0 0x10000000 0 0x2eff0000>;
                bridge@1,0 {
                    reg = <0x800 0 0 0 0>; #address-cells = <1>; #size-cells = <1>;
                    ranges = <0x10 {{high}} 0 0x10 0x100>;
                    d@10 { reg = <0x10 0x10>; };
                };
            };
            """).Regions("/pcie@10000000/bridge@1,0/d@10"));

    [Fact]
    public void A_memory_window_with_64_bits_takes_an_address_with_32() =>
        Assert.Equal("0x8000000010+0x4", Specimen.Resolve("""
            #address-cells = <2>; #size-cells = <2>;
            pci { device_type = "pci"; ranges = <0x03000000 0 0 0x80 0 0 0x1000>;
                b { reg = <0 0 0 0 0>; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x02000000 0 0 0x1000>; d { reg = <0x10 4>; }; }; };
            """).Regions("/pci/b/d"));

    [Fact]
    public void A_PCI_function_is_no_memory_and_its_assigned_registers_are()
    {
        Device card = Specimen.Resolve("""
            #address-cells = <2>; #size-cells = <2>;
            pci { device_type = "pci"; ranges = <0x02000000 0 0x1000 1 0 0 0x10000>;
                card@1,0 { reg = <0x800 0 0 0 0>, <0x02000810 0 0 0 0x100>; assigned-addresses = <0x82000810 0 0x2000 0 0x100>; }; };
            """).At("/pci/card@1,0");
        Assert.All(card.Regions, r => Assert.Equal((RegionKind.PciFunction, false), (r.Kind, r.IsMemoryMapped)));
        Assert.Equal((0x100001000ul, 0x100ul), (card.AssignedRegions.Single().Address, card.AssignedRegions.Single().Size));
    }

    [Fact]
    public void An_ISA_bus_tells_ports_from_memory_by_the_lowest_flag_bit()
    {
        Sel4Board board = Specimen.Resolve("""
            #address-cells = <1>; #size-cells = <1>;
            isa { ranges = <1 0 0x1000 0x100>, <0 0 0x8000 0x100>; port { reg = <1 0x60 5>; }; memory-like { reg = <0 0x60 5>; }; };
            """);
        Assert.Equal("0x1060+0x5", board.Regions("/isa/port"));
        Assert.Equal("0x8060+0x5", board.Regions("/isa/memory-like"));
    }

    [Fact]
    public void Three_cells_without_a_binding_are_a_flag_and_a_number()
    {
        Sel4Board board = Specimen.Resolve("""
            #address-cells = <1>; #size-cells = <1>;
            bus { #address-cells = <3>; #size-cells = <1>; ranges = <7 0 0 0x1000 0x100>;
                same { reg = <7 0 0x10 4>; }; other { reg = <6 0 0x10 4>; }; };
            """);
        Assert.Equal("0x1010+0x4", board.Regions("/bus/same"));
        Assert.Equal("OutsideWindows 0x10", board.Regions("/bus/other"));
    }

    [Fact]
    public void Windows_of_a_bus_are_followed_to_the_CPU()
    {
        BusWindow[] windows = [.. Specimen.Resolve("""
            #address-cells = <2>; #size-cells = <2>;
            pcie { device_type = "pci";
                ranges = <0x01000000 0 0 0 0x3eff0000 0 0x10000>, <0x43000000 0x80 0 0x80 0 0x80 0>; };
            """).At("/pcie").Windows];
        Assert.Equal((AddressSpace.Io, 0ul, 0x3eff0000ul, 0x10000ul, false), (windows[0].Space, windows[0].BusAddress, windows[0].Address, windows[0].Size, windows[0].IsPrefetchable));
        Assert.Equal((AddressSpace.Memory64, 0x8000000000ul, 0x8000000000ul, 0x8000000000ul, true), (windows[1].Space, windows[1].BusAddress, windows[1].Address, windows[1].Size, windows[1].IsPrefetchable));
    }

    [Fact]
    public void A_part_of_a_system_controller_has_an_offered_address_and_no_stated_one()
    {
        var part = Specimen.Resolve("""
            #address-cells = <1>; #size-cells = <1>;
            ctrl@1000 { compatible = "acme,ctrl", "syscon"; reg = <0x1000 0x100>; #address-cells = <1>; #size-cells = <1>;
                part@40 { reg = <0x40 8>; }; };
            """).At("/ctrl@1000/part@40").Regions.Single();
        Assert.Equal((null, 0x1040ul), (part.Address, part.OfferedAddress));
    }

    // The part of a controller is at an offset in the controller's first registers, and must be entirely within them.
    [Theory]
    [InlineData("simple-mfd", "0x40 8", "0x1040")]
    [InlineData("syscon", "0xf8 8", "0x10f8")]
    [InlineData("syscon", "0xf8 9", "")]
    [InlineData("syscon", "0x100 0", "0x1100")]
    [InlineData("syscon", "0x101 0", "")]
    [InlineData("acme,ctrl", "0x40 8", "")]
    public void An_offered_address_is_within_the_first_registers_of_the_controller(string compatible, string reg, string address)
    {
        DeviceRegion part = Specimen.Resolve($$"""
            #address-cells = <1>; #size-cells = <1>;
            ctrl@1000 { compatible = "{{compatible}}"; reg = <0x1000 0x100>, <0x3000 0x1000>; #address-cells = <1>; #size-cells = <1>; part { reg = <{{reg}}>; }; };
            """).At("/ctrl@1000/part").Regions.Single();
        Assert.Equal((null, address), (part.Address, part.OfferedAddress is { } offered ? string.Create(CultureInfo.InvariantCulture, $"0x{offered:x}") : ""));
    }

    [Fact]
    public void Where_a_controller_has_ranges_nothing_else_is_offered() =>
        Assert.Null(Specimen.Resolve("""
            #address-cells = <1>; #size-cells = <1>;
            ctrl@1000 { compatible = "syscon"; reg = <0x1000 0x100>; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x8000 0x40>; part@40 { reg = <0x40 8>; }; };
            """).At("/ctrl@1000/part@40").Regions.Single().OfferedAddress);

    [Fact]
    public void Windows_of_an_ISA_bus_are_ports_or_memory_by_the_lowest_flag_bit() =>
        Assert.Equal([(AddressSpace.Io, 0x1000ul), (AddressSpace.Memory32, 0x8000ul)], Specimen.Resolve("""
            #address-cells = <1>; #size-cells = <1>;
            isa { ranges = <1 0 0x1000 0x100>, <0 0 0x8000 0x100>; };
            """).At("/isa").Windows.Select(static window => (window.Space, window.Address!.Value)));

    [Fact]
    public void Numbers_that_a_decompiler_has_printed_as_strings_are_numbers() =>
        Assert.Equal("0xc3500+0x1000", Specimen.Resolve("""
            #address-cells = <1>; #size-cells = <1>;
            d { reg = "\0\f5\0\0\0\x10"; };
            """).Regions("/d"));

    [Theory]
    [InlineData("", "64", "")]
    [InlineData("dma-ranges = <0xc0000000 0 0x3f000000>;", "64", "0xc0000000>0x0+0x3f000000")]
    public void A_bus_says_which_memory_its_masters_reach(string ranges, string bits, string windows)
    {
        DmaReach reach = Specimen.Resolve($$"""
            #address-cells = <1>; #size-cells = <1>;
            soc { #address-cells = <1>; #size-cells = <1>; ranges; {{(ranges.Length == 0 ? "dma-ranges;" : ranges)}} d { reg = <0 4>; }; };
            """).At("/soc/d").Dma;
        Assert.Equal(bits, reach.Bits.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(windows, string.Join(" ", reach.Windows.Select(w => System.FormattableString.Invariant($"0x{w.BusAddress:x}>0x{w.Address:x}+0x{w.Size:x}"))));
    }

    [Fact]
    public void Where_nothing_is_said_of_DMA_it_is_32_bits_wide() =>
        Assert.Equal((32, true), (Specimen.Resolve("d { };").At("/d").Dma.Bits, Specimen.Resolve("d { };").At("/d").Dma.IsIdentity));

    [Fact]
    public void An_interconnect_for_DMA_takes_the_place_of_the_bus_above() =>
        Assert.Equal("/noc", Specimen.Resolve("""
            #address-cells = <1>; #size-cells = <1>;
            noc: noc { #interconnect-cells = <1>; #address-cells = <1>; #size-cells = <1>; dma-ranges = <0 0x40000000 0x1000>; };
            d { interconnects = <&noc 3>, <&noc 5>; interconnect-names = "other", "dma-mem"; };
            """).At("/d").Dma.DeclaredBy!.Path);

    // The entry with the name of the interconnect; without such an entry, the bus above.
    [Theory]
    [InlineData("<&a 1>, <&noc 3>", "\"other\", \"dma-mem\"", "/noc")]
    [InlineData("<&a 1>, <&noc 3>", "\"dma-mem\", \"other\"", "/a")]
    [InlineData("<&a 1>", "\"other\", \"dma-mem\"", "/soc")]
    public void Memory_is_reached_by_the_interconnect_of_that_name(string interconnects, string names, string declaredBy) =>
        Assert.Equal(declaredBy, Specimen.Resolve($$"""
            #address-cells = <1>; #size-cells = <1>;
            a: a { #interconnect-cells = <1>; #address-cells = <1>; #size-cells = <1>; dma-ranges = <0 0x30000000 0x1000>; };
            noc: noc { #interconnect-cells = <1>; #address-cells = <1>; #size-cells = <1>; dma-ranges = <0 0x40000000 0x1000>; };
            soc { #address-cells = <1>; #size-cells = <1>; ranges; dma-ranges = <0 0x50000000 0x1000>;
                d { interconnects = {{interconnects}}; interconnect-names = {{names}}; }; };
            """).At("/soc/d").Dma.DeclaredBy!.Path);

    // The nearest rows above a device apply; an empty property ends the search if the next bus has none.
    [Theory]
    [InlineData("", "", "/outer 0x0>0x40000000+0x1000")]
    [InlineData("dma-ranges;", "dma-ranges;", "/outer 0x0>0x40000000+0x1000")]
    [InlineData("", "dma-ranges;", "/outer/middle/inner")]
    [InlineData("dma-ranges = <0 0x60000000 0x1000>;", "", "/outer/middle 0x0>0xa0000000+0x1000")]
    public void The_nearest_rows_above_a_device_say_which_memory_it_reaches(string middle, string inner, string found)
    {
        DmaReach reach = Specimen.Resolve($$"""
            #address-cells = <1>; #size-cells = <1>;
            outer { #address-cells = <1>; #size-cells = <1>; ranges; dma-ranges = <0 0x40000000 0x1000>, <0x60000000 0xa0000000 0x1000>;
                middle { #address-cells = <1>; #size-cells = <1>; ranges; {{middle}}
                    inner { #address-cells = <1>; #size-cells = <1>; ranges; {{inner}} d { reg = <0 4>; }; }; }; };
            """).At("/outer/middle/inner/d").Dma;
        Assert.StartsWith(found, reach.DeclaredBy!.Path + string.Concat(reach.Windows.Select(static w => System.FormattableString.Invariant($" 0x{w.BusAddress:x}>0x{w.Address:x}+0x{w.Size:x}"))), System.StringComparison.Ordinal);
        Assert.Equal(64, reach.Bits);
    }

    [Theory]
    [InlineData(1, "0x1a", "0x1a")]
    [InlineData(2, "0x1a 7", "0x1a00000007")]
    [InlineData(3, "0x1a 0 0", "0x1a0000000000000000")]
    [InlineData(3, "0 1 2", "0x100000002")]
    [InlineData(4, "1 0 2 3", "0x1000000000000000200000003")]
    public void An_address_is_shown_with_all_its_cells(int cells, string address, string text)
    {
        DeviceRegion region = Specimen.Resolve($$"""
            i3c { #address-cells = <{{cells}}>; #size-cells = <0>; d { reg = <{{address}}>; }; };
            """).At("/i3c/d").Regions.Single();
        Assert.Equal((text, cells), (region.BusAddressText, region.BusAddressCells.Length));
    }

    [Fact]
    public void An_address_of_a_PCI_function_is_its_place_in_configuration_space() =>
        Assert.Equal("0x10900" + new string('0', 16), Specimen.Resolve("""
            pcie { device_type = "pci"; #address-cells = <3>; #size-cells = <2>; d@1,1 { reg = <0x10900 0 0 0 0>; }; };
            """).At("/pcie/d@1,1").Regions.Single().BusAddressText);
}
