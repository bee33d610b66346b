using System.Linq;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Boards.Tests.BoardFacts;
using Xunit;

namespace Boards.Tests.Hardware;

public sealed class DependencyTests
{
    private const string Providers = """
        #address-cells = <1>; #size-cells = <1>;
        fixed: fixed { compatible = "fixed-clock"; #clock-cells = <0>; };
        clk: clock@1000 { compatible = "acme,clk"; reg = <0x1000 0x100>; #clock-cells = <1>; #reset-cells = <2>; #power-domain-cells = <0>; };
        dma: dma@2000 { compatible = "acme,dma"; reg = <0x2000 0x100>; #dma-cells = <3>; };
        ctrl: ctrl@3000 { compatible = "acme,ctrl", "syscon"; reg = <0x3000 0x100>;
            power: power { #power-domain-cells = <1>; }; };
        pins { compatible = "acme,pinctrl"; #address-cells = <1>; #size-cells = <1>; ranges;
            bank: bank@4000 { reg = <0x4000 0x100>; gpio-controller; #gpio-cells = <2>; };
            group: uart-pins { mux { }; }; };
        mdio@5000 { compatible = "acme,mdio"; reg = <0x5000 0x100>; #address-cells = <1>; #size-cells = <0>;
            phy: phy@1 { reg = <1>; reset-gpios = <&bank 3 1>; }; };
        firmware { scmi: scmi { compatible = "arm,scmi"; #clock-cells = <1>; }; };
        pool: pool { };
        smmu: smmu { #iommu-cells = <1>; };
        """;

    private static string Of(string properties) => string.Join("; ", Specimen.Resolve(Providers + "d { " + properties + " };") is var board
        ? board.Dependencies.Of(board.At("/d").Node).Select(d => $"{d.Property}[{d.Index}] {d.Provider.Path} <{string.Join(" ", d.Arguments)}> {d.Kind}{(d.IsProbable ? "?" : "")}")
        : []);

    [Theory]
    [InlineData("clocks = <&clk 7>, <&fixed>, <&clk 8>;", "clocks[0] /clock@1000 <7> Registers; clocks[1] /fixed <> Information; clocks[2] /clock@1000 <8> Registers")]
    [InlineData("clocks = <0>, <&clk 8>;", "clocks[1] /clock@1000 <8> Registers")]
    [InlineData("assigned-clocks = <&scmi 1>;", "assigned-clocks[0] /firmware/scmi <1> Firmware")]
    [InlineData("resets = <&clk 1 2>;", "resets[0] /clock@1000 <1 2> Registers")]
    [InlineData("power-domains = <&power 3>;", "power-domains[0] /ctrl@3000/power <3> Registers")]
    [InlineData("pinctrl-0 = <&group>; pinctrl-names = \"default\";", "pinctrl-0[0] /pins/uart-pins <> Registers")]
    [InlineData("reset-gpios = <&bank 1 0>;", "reset-gpios[0] /pins/bank@4000 <1 0> Registers")]
    [InlineData("acme,nr-gpios = <1>;", "")]
    [InlineData("gpio-hog; gpios = <1 0>;", "")]
    [InlineData("dmas = <&dma 1 2 3>, <&dma 4 5 6>;", "dmas[0] /dma@2000 <1 2 3> Registers; dmas[1] /dma@2000 <4 5 6> Registers")]
    [InlineData("phy-handle = <&phy>;", "phy-handle[0] /mdio@5000/phy@1 <> Registers")]
    [InlineData("vmmc-supply = <&ctrl>;", "vmmc-supply[0] /ctrl@3000 <> Registers")]
    [InlineData("memory-region = <&pool>;", "memory-region[0] /pool <> Memory")]
    [InlineData("nvmem-cells = <&pool>;", "nvmem-cells[0] /pool <> Registers")]
    [InlineData("msi-parent = <&pool>;", "msi-parent[0] /pool <> Information")]
    [InlineData("gpio-ranges = <&bank 0 16 8>;", "gpio-ranges[0] /pins/bank@4000 <0 16 8> Registers")]
    [InlineData("iommu-map = <0 &dma 0x100 0x10>;", "iommu-map[0] /dma@2000 <0 256 16> Hypervisor")]
    [InlineData("iommus = <&smmu 0x10>;", "iommus[0] /smmu <16> Hypervisor")]
    [InlineData("acme,grf = <&ctrl 0x40>;", "acme,grf[0] /ctrl@3000 <> Registers?")]
    [InlineData("acme,tuner = <&dma>;", "acme,tuner[0] /dma@2000 <> Registers?")]
    [InlineData("acme,links = <3 &dma>, <&clk 2 3>;", "acme,links[0] /dma@2000 <> Registers?; acme,links[1] /clock@1000 <> Registers?")]
    [InlineData("acme,table = <&group>; required-opps = <&pool>; gpio-map = <0 0 &bank 1 0>;", "acme,table[0] /pins/uart-pins <> Registers?")]
    [InlineData("acme,canvas = <&pool>;", "acme,canvas[0] /pool <> Information?")]
    [InlineData("amlogic,canvas = <&dma>;", "amlogic,canvas[0] /dma@2000 <> Registers")]
    [InlineData("intf_mode = <&ctrl 4>; pm_qos = <&ctrl>;", "intf_mode[0] /ctrl@3000 <> Registers?; pm_qos[0] /ctrl@3000 <> Registers?")]
    [InlineData("syscon-phy-power = <&ctrl 0x40>;", "syscon-phy-power[0] /ctrl@3000 <> Registers?")]
    [InlineData("firmware = <&scmi>;", "firmware[0] /firmware/scmi <> Firmware")]
    [InlineData("acme,own = <&inner>; inner: inner { };", "")]
    [InlineData("acme,delay = <0x7777>;", "")]
    [InlineData("clocks = <0x7777 1>;", "")]
    public void A_property_refers_to_nodes_by_its_binding(string properties, string dependencies) =>
        Assert.Equal(dependencies, Of(properties));

    // As on the low-speed connectors of 96Boards: the row's flags are 0, and the device's own bits are kept.
    [Theory]
    [InlineData("<&conn 0 0>", "/pins/bank@4000 <3 0>")]
    [InlineData("<&conn 1 1>", "/pins/bank@4000 <7 1>")]
    [InlineData("<&conn 1 0xff>", "/pins/bank@4000 <7 15>")]
    [InlineData("<&conn 2 1>", "/expander <9>")]
    [InlineData("<&conn 3 1>", "/conn <3 1>")]
    [InlineData("<&outer 5 1>", "/pins/bank@4000 <7 1>")]
    public void What_is_plugged_into_a_connector_needs_what_is_behind_it(string gpios, string provider)
    {
        Sel4Board board = Specimen.Resolve(Providers + $$"""
            expander: expander { gpio-controller; #gpio-cells = <1>; };
            conn: conn { #gpio-cells = <2>;
                gpio-map = <0 0 &bank 3 0>, <1 0 &bank 7 0>, <2 0 &expander 9>;
                gpio-map-mask = <0xf 0>; gpio-map-pass-thru = <0 0xf>; };
            outer: outer { #gpio-cells = <2>; gpio-map = <5 0 &conn 1 0>; gpio-map-mask = <0xf 0>; gpio-map-pass-thru = <0 0xf>; };
            d { reset-gpios = {{gpios}}; };
            """);
        Dependency dependency = board.Dependencies.Of(board.At("/d").Node).Single();
        Assert.Equal(provider, $"{dependency.Provider.Path} <{string.Join(" ", dependency.Arguments)}>");
    }

    private const string Numbered = """
        #address-cells = <1>; #size-cells = <1>;
        a@1000 { compatible = "acme,a", "syscon"; reg = <0x1000 0x100>; phandle = <6>; };
        """;

    // A decompiled tree has only numbers; its fix-ups, if it has any, show which of the numbers are references.
    [Theory]
    [InlineData("snps,clk-csr = <6>;", "", "")]
    [InlineData("acme,ctrl = <6 6>;", "", "")]
    [InlineData("acme,grf = <6 6>;", "", "acme,grf[0]")]
    [InlineData("amlogic,canvas = <6>;", "", "amlogic,canvas[0]")]
    [InlineData("clocks = <6>; phys = <&{/a@1000}>;", "", "clocks[0] phys[0]")]
    [InlineData("acme,grf = <6>; phys = <&{/a@1000}>;", "", "phys[0]")]
    [InlineData("acme,ctrl = <6 6>;", "d { acme,ctrl = <4>; };", "acme,ctrl[0]")]
    [InlineData("acme,grf = <6>;", "d { acme,ctrl = <0>; };", "")]
    public void A_number_is_a_reference_only_where_something_says_so(string properties, string fixups, string references)
    {
        Sel4Board board = Specimen.Resolve(Numbered + $$"""
            d { {{properties}} };
            {{(fixups.Length > 0 ? "__local_fixups__ { " + fixups + " };" : "")}}
            """);
        Assert.Equal(references, string.Join(" ", board.Dependencies.Of(board.At("/d").Node).Select(d => $"{d.Property}[{d.Index}]")));
    }

    private static string[] Needs(Sel4Board board, string name) =>
        [.. board.Dependencies.Closure([board.At(name).Node]).RegisterOwners.Select(n => n.Path).Order(System.StringComparer.Ordinal)];

    [Fact]
    public void Firmware_is_reached_through_its_mailbox_and_shared_memory()
    {
        Sel4Board board = Specimen.Resolve("""
            #address-cells = <1>; #size-cells = <1>;
            mbox: mbox@1000 { reg = <0x1000 0x100>; compatible = "acme,mbox"; #mbox-cells = <0>; };
            sram@2000 { compatible = "mmio-sram"; reg = <0x2000 0x1000>; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x2000 0x1000>;
                shmem: part@0 { reg = <0 0x80>; compatible = "arm,scmi-shmem"; }; };
            firmware { scmi { compatible = "arm,scmi"; mboxes = <&mbox>; shmem = <&shmem>;
                clk: protocol@14 { reg = <0x14>; #clock-cells = <1>; }; }; };
            d@5000 { compatible = "acme,d"; reg = <0x5000 0x100>; clocks = <&clk 1>; };
            """);
        Assert.Equal(["/mbox@1000", "/sram@2000/part@0"], Needs(board, "/d@5000"));
    }

    [Fact]
    public void A_regulator_needs_what_its_chip_needs()
    {
        Sel4Board board = Specimen.Resolve("""
            #address-cells = <1>; #size-cells = <1>;
            pins@1000 { reg = <0x1000 0x100>; compatible = "acme,pins"; irq: irq-pin { }; };
            i2c@2000 { reg = <0x2000 0x100>; compatible = "acme,i2c"; #address-cells = <1>; #size-cells = <0>;
                pmic@1b { compatible = "acme,pmic"; reg = <0x1b>; pinctrl-0 = <&irq>; regulators { sw: sw { }; }; };
                other@1c { compatible = "acme,other"; reg = <0x1c>; regulators { plain: plain { }; }; }; };
            d@5000 { compatible = "acme,d"; reg = <0x5000 0x100>; vdd-supply = <&sw>; };
            e@6000 { compatible = "acme,d"; reg = <0x6000 0x100>; vdd-supply = <&plain>; };
            """);
        Assert.Equal(["/i2c@2000", "/pins@1000"], Needs(board, "/d@5000"));
        Assert.Equal(["/i2c@2000"], Needs(board, "/e@6000"));
    }

    // The driver of a wrapper creates the controllers below it, and so needs them; a plain bus or a system controller needs none of them.
    [Theory]
    [InlineData("compatible = \"acme,wrapper\"; ranges;", "/clock@1000 /wrapper@9000/usb@a000")]
    [InlineData("compatible = \"acme,wrapper\", \"simple-mfd\"; ranges;", "")]
    [InlineData("compatible = \"simple-bus\"; ranges;", "")]
    [InlineData("compatible = \"acme,wrapper\";", "")]
    public void A_wrapper_needs_what_it_makes(string properties, string needs)
    {
        Sel4Board board = Specimen.Resolve(Providers + $$"""
            wrapper@9000 { reg = <0x9000 0x100>; #address-cells = <1>; #size-cells = <1>; {{properties}}
                usb@a000 { compatible = "acme,usb"; reg = <0xa000 0x1000>; clocks = <&clk 3>; };
                off@b000 { compatible = "acme,usb"; reg = <0xb000 0x1000>; status = "disabled"; resets = <&dma>; }; };
            """);
        Assert.Equal(needs, string.Join(" ", Needs(board, "/wrapper@9000")));
    }

    [Fact]
    public void A_bridge_needs_the_controllers_that_its_map_leads_to()
    {
        Sel4Board board = Specimen.WithGic("""
            gpc: gpc@1000 { compatible = "fsl,imx8mq-gpc"; reg = <0 0x1000 0 0x100>; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>; };
            bridge { #interrupt-cells = <1>; #address-cells = <0>;
                interrupt-map = <1 &gpc 0 8 4>, <2 &gic 0 9 4>, <3 &gpc 0 10 4>; };
            """);
        Assert.Equal(
            [("interrupt-map", 0, "/gpc@1000", DependencyKind.Registers), ("interrupt-map", 1, "/interrupt-controller@f000000", DependencyKind.Information)],
            board.Dependencies.Of(board.At("/bridge").Node).Select(d => (d.Property, d.Index, d.Provider.Path, d.Kind)));
    }

    [Fact]
    public void A_graph_link_refers_to_the_device_at_the_other_end()
    {
        Sel4Board board = Specimen.Resolve("""
            panel { port { out: endpoint { remote-endpoint = <&in>; }; }; };
            display { ports { #address-cells = <1>; #size-cells = <0>; port@0 { reg = <0>; in: endpoint { remote-endpoint = <&out>; }; }; }; };
            """);
        Assert.Equal("/display", board.Dependencies.Of(board.At("out").Node).Single().Provider.Path);
    }

    [Theory]
    [InlineData("clk", "/clock@1000")]
    [InlineData("power", "/ctrl@3000")]
    [InlineData("group", "/pins/bank@4000")]
    [InlineData("phy", "/mdio@5000")]
    [InlineData("fixed", "")]
    [InlineData("scmi", "")]
    public void Registers_belong_to_the_device_that_a_node_is_a_part_of(string label, string owners)
    {
        Sel4Board board = Specimen.Resolve(Providers);
        Assert.Equal(owners, string.Join(" ", board.Dependencies.RegisterOwners(board.At(label).Node).Select(n => n.Path)));
    }

    [Fact]
    public void A_closure_holds_what_is_needed_through_others()
    {
        Sel4Board board = Specimen.Resolve(Providers + "mac@6000 { reg = <0x6000 0x100>; clocks = <&fixed>; phy-handle = <&phy>; pinctrl-0 = <&group>; power-domains = <&power 1>; };");
        DependencyClosure closure = board.Dependencies.Closure([board.At("/mac@6000").Node]);
        Assert.Equal(["/ctrl@3000", "/mdio@5000", "/pins/bank@4000"], closure.RegisterOwners.Select(n => n.Path).Order(System.StringComparer.Ordinal));
        Assert.Equal("/fixed", closure.Notes.Single().Provider.Path);
    }

    [Fact]
    public void What_a_device_needs_itself_is_the_first_part_of_its_closure()
    {
        Sel4Board board = Sel4Board.Resolve(BoardSource.OdroidC4.Tree);
        int needs = 0;
        foreach (Device device in board.Devices)
        {
            DependencyClosure closure = board.Dependencies.Closure([device.Node]);
            DependencyClosure direct = board.Dependencies.Direct(device.Node);
            Assert.Equal(closure.Requirements.Where(need => need.Because == device.Node).Select(static need => (need.Node, need.Reason)), direct.Requirements.Select(static need => (need.Node, need.Reason)));
            Assert.Equal(closure.Notes.Where(note => note.Consumer == device.Node), direct.Notes);
            needs += closure.Requirements.Length - direct.Requirements.Length;
        }

        Assert.True(needs > 0);
    }

    [Fact]
    public void A_circle_of_references_ends()
    {
        Sel4Board board = Specimen.Resolve("a: a { phy-handle = <&b>; }; b: b { phy-handle = <&a>; };");
        Assert.Equal("/b", board.Dependencies.Closure([board.At("a").Node]).Requirements.Single().Node.Path);
    }

    [Fact]
    public void Controllers_before_the_root_are_needed_and_the_root_is_the_kernels()
    {
        Sel4Board board = Specimen.WithGic("""
            gpc: gpc@1000 { compatible = "fsl,imx8mq-gpc"; reg = <0 0x1000 0 0x100>; interrupt-controller; #interrupt-cells = <3>; };
            d { interrupt-parent = <&gpc>; interrupts = <0 95 4>; };
            """);
        Assert.Equal([("/gpc@1000", DependencyKind.Registers), ("/interrupt-controller@f000000", DependencyKind.Information)],
            board.Dependencies.Of(board.At("/d").Node).Select(d => (d.Provider.Path, d.Kind)));
    }
}
