using System;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Xunit;

namespace Boards.Tests.Checks;

/// <summary>Each check reports the invalid example of its page, and nothing in the fixed one.</summary>
public sealed class TreeCheckTests
{
    public static TheoryData<string> Ids => CheckPage.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_wrong_example_of_a_page_is_reported_and_the_right_one_is_not(string id)
    {
        CheckPage page = CheckPage.Of(id);
        Diagnostic found = CheckPage.Check(page.Invalid).First(diagnostic => diagnostic.Id == id);
        Assert.StartsWith("/", found.Message, StringComparison.Ordinal);
        Assert.True(found.Location is { Path: "t.dts", Length: > 0 });
        Assert.DoesNotContain(id, CheckPage.IdsOf(page.Fixed));
    }

    // As for TI's mailboxes.
    [Fact]
    public void An_argument_may_be_a_reference() => Assert.DoesNotContain("BRD1046", CheckPage.IdsOf(
        "/dts-v1/;\n/ { mbox: mailbox { #mbox-cells = <1>; sub: mbox { }; }; dsp { mboxes = <&mbox &sub>, <&mbox &sub>; }; };\n"));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_names_the_check_of_the_reference(string id) =>
        Assert.Contains($"`{TreeCheckTable.All.Single(check => check.Rule.Id == id).Name}`", CheckPage.Of(id).Text, StringComparison.Ordinal);

    // The defaults of Linux' build: checks that it switches off, or that are noise on its own boards, are not warnings.
    [Theory]
    [InlineData("unit_address_vs_reg", Severity.Info)]
    [InlineData("avoid_unnecessary_addr_size", Severity.Info)]
    [InlineData("alias_paths", Severity.Info)]
    [InlineData("simple_bus_reg", Severity.Info)]
    [InlineData("unique_unit_address", Severity.Info)]
    [InlineData("interrupt_map", Severity.Info)]
    [InlineData("property_name_chars_strict", Severity.Hidden)]
    [InlineData("node_name_chars_strict", Severity.Hidden)]
    [InlineData("unique_unit_address_if_enabled", Severity.Hidden)]
    [InlineData("deprecated_gpio_property", Severity.Hidden)]
    public void Noise_is_quiet(string name, Severity severity) =>
        Assert.Equal(severity, TreeCheckTable.All.Single(check => check.Name == name).Rule.Severity);

    // The reference keeps deleted nodes, and tests only whether there are any children.
    [Theory]
    [InlineData("mux { #address-cells = <1>; #size-cells = <0>; channel@0 { reg = <0>; }; }; ", "mux", "channel@0", "BRD1025")]
    [InlineData("i2c { eeprom@50 { }; }; ", "i2c", "eeprom@50", "BRD1020")]
    [InlineData("spi { flash@0 { }; }; ", "spi", "flash@0", "BRD1022")]
    public void A_node_whose_children_were_all_deleted_is_judged_as_one_that_has_some(string nodes, string name, string child, string id)
    {
        string deleted = $"/dts-v1/; / {{ {nodes}}}; / {{ {name} {{ /delete-node/ {child}; }}; }};";
        Assert.Contains(id, CheckPage.IdsOf(deleted));
        Assert.DoesNotContain(id, CheckPage.IdsOf($"/dts-v1/; / {{ {name} {{ }}; }};"));
    }

    [Fact]
    public void All_other_checks_are_warnings() =>
        Assert.Equal(74, TreeCheckTable.All.Count(check => check.Rule.Severity == Severity.Warning));

    [Theory]
    [InlineData("/ { #address-cells = <1>; #size-cells = <1>; a@1 { reg = [|<1 2 3>|]; }; };", "BRD1011")]
    [InlineData("/ { c: c { #clock-cells = <0>; }; n { clocks = <&c [|77|]>; }; };", "BRD1032")]
    [InlineData("/ { c: c { #clock-cells = <1>; }; d { clocks = <&c 0>; }; n { clocks = <[|&c|]>, <&c 1>; }; };", "BRD1032")]
    [InlineData("/ { [|front_panel|] { }; };", "BRD1010")]
    [InlineData("/ { n { status = [|<1>|]; }; };", "BRD1005")]
    [InlineData("/ { n { interrupt-parent = [|<1 2>|]; interrupts = <1>; }; };", "BRD1066")]
    [InlineData("/ { aliases { serial0 = [|\"/\"|]; }; };", "BRD1069")]
    [InlineData("/ { aliases { serial0 = [|<&uart>|]; }; uart: uart { }; };", "BRD1069")]
    public void A_diagnostic_is_where_a_person_would_edit(string marked, string id)
    {
        int start = marked.IndexOf("[|", StringComparison.Ordinal);
        int length = marked.IndexOf("|]", StringComparison.Ordinal) - start - 2;
        string source = "/dts-v1/; " + marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        SourceLocation found = CheckPage.Check(source).Single(diagnostic => diagnostic.Id == id).Location;
        Assert.Equal(source.Substring(10 + start, length), source.Substring(found.Start, found.Length));
    }

    // A malformed value is reported once. Checks that depend on it skip that node, but not other nodes.
    [Fact]
    public void A_check_skips_the_nodes_whose_cells_another_check_reports()
    {
        Diagnostic[] found = CheckPage.Check("""
            /dts-v1/; / { #address-cells = <1>; #size-cells = <1>;
                bad { #address-cells = "x"; #size-cells = <1>; ranges = <1 2 3 4 5>; a@1 { reg = <1>; }; };
                good { #address-cells = <1>; #size-cells = <1>; b@1 { reg = <1>; }; }; };
            """);
        Assert.Equal(["/bad", "/good/b@1"], found.Where(f => f.Severity == Severity.Warning).Select(f => f.Message[..f.Message.IndexOf(':', StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData("s { #address-cells = <1>; [|#size-cell|] = <1>; a@1 { reg = <1 1>; }; };", "#size-cells")]
    [InlineData("s { [|#adress-cels|] = <1>; #size-cells = <1>; a@1 { reg = <1 1>; }; };", "#address-cells")]
    [InlineData("g: g { gpio-controller; [|gpio-cells|] = <2>; }; l { led-gpios = <&g 1 0>; };", "#gpio-cells")]
    [InlineData("c: c { [|#clock_cells|] = <0>; }; u { clocks = <&c>; };", "#clock-cells")]
    [InlineData("i: i { interrupt-controller; #interrupt-cells = <1>; }; u { [|interrupt-parnet|] = <&i>; interrupts = <1>; };", "interrupt-parent")]
    [InlineData("c: c { #clock-cells = <0>; }; u { [|clock|] = <&c>; };", "clocks")]
    public void A_misspelt_standard_property_is_the_only_thing_that_is_reported(string marked, string meant)
    {
        int start = marked.IndexOf("[|", StringComparison.Ordinal);
        int length = marked.IndexOf("|]", StringComparison.Ordinal) - start - 2;
        string source = "/dts-v1/; / { #address-cells = <1>; #size-cells = <1>; "
            + marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal) + " };";

        Diagnostic found = Assert.Single(CheckPage.Check(source), static found => found.Severity >= Severity.Warning);

        Assert.Equal("BRD1087", found.Id);
        Assert.Equal(marked.Substring(start + 2, length), source.Substring(found.Location.Start, found.Location.Length));
        Assert.EndsWith($"did you mean '{meant}'?", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phy-handle = &phy;", "'phy-handle' is the path /mdio/phy; expected a phandle: <&label>")]
    [InlineData("pinctrl-0 = &phy;", "'pinctrl-0' is the path /mdio/phy; expected a phandle: <&label>")]
    [InlineData("vin-supply = &phy;", "'vin-supply' is the path /mdio/phy; expected a phandle: <&label>")]
    [InlineData("clocks = &phy;", "'clocks' is the path /mdio/phy; expected a phandle: <&label>")]
    [InlineData("phy-handle = <&phy>;", null)]
    [InlineData("phy-handle = \"/none\";", null)]
    [InlineData("pinctrl-names = \"/mdio/phy\";", null)]
    [InlineData("stdout-path = &phy;", null)]
    public void A_path_in_the_place_of_a_phandle_is_reported(string property, string? message)
    {
        Diagnostic[] found = [.. CheckPage.Check($"/dts-v1/; / {{ eth {{ {property} }}; mdio {{ phy: phy {{ }}; }}; }};").Where(static found => found.Id is "BRD1092" or "BRD1032")];
        Assert.Equal(message is null ? [] : ["/eth: " + message], found.Select(static found => found.Message));
    }

    // In one file, the name is more likely to be that of another binding.
    [Theory]
    [InlineData("#include \"soc.dtsi\"\n&uart { staus = \"okay\"; };", true)]
    [InlineData("#include \"soc.dtsi\"\n/ { uart2 { status = \"okay\"; staus = \"okay\"; }; };", false)]
    public void A_misspelt_property_that_overrides_one_of_an_included_file_is_reported(string board, bool isReported)
    {
        InMemorySources files = new InMemorySources().Add("soc.dtsi", "/ { uart: uart { status = \"disabled\"; }; };");
        DeviceTree tree = DtsCompiler.Compile(new SourceFile("t.dts", "/dts-v1/;\n" + board), files, CompileOptions.Default).Tree;
        Diagnostic[] found = [.. TreeChecks.Run(tree).Where(static found => found.Id == "BRD1087")];
        Assert.Equal(isReported ? ["/uart: 'staus' is not a standard property; did you mean 'status'?"] : [], found.Select(static found => found.Message));
        Assert.All(found, static found => Assert.Equal("t.dts", found.Location.Path));
    }

    [Theory]
    [InlineData("uart0:115200n8", null)]
    [InlineData("/soc/uart@0", null)]
    [InlineData("bus0/uart@0", null)]
    [InlineData("uart1", "the console 'uart1' begins with neither a '/' nor an alias; did you mean 'uart0'?")]
    [InlineData("none", "the console 'none' is /soc/uart@9, which does not exist")]
    [InlineData("cells", "the console 'cells' is an alias that is not a path")]
    [InlineData("/soc/uart@1:9600", "the console /soc/uart@1 does not exist")]
    [InlineData("/off/uart", "the console /off/uart is not enabled: the status of /off is \"disabled\"")]
    [InlineData("/soc/fail", "the console /soc/fail is not enabled: the status of the node is \"fail\"")]
    public void The_console_is_an_enabled_node(string console, string? message)
    {
        Diagnostic[] found = CheckPage.Check(
            "/dts-v1/; / { aliases { uart0 = \"/soc/uart@0\"; bus0 = \"/soc\"; none = \"/soc/uart@9\"; cells = <1>; }; soc { uart@0 { status = \"okay\"; }; fail { status = \"fail\"; }; }; "
            + "off { status = \"disabled\"; uart { }; }; chosen { stdout-path = \"" + console + "\"; }; };").Where(static found => found.Id == "BRD1088").ToArray();
        Assert.Equal(message is null ? [] : ["/chosen: " + message], found.Select(static found => found.Message));
    }

    [Theory]
    [InlineData("0x1000 0x1000", "0x2000 0x1000", false)]
    [InlineData("0x1000 0x1001", "0x2000 0x1000", true)]
    [InlineData("0x2000 0x1000", "0x1000 0x2000", true)]
    [InlineData("0x1000 0", "0x0 0x2000", false)]
    [InlineData("0xfffffffffffff000 0x1000", "0xffffffffffffffff 1", true)]
    public void Reservations_that_overlap_are_reported_at_the_later(string one, string other, bool overlap)
    {
        string source = $"/dts-v1/;\n/memreserve/ {one};\n/memreserve/ {other};\n/ {{ }};\n";
        Assert.Equal(overlap ? [2] : [], CheckPage.Check(source).Where(static found => found.Id == "BRD1089").Select(static found => found.Location.From.Line));
    }

    // On a simple bus, the reference's check includes this; a unit address with a comma is not of this kind, and other buses have separate registers.
    [Theory]
    [InlineData("compatible = \"simple-bus\"; ranges = <0 0x1000 0x100>, <0x100 0x2000 0x100>;", true)]
    [InlineData("compatible = \"simple-bus\"; ranges = <0 0x1000 0x100>, <0x100 0x3f00 0x101>;", false)]
    [InlineData("compatible = \"simple-bus\"; reg = <0x4000 0x100>; ranges = <0 0x1000 0x100>;", true)]
    [InlineData("compatible = \"simple-bus\"; reg = <0x4000 4>; ranges = <0 0x1000 0x100>;", false)]
    [InlineData("compatible = \"acme,gpmc\"; reg = <0x4000 4>; ranges = <0 0x1000 0x100>;", false)]
    [InlineData("compatible = \"simple-bus\"; ranges;", false)]
    public void A_window_holds_the_unit_address(string properties, bool isReported) => Assert.Equal(
        isReported,
        CheckPage.IdsOf($"/dts-v1/; / {{ #address-cells = <1>; #size-cells = <1>; b@4000 {{ #address-cells = <1>; #size-cells = <1>; {properties} }}; }};").Contains("BRD1091"));

    // Names of other bindings, names that are labels or aliases, and a name next to the standard one.
    [Theory]
    [InlineData("a { gpio = <1>; states = <1>; mode = \"x\"; spi-controller; pinctrl-1 = <>; acme,clocks = <1>; sata-phy; };")]
    [InlineData("aliases { modle = \"/\"; }; __overrides__ { clock = \"x\"; };")]
    [InlineData("a { clocks; clock; };")]
    [InlineData("cpu { compatible = \"altr,nios2-1.0\"; dcache-size = <32768>; icache-size = <32768>; };")]
    public void A_name_that_is_not_a_misspelling_is_left_alone(string nodes) =>
        Assert.DoesNotContain("BRD1087", CheckPage.IdsOf($"/dts-v1/; / {{ {nodes} }};"));

    [Fact]
    public void References_that_are_plain_numbers_are_followed()
    {
        const string Tree = "/dts-v1/; / { c { #clock-cells = <1>; phandle = <7>; }; n { clocks = <7 1>, <7 2>; }; m { clocks = <7>; }; };";
        Diagnostic found = Assert.Single(CheckPage.Check(Tree));
        Assert.StartsWith("/m: 'clocks' cell 0 refers to /c, whose #clock-cells is 1", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void References_of_an_overlay_to_its_base_are_left_alone() => Assert.DoesNotContain(
        CheckPage.Check("/dts-v1/; /plugin/; &uart { clocks = <&osc 1>; interrupt-parent = <&gic>; interrupts = <1>; led-gpios = <&gpio 1 2>; };"),
        static diagnostic => diagnostic.Severity >= Severity.Warning);
}
