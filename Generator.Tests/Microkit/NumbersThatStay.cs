using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Planning;
using Boards.Microkit.Request;
using Boards.Microkit.Request.X86;
using Xunit;
using static Boards.Tests.Microkit.Declare;

namespace Boards.Tests.Microkit;

/// <summary>
/// Ids and names follow only from the declaration, read from its beginning: an addition at the end changes nothing before
/// it unless it must, and then the change is reported.
/// </summary>
public sealed class NumbersThatStay
{
    private static readonly PassthroughRequest Uart = Pass("uart");
    private static readonly PassthroughRequest Rtc = Pass("rtc");
    private static readonly PassthroughRequest Gpio = Pass("gpio");

    private static string Ids(SystemPlan plan) => string.Join(" ", plan.Interrupts.Select(static i => $"{i.Number}:{i.Channel}"));

    private static ChannelRequest Channel(int? first = null, int? second = null) => new()
    {
        First = new() { ProtectionDomain = Value("VMM"), Id = first is { } a ? Value(a) : null },
        Second = new() { ProtectionDomain = Value("other"), Id = second is { } b ? Value(b) : null },
        Location = At("channel"),
    };

    private static SystemRequest WithChannel(ChannelRequest channel, params PassthroughRequest[] passed) =>
        SystemOf(Domain("VMM", Machine("linux", passed)), Domain("other")) with { Channels = [channel] };

    [Fact]
    public void Each_takes_the_lowest_free_id_in_the_order_of_the_declaration()
    {
        Assert.Equal("34:0 33:1 39:2", Ids(Guest(Rtc, Uart, Gpio).PlanOn(Specimens.QemuVirt)));
        Assert.Equal("34:0 33:2 39:1", Ids(Guest(Rtc, Uart with { Channels = Ints(2) }, Gpio).PlanOn(Specimens.QemuVirt)));
    }

    [Fact]
    public void Channels_share_the_count_and_come_before_devices()
    {
        SystemPlan plan = WithChannel(Channel(), Uart, Rtc).PlanOn(Specimens.QemuVirt);
        Assert.Equal([0, 0], plan.Channels.Select(static c => c.Id));
        Assert.Equal("33:1 34:2", Ids(plan));
        // Another device does not renumber either of them.
        SystemPlan more = WithChannel(Channel(), Uart, Rtc, Gpio).PlanOn(Specimens.QemuVirt);
        Assert.Equal(plan.Channels.AsEnumerable(), more.Channels);
        Assert.Equal("33:1 34:2 39:3", Ids(more));
    }

    [Fact]
    public void Ids_are_counted_in_each_protection_domain() => Assert.Equal(
        "33:0 34:0",
        Ids(SystemOf(Domain("A", Machine("a", Uart)), Domain("B", Machine("b", Rtc))).PlanOn(Specimens.QemuVirt)));

    [Fact]
    public void A_line_that_devices_share_is_one_interrupt_with_one_id()
    {
        string source = Specimens.QemuVirt.Replace("rtc: pl031@9010000 {", "late: late@c000000 { compatible = \"any\"; reg = <0 0xc000000 0 0x1000>; interrupts = <0 1 4>; };\nrtc: pl031@9010000 {", System.StringComparison.Ordinal);
        SystemPlan plan = Guest(Uart, Rtc, Pass("late")).PlanOn(source);
        Assert.Equal([(33u, 0), (34u, 1)], plan.Description.ProtectionDomains[0].Irqs.Select(static i => (i.Number.Value, i.Id!.Value.Value)));
        Assert.Equal("33:0 33:0 34:1", Ids(plan));
    }

    [Fact]
    public void Interrupts_are_chosen_by_index()
    {
        string source = Specimens.QemuVirt.Replace("interrupts = <0 2 4>;", "interrupts = <0 2 4>, <0 40 1>, <0 41 4>;", System.StringComparison.Ordinal);
        Assert.Equal("34:0 72:1 73:2", Ids(Guest(Rtc).PlanOn(source)));
        Assert.Equal("73:0 34:1", Ids(Guest(Rtc with { Interrupts = Ints(2, 0) }).PlanOn(source)));
        Assert.Equal("", Ids(Guest(Rtc with { Interrupts = Ints() }).PlanOn(source)));
    }

    // Before: 33 has 0 and 34 has 1.
    [Fact]
    public void An_id_declared_after_that_another_would_have_is_reported()
    {
        SystemPlan plan = Guest(Uart, Rtc, Gpio with { Channels = Ints(1) }).PlanOn(Specimens.QemuVirt);
        Assert.Equal("33:0 34:2 39:1", Ids(plan));
        Diagnostic reported = plan.Single("BRD3219");
        Assert.Equal(("1", "rtc"), (reported.Location.Path, Assert.Single(reported.Related).Location.Path));
        Assert.Equal("the id 1 is declared for interrupt 39 (/pl061@9030000), so interrupt 34 (/pl031@9010000), which is declared earlier, has 2", reported.Message);
    }

    public static TheoryData<SystemRequest> Quiet => new()
    {
        Guest(Uart, Rtc, Gpio),
        Guest(Uart, Rtc, Gpio with { Channels = Ints(2) }),
        Guest(Uart, Rtc, Gpio with { Channels = Ints(61) }),
        Guest(Uart with { Channels = Ints(1) }, Rtc, Gpio),
        WithChannel(Channel(1), Uart),
    };

    [Theory]
    [MemberData(nameof(Quiet))]
    public void Ids_that_nothing_before_would_have_are_not(SystemRequest request) => Assert.Empty(request.PlanOn(Specimens.QemuVirt).Places("BRD3219"));

    [Fact]
    public void An_id_declared_for_a_device_that_a_channel_would_have_is_reported() =>
        Assert.Equal("0", WithChannel(Channel(), Uart with { Channels = Ints(0) }).PlanOn(Specimens.QemuVirt).Single("BRD3219").Location.Path);

    [Fact]
    public void A_device_after_that_shares_a_page_gives_the_region_another_name()
    {
        Diagnostic reported = Guest(Pass("blk0"), Uart, Pass("blk1")).PlanOn(Specimens.QemuVirt).Single("BRD3121");
        Assert.Equal(("blk1", "blk0"), (reported.Location.Path, Assert.Single(reported.Related).Location.Path));
        Assert.Equal(
            "/virtio_mmio@a000200: the pages 0xa000000..0xa001000 also belong to /virtio_mmio@a000000; their memory region is now 'virtio_mmio@a000000+virtio_mmio@a000200' instead of 'virtio_mmio@a000000'",
            reported.Message);
        Assert.Empty(Guest(Pass("blk0"), Uart, Pass("blk8")).PlanOn(Specimens.QemuVirt).Places("BRD3121"));
    }

    [Fact]
    public void A_bus_after_its_device_does_so_too_and_before_it_does_not()
    {
        PassthroughRequest sensor = Pass("/soc/bus@ff600000/temperature-sensor@34800");
        PassthroughRequest bus = Pass("/soc/bus@ff600000");
        Assert.Equal(bus.Device.Value, Guest(sensor, bus).PlanOn(Specimens.OdroidC4).Single("BRD3121").Location.Path);
        Assert.Empty(Guest(bus, sensor).PlanOn(Specimens.OdroidC4).Places("BRD3121"));
    }

    // The default name of a node's region is given to another one after it.
    [Fact]
    public void A_name_given_after_that_another_had_is_reported()
    {
        SystemPlan plan = Guest(Uart, Pass("rtc", "pl011@9000000")).PlanOn(Specimens.QemuVirt);
        Assert.Equal(
            ("uart", "/pl031@9010000: its memory region is 'pl011@9000000', so that of /pl011@9000000 is now 'pl011@9000000'"),
            (Assert.Single(plan.Single("BRD3121").Related).Location.Path, plan.Single("BRD3121").Message));
        Assert.Empty(Guest(Pass("rtc", "pl011@9000000"), Uart).PlanOn(Specimens.QemuVirt).Places("BRD3121"));
    }

    [Fact]
    public void A_map_of_a_region_that_became_a_part_of_another_is_reported_by_its_new_name()
    {
        ProtectionDomainRequest spy = Domain("spy") with { Maps = [new() { Region = Value("virtio_mmio@a000000"), Address = Value(0x20000000UL), Location = At("map") }] };
        SystemRequest With(params PassthroughRequest[] passed) => SystemOf(Domain("VMM", Machine("linux", passed)), spy);
        Assert.Empty(With(Pass("blk0")).PlanOn(Specimens.QemuVirt).Places("BRD3110"));
        Assert.Equal(
            "the memory region 'virtio_mmio@a000000' is unknown; did you mean 'virtio_mmio@a000000+virtio_mmio@a000200'?",
            With(Pass("blk0"), Pass("blk1")).PlanOn(Specimens.QemuVirt).Single("BRD3110").Message);
    }

    // The id is taken by the channel that is declared with it, not by any other one with an id.
    [Fact]
    public void An_id_that_is_taken_is_reported_with_the_one_that_takes_it()
    {
        SystemPlan plan = Guest(Uart, Rtc, Pass("blk0") with { Channels = Ints(5) }, Gpio with { Channels = Ints(1) }).PlanOn(Specimens.QemuVirt);
        Assert.Equal("33:0 34:2 48:5 39:1", Ids(plan));
        Assert.Equal("the id 1 is declared for interrupt 39 (/pl061@9030000), so interrupt 34 (/pl031@9010000), which is declared earlier, has 2", plan.Single("BRD3219").Message);
    }

    // The interrupt of a rejected id gets the highest free one, so that it moves no other.
    [Fact]
    public void An_id_that_is_refused_moves_no_other()
    {
        SystemPlan plan = Guest(Uart with { Channels = Ints(70) }, Rtc, Gpio, Pass("blk0") with { Channels = Ints(2) }).PlanOn(Specimens.QemuVirt);
        Assert.Equal("33:61 34:0 39:1 48:2", Ids(plan));
        Assert.Equal("the id 70 of interrupt 33 (/pl011@9000000) is not between 0 and 61", plan.Single("BRD3206").Message);
        Assert.Empty(plan.Places("BRD3219"));
    }

    [Fact]
    public void Mistakes_of_ids_name_who_has_them()
    {
        Assert.Equal("the id 62 of the channel of 'VMM' is not between 0 and 61", WithChannel(Channel(62), Uart).PlanOn(Specimens.QemuVirt).Single("BRD3206").Message);
        Assert.Equal("/pl011@9000000: 2 ids are given, but the number of interrupts is 1", Guest(Uart with { Channels = Ints(1, 2) }).PlanOn(Specimens.QemuVirt).Single("BRD3210").Message);
        string source = Specimens.QemuVirt.Replace("interrupts = <0 2 4>", "interrupts = <0 1 4>", System.StringComparison.Ordinal);
        Assert.EndsWith("/pl031@9010000: interrupt 33 is shared and already has the id 3; 4 is not used",
            Guest(Uart with { Channels = Ints(3) }, Rtc with { Channels = Ints(4) }).PlanOn(source).Diagnostics.Single(static d => d.Message.Contains("is shared and already", System.StringComparison.Ordinal)).Message,
            System.StringComparison.Ordinal);
    }

    // Interrupts of x86 share the same ids.
    [Fact]
    public void Interrupts_of_x86_have_ids_as_others_do()
    {
        IoApicIrqRequest Pin(ulong pin, int? id = null) => new() { Pin = Value(pin), Vector = Value(pin), Location = At("pin"), Id = id is { } given ? Value(given) : null };
        MsiIrqRequest Message(string device, int? id = null) => new() { PciDevice = Value(device), Handle = Value(0ul), Vector = Value(1ul), Location = At("message"), Id = id is { } given ? Value(given) : null };
        ProtectionDomainRequest domain = Domain("D") with { IoApicIrqs = [Pin(1), Pin(2, 1), Pin(3, -1)], MsiIrqs = [Message("00:03.0"), Message("00:04.0", 1), Message("00:05.0", -1)] };
        SystemPlan plan = SystemOf(domain).PlanOn("/dts-v1/; / { };");
        Assert.Equal([(1ul, 0), (2ul, 1), (3ul, 2)], plan.Description.ProtectionDomains[0].IoApicIrqs.Select(static irq => (irq.Pin.Value, irq.Id!.Value.Value)));
        Assert.Equal([("00:03.0", 3), ("00:04.0", 61), ("00:05.0", 4)], plan.Description.ProtectionDomains[0].MsiIrqs.Select(static irq => (irq.PciDevice.Value, irq.Id!.Value.Value)));
        Assert.Equal("the id 1 of the message of 00:04.0 is already used by pin 2 in protection domain 'D'", plan.Single("BRD3207").Message);
    }

    // An interrupt that is declared by number has the trigger of the device that raises it; a hand-written description is taken as it is.
    [Theory]
    [InlineData(48u, false, InterruptTrigger.Edge)]
    [InlineData(34u, false, InterruptTrigger.Level)]
    [InlineData(100u, false, InterruptTrigger.Level)]
    [InlineData(48u, true, InterruptTrigger.Level)]
    public void An_interrupt_by_number_is_triggered_as_the_device_does(uint number, bool isHandWritten, InterruptTrigger trigger)
    {
        ProtectionDomainRequest domain = Domain("D") with { Irqs = [new() { Number = Value(number), Location = At("irq") }] };
        Assert.Equal(trigger, (SystemOf(domain) with { IsHandWritten = isHandWritten }).PlanOn(Specimens.QemuVirt).Description.ProtectionDomains[0].Irqs.Single().Trigger!.Value.Value);
    }

    [Fact]
    public void An_interrupt_that_the_kernel_does_not_accept_is_reported_for_the_device()
    {
        string source = Specimens.QemuVirt.Replace("interrupts = <0 2 4>", "interrupts = <0 128 4>, <0 3 4>", System.StringComparison.Ordinal);
        SystemPlan plan = Guest(Rtc).PlanOn(source);
        Assert.Equal("35:0", Ids(plan));
        Assert.Contains("/pl031@9010000: interrupt 160 is above 159, the highest that the kernel accepts on this board", plan.Diagnostics.Select(static d => d.Message));
    }

    [Fact]
    public void A_device_is_passed_once()
    {
        SystemPlan plan = Guest(Uart, Rtc, Uart).PlanOn(Specimens.QemuVirt);
        Assert.Equal(["/pl011@9000000", "/pl031@9010000"], plan.Guests[0].Devices);
        Assert.Equal(2, plan.Devices.Count);
    }

    [Fact]
    public void A_name_for_two_devices_is_reported_and_for_one_device_of_two_guests_is_not()
    {
        Diagnostic found = Guest(Pass("uart", "x"), Pass("rtc", "x")).PlanOn(Specimens.QemuVirt).Single("BRD3301");
        Assert.Equal(("x", "the memory region name 'x' is already used"), (found.Location.Path, found.Message));
        Assert.Empty(SystemOf(Domain("A", Machine("a", Pass("uart", "x"))), Domain("B", Machine("b", Pass("uart", "x") with { Interrupts = Ints() }))).PlanOn(Specimens.QemuVirt).Places("BRD3301"));
    }

    [Fact]
    public void The_root_has_a_name_too() => Assert.Equal(
        ["root"],
        Guest(Pass("/")).PlanOn(Specimens.QemuVirt.Replace("interrupt-parent = <&gic>;", "interrupt-parent = <&gic>; interrupts = <0 60 4>;", System.StringComparison.Ordinal)).Interrupts.Select(static i => i.Name));

    // A devicetree from a blob has no labels, which the message mentions.
    [Theory]
    [InlineData(Specimens.QemuVirt, "the board has no node with this label or alias")]
    [InlineData(Specimens.OdroidC4, "the board has no labels")]
    public void A_device_that_the_board_does_not_have_is_reported(string source, string why) =>
        Assert.Contains(why, Guest(Pass("camera")).PlanOn(source).Single("BRD3002").Message, System.StringComparison.Ordinal);
}
