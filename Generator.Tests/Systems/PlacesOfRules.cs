using System.Threading.Tasks;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>Rules about the board are reported at the argument of the attribute that a user would edit.</summary>
public sealed class PlacesOfRules
{
    private static SystemTest OnVirt(string attributes) => SystemTest.Of($$"""
        using Boards;

        [MicrokitSystem("virt.dts")]
        public static partial class S
        {
            [ProtectionDomain("VMM")]
            public static partial class P
            {
                [VirtualMachine("linux")]
                {{attributes}}
                public static partial class L;
            }
        }
        """);

    [Fact]
    public Task Registers_that_are_left_out_are_reported_at_the_device() =>
        OnVirt("""[Passthrough({|BRD3015:"uart"|}, Regions = new int[0])]""").RunAsync();

    [Fact]
    public Task Memory_of_which_the_board_has_too_little_is_reported_at_its_size() =>
        OnVirt("""[GuestMemory({|BRD3126:0x100000000|}), Passthrough("rtc")]""").RunAsync();

    [Fact]
    public Task The_uart_of_the_kernel_is_reported_at_the_device()
    {
        SystemTest test = OnVirt("""[Passthrough({|BRD3016:"uart"|})]""");
        test.DisabledDiagnostics.Remove("BRD3016");
        return test.RunAsync();
    }

    [Fact]
    public Task A_machine_without_memory_is_reported_at_its_name()
    {
        SystemTest test = SystemTest.Of("""
            using Boards;
            [MicrokitSystem("virt.dts"), MemoryRegion("serial", 0x1000, PhysicalAddress = 0x9000000), MemoryRegion("ring", 0x200000)]
            static partial class S
            {
                [ProtectionDomain("A")]
                static partial class A { [VirtualMachine({|BRD3348:"bare"|}), Passthrough("rtc")] static partial class Bare; }
                [ProtectionDomain("B"), Map("ring", 0x40000000), Irq(33)]
                static partial class B { [VirtualMachine({|BRD3348:"registers"|}), Map("serial", 0x9000000)] static partial class Registers; }
                [ProtectionDomain("C")]
                static partial class C { [VirtualMachine("memory"), GuestMemory(0x200000)] static partial class Memory; }
                [ProtectionDomain("D")]
                static partial class D { [VirtualMachine("mapped"), Map("ring", 0x40000000, Permissions = "rwx")] static partial class Mapped; }
            }
            """);
        test.DisabledDiagnostics.Remove("BRD3348");
        return test.RunAsync();
    }

    [Fact]
    public Task An_exclusion_that_leaves_nothing_out_is_reported_at_its_name() =>
        OnVirt("""[Passthrough("uart", Exclude = new[] { {|BRD3018:"rtc"|} })]""").RunAsync();

    [Fact]
    public Task Memory_over_the_kernels_image_is_reported_at_its_physical_address() =>
        OnVirt("""[GuestMemory(0x60000000, 0x10000000, PhysicalAddress = {|BRD3122:0x60000000|}), Passthrough("rtc")]""").RunAsync();

    [Fact]
    public Task Memory_that_is_not_aligned_is_reported_at_each_number() =>
        OnVirt("""[GuestMemory({|BRD3111:0x40001000|}, {|BRD3111:0x1000|}, PhysicalAddress = {|BRD3111:0x40001000|}), Passthrough("rtc")]""").RunAsync();

    [Fact]
    public Task Memory_outside_of_the_boards_is_reported_at_its_physical_address() =>
        OnVirt("""[GuestMemory(0x40000000, 0x200000, PhysicalAddress = {|BRD3112:0x30000000|}), Passthrough("rtc")]""").RunAsync();

    [Fact]
    public Task Memory_that_only_the_kernels_configuration_knows_is_reported_at_its_physical_address() =>
        SystemTest.Guest("""[GuestMemory(0x80000000, 0x10000000, PhysicalAddress = {|BRD3124:0x80000000|}), Passthrough("/soc/bus@ff800000/serial@3000")]""").RunAsync();

    [Fact]
    public Task A_master_of_the_bus_is_reported_at_the_device() =>
        OnVirt("""[GuestMemory(0x40000000, 0x200000), Passthrough("rtc"), Passthrough({|BRD3114:"blk8"|})]""").RunAsync();

    [Fact]
    public Task A_master_of_the_bus_without_a_bus_for_an_offset_is_reported_at_the_device() =>
        OnVirt("""[GuestMemory(0x80000000, 0x200000, PhysicalAddress = 0x50000000), GuestDma(DmaMethod.Offset), Passthrough({|BRD3127:"blk8"|})]""").RunAsync();

    [Fact]
    public Task A_method_of_dma_that_no_device_uses_is_reported_at_the_attribute()
    {
        SystemTest test = OnVirt("""[GuestMemory(0x40000000, 0x200000), {|BRD3128:GuestDma(DmaMethod.BouncePool)|}, Passthrough("rtc")]""");
        test.DisabledDiagnostics.Remove("BRD3128");
        return test.RunAsync();
    }

    [Fact]
    public Task A_pool_that_is_not_aligned_is_reported_at_the_number() =>
        OnVirt("""[GuestMemory(0x40000000, 0x200000, PhysicalAddress = 0x40000000), GuestDma(DmaMethod.BouncePool, PoolAddress = 0x50000000, PoolSize = {|BRD3106:0x200800|}), Passthrough("blk8")]""").RunAsync();

    [Fact]
    public Task An_id_that_gives_another_away_is_reported_at_the_number() =>
        OnVirt("""[Passthrough("rtc"), Passthrough("gpio", Channels = new[] { {|BRD3219:0|} })]""").RunAsync();

    [Fact]
    public Task A_device_that_gives_a_region_another_name_is_reported_at_the_device() =>
        OnVirt("""[Passthrough("blk0"), Passthrough({|BRD3121:"blk1"|})]""").RunAsync();

    [Fact]
    public Task A_page_of_two_machines_is_reported_at_the_second() => SystemTest.Of("""
        using Boards;

        [MicrokitSystem("virt.dts")]
        public static partial class S
        {
            [ProtectionDomain("A")]
            public static partial class P
            {
                [VirtualMachine("a"), Passthrough({|BRD3103:"blk0"|})]
                public static partial class L;
            }

            [ProtectionDomain("B")]
            public static partial class Q
            {
                [VirtualMachine("b"), Passthrough({|BRD3121:{|BRD3104:{|BRD3103:"blk1"|}|}|})]
                public static partial class L;
            }
        }
        """).RunAsync();

    [Fact]
    public Task The_kernels_interrupt_controller_is_reported_at_the_device() => OnVirt("""[Passthrough({|BRD3010:"gic"|}), Passthrough({|BRD3010:"/timer"|}), Passthrough({|BRD3010:"/pmu"|})]""").RunAsync();

    // The place of the status is in the devicetree source.
    [Fact]
    public Task A_disabled_device_leads_to_its_status() => new SystemTest
    {
        TestState =
        {
            AdditionalFiles = { ("/p/odroidc4.dts", Specimens.OdroidC4) },
            Sources =
            {
                """
                using Boards;

                [MicrokitSystem("odroidc4.dts")]
                public static partial class S
                {
                    [ProtectionDomain("VMM")]
                    public static partial class P
                    {
                        [VirtualMachine("linux"), Passthrough({|#0:"/soc/pcie@fc000000"|})]
                        public static partial class L;
                    }
                }
                """,
            },
            ExpectedDiagnostics =
            {
                new DiagnosticResult("BRD3003", DiagnosticSeverity.Warning).WithLocation(0).WithSpan("/p/odroidc4.dts", 36, 22, 36, 32)
                    .WithMessage("/soc/pcie@fc000000: its status is \"disabled\""),
            },
        },
    }.RunAsync();
}
