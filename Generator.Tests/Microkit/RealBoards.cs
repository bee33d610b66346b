using System.Linq;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Request;
using Boards.Tests.BoardFacts;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit;

/// <summary>Systems on the boards that the repository describes in full.</summary>
public sealed class RealBoards
{
    [Fact]
    public void What_the_guides_ethernet_needs_and_does_not_reach_is_reported_once_each()
    {
        SystemPlan plan = SystemPlanner.Plan(
            Guest(Pass("/soc/bus@ff600000"), Pass("ethmac", "eth", [5])), Sel4Board.Resolve(BoardSource.OdroidC4.Tree));
        Assert.Empty(plan.Places("BRD3004"));
        Assert.False(plan.HasErrors);
        // The pages of what the controller refers to that are not on the bus (hardware semantics, closure of the example).
        string[] missing = [.. plan.Diagnostics.Where(static d => d.Id == "BRD3401").Select(static d => d.Message)];
        Assert.Contains(missing, static m => m.Contains("/soc/bus@ffd00000/interrupt-controller@f080"));
        Assert.Contains(missing, static m => m.Contains("/soc/bus@ffd00000/reset-controller@1004"));
        Assert.DoesNotContain(missing, static m => m.Contains("needs /soc/bus@ff600000"));
        Assert.Equal(missing.Distinct(), missing);
        Assert.Equal(
            "/soc/bus@ff600000/mdio-multiplexer@4c000/mdio@0/ethernet-phy@0: its interrupt (96) is not delivered to protection domain 'VMM', which has /soc/ethernet@ff3f0000; the driver of /soc/ethernet@ff3f0000 waits for it",
            plan.Single("BRD3675").Message);
    }

    [Fact]
    public void A_passed_device_is_not_missing_for_want_of_a_region_that_its_own_rule_tells()
    {
        SystemPlan plan = SystemPlanner.Plan(Guest(Pass("ethmac", "eth", [5])), Sel4Board.Resolve(BoardSource.OdroidC4.Tree));

        Diagnostic unmapped = Assert.Single(plan.Diagnostics, static d => d.Id == "BRD3004");
        Assert.Contains("reg[1] at 0xff634540 is on /soc/bus@ff600000/bus@34400,", unmapped.Message);
        Assert.DoesNotContain(plan.Diagnostics, static d => d.Id == "BRD3401" && d.Message.Contains("needs /soc/ethernet@ff3f0000"));
    }

    [Fact]
    public void With_all_buses_nothing_is_missing()
    {
        SystemPlan plan = SystemPlanner.Plan(
            Guest(Pass("/soc/bus@ff600000"), Pass("/soc/bus@ff800000"), Pass("/soc/bus@ffd00000"), Pass("ethmac", "eth", [5]), Pass("external_phy", "phy", [6]), Pass("gpio_intc")),
            Sel4Board.Resolve(BoardSource.OdroidC4.Tree));
        Assert.Equal(["BRD3348"], plan.Diagnostics.Where(static d => d.Severity >= Severity.Warning).Select(static d => d.Id));
        Assert.Empty(PlanChecker.Faults(plan.Description));
    }

    [Fact]
    public void With_only_the_source_the_odroid_c4_makes_a_system()
    {
        SystemPlan plan = DefaultSystem.Plan("OdroidC4", Sel4Board.Resolve(BoardSource.OdroidC4.Tree), At("odroidc4.dts"));
        Assert.Equal([], plan.Diagnostics.Where(static d => d.Severity >= Severity.Warning).Select(static d => d.ToString()));
        Assert.Empty(PlanChecker.Faults(plan.Description));
        MemoryRegionRequest ram = plan.Description.MemoryRegions.Single(static r => r.Name.Value == "guest_ram_linux");
        Assert.Equal((0x20000000UL, 0x10000000UL), (ram.PhysicalAddress!.Value.Value, ram.Size!.Value.Value));
        uint[] numbers = [.. plan.Description.ProtectionDomains.Single().Irqs.Select(static i => i.Number.Value)];
        Assert.Contains(40u, numbers);
        Assert.Contains(225u, numbers);
        Assert.DoesNotContain(numbers, static n => n is 25 or 26 or 27 or 229);
    }

    [Theory]
    [MemberData(nameof(BoardSource.Files), MemberType = typeof(BoardSource))]
    public void With_only_a_source_every_board_makes_a_system_that_the_tool_takes(string file)
    {
        SystemPlan plan = DefaultSystem.Plan("Any", Sel4Board.Resolve(BoardSource.At(file).Tree), At(file));
        Assert.False(plan.HasErrors);
        Assert.Empty(PlanChecker.Faults(plan.Description));
    }
}
