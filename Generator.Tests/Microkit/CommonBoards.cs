using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit;

/// <summary>A guest with UART, disk and identity-mapped RAM on the boards that VMMs are written for.</summary>
public sealed class CommonBoards
{
    // Board; what is passed; where RAM may be; the numbers of the interrupts; where the virtual CPU interface is and where the guest sees it.
    public static TheoryData<string, string, string[], ulong, uint[], ulong?, ulong?> Systems => new()
    {
        { "imx8mm_evk", CommonBoardSources.Imx8mm, ["uart", "disk", "clk", "pins"], 0x80000000, [59, 56], null, null },
        { "maaxboard", CommonBoardSources.MaaxBoard, ["uart", "disk", "clk", "pins"], 0x80000000, [58, 54], null, null },
        { "zcu102", CommonBoardSources.Zcu102, ["uart", "disk"], 0x40000000, [53, 81], 0xf9060000, 0xf9020000 },
        { "rpi4b_4gb", CommonBoardSources.RaspberryPi4, ["uart", "disk", "clk", "pins"], 0x20000000, [153, 158, 145, 146], 0xff846000, 0xff842000 },
        { "rockpro64", CommonBoardSources.RockPro64, ["uart", "disk", "clk", "grf", "bank"], 0x40000000, [132, 97, 46], null, null },
    };

    [Theory]
    [MemberData(nameof(Systems))]
    public void A_guest_with_uart_and_disk_raises_no_warning(string platform, string source, string[] passed, ulong ram, uint[] numbers, ulong? interfaceAt, ulong? guestAt)
    {
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux", [.. passed.Select(static d => Pass(d))]) with
        {
            GuestMemories = [Ram(ram, 0x10000000, ram)],
        })).PlanOn(source);
        Assert.Equal(platform, Board(source).Platform.Name);
        Assert.Equal([], plan.Diagnostics.Where(static d => d.Severity >= Severity.Warning).Select(static d => d.ToString()));
        Assert.Empty(PlanChecker.Faults(plan.Description));
        Assert.Equal(numbers, plan.Interrupts.Select(static i => i.Number));
        Assert.Equal(interfaceAt, plan.Description.MemoryRegions.SingleOrDefault(static r => r.Name.Value == "gic_vcpu")?.PhysicalAddress?.Value);
        Assert.Equal(guestAt, plan.Description.ProtectionDomains.Single().VirtualMachines[0].Maps.SingleOrDefault(static m => m.Region.Value == "gic_vcpu")?.Address.Value);
    }

    // The same without what the UART needs, with the reported reasons why it needs it.
    [Theory]
    [InlineData(nameof(CommonBoardSources.Imx8mm), "clocks property refers to /soc/bus@30000000/clock-controller@30380000", "pinctrl-0 property refers to /soc/bus@30000000/pinctrl@30330000/uart2grp")]
    [InlineData(nameof(CommonBoardSources.RaspberryPi4), "clocks property refers to /soc/cprman@7e101000", "pinctrl-0 property refers to /soc/gpio@7e200000/uart0-gpio14")]
    [InlineData(nameof(CommonBoardSources.RockPro64), "clocks property refers to /clock-controller@ff760000", "pinctrl-0 property refers to /pinctrl/uart2c/uart2c-xfer")]
    [InlineData(nameof(CommonBoardSources.Zcu102))]
    public void What_the_uart_needs_is_reported_where_it_is_not_passed(string board, params string[] needs)
    {
        string source = (string)typeof(CommonBoardSources).GetField(board)!.GetValue(null)!;
        string[] reported = [.. Guest(Pass("uart")).PlanOn(source).Diagnostics.Where(static d => d.Id == "BRD3401").Select(static d => d.Message)];
        Assert.All(needs, need => Assert.Contains(reported, message => message.Contains(need)));
        Assert.Equal(needs.Length > 0, reported.Length > 0);
    }

    [Fact]
    public void The_unit_before_the_disk_stays_with_the_system()
    {
        SystemPlan plan = Guest(Pass("disk")).PlanOn(CommonBoardSources.Zcu102);
        Assert.Equal("/axi/mmc@ff170000: its iommus property refers to /axi/iommu@fd800000, which is not passed to virtual machine 'linux'; the device uses physical addresses", plan.Single("BRD3404").Message);
        Assert.Empty(plan.Places("BRD3401"));
        Assert.Empty(Guest(Pass("uart")).PlanOn(CommonBoardSources.Zcu102).Places("BRD3404"));

        Assert.Equal("smmu", Guest(Pass("smmu")).PlanOn(CommonBoardSources.Zcu102).Single("BRD3017").Location.Path);
        Assert.Empty(plan.Places("BRD3017"));
    }

    [Fact]
    public void Memory_out_of_the_disks_reach_is_reported()
    {
        SystemPlan plan = SystemOf(Domain("VMM", Machine("linux", Pass("disk"), Pass("clk")) with { GuestMemories = [Ram(0x80000000, 0x10000000, 0x80000000)] })).PlanOn(CommonBoardSources.RaspberryPi4);
        Assert.Equal("/soc/mmc@7e340000: guest memory 'guest_ram_linux' at 0x80000000..0x90000000 is outside the range of /soc", plan.Single("BRD3115").Message);
    }

    [Theory]
    [InlineData("gic")]
    [InlineData("local_intc")]
    public void The_kernels_controllers_are_nobodys(string controller) =>
        Assert.True(Guest(Pass(controller)).PlanOn(CommonBoardSources.RaspberryPi4).HasErrors);

    [Fact]
    public void Where_nobody_chose_what_is_left_out_is_named_and_memory_is_not_passed_as_registers()
    {
        const string Source = """
            /dts-v1/;
            / {
                #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
                memory@40000000 { device_type = "memory"; reg = <0x40000000 0x80000000>; };
                gic: gic@2000000 { compatible = "arm,gic-v3"; reg = <0x2000000 0x10000>, <0x2100000 0xc0000>; interrupt-controller; #interrupt-cells = <3>; };
                gpu@7000000 { compatible = "acme,gpu"; reg = <0x7000000 0x1000>, <0x40000000 0x80000000>; interrupts = <0 3 4>; };
                smmu@7100000 { compatible = "arm,smmu-v3"; reg = <0x7100000 0x20000>; #iommu-cells = <1>; };
            };
            """;
        SystemPlan plan = DefaultSystem.Plan("Any", Board(Source), At("board.dts"));
        Assert.Equal([], plan.Diagnostics.Where(static d => d.Severity >= Severity.Warning).Select(static d => d.ToString()));
        Assert.EndsWith("left out, because they cannot be passed to a guest: 3 (/memory@40000000, /gic@2000000, /smmu@7100000)", plan.Single("BRD3013").Message);
        Assert.Equal([0x7000000UL], plan.Description.MemoryRegions.Where(static r => r.Name.Value != "guest_ram_linux").Select(static r => r.PhysicalAddress!.Value.Value));
    }

    [Theory]
    [InlineData(nameof(CommonBoardSources.Imx8mm))]
    [InlineData(nameof(CommonBoardSources.MaaxBoard))]
    [InlineData(nameof(CommonBoardSources.Zcu102))]
    [InlineData(nameof(CommonBoardSources.RaspberryPi4))]
    [InlineData(nameof(CommonBoardSources.RockPro64))]
    public void Where_nobody_chose_the_kernel_keeps_what_is_its(string board)
    {
        string source = (string)typeof(CommonBoardSources).GetField(board)!.GetValue(null)!;
        SystemPlan plan = DefaultSystem.Plan("Any", Board(source), At("board.dts"));
        Assert.Equal([], plan.Diagnostics.Where(static d => d.Severity >= Severity.Warning).Select(static d => d.ToString()));
        Assert.Empty(PlanChecker.Faults(plan.Description));
        Assert.NotEmpty(plan.Interrupts);
        Assert.Single(plan.Description.MemoryRegions, static r => r.Name.Value == "guest_ram_linux");
        string[] never = ["local_intc", "interrupt-controller@40000000", "iommu@fd800000"];
        Assert.DoesNotContain(plan.Description.MemoryRegions, r => never.Contains(r.Name.Value));
        Assert.All(plan.Description.MemoryRegions.Where(static r => r.PhysicalAddress is not null && r.Name.Value != "gic_vcpu"), r =>
            Assert.DoesNotContain(Board(source).Platform.KernelRanges, k => k.Range.Overlaps(Boards.Hardware.AddressRange.Of(r.PhysicalAddress!.Value.Value, r.Size!.Value.Value))));
    }
}
