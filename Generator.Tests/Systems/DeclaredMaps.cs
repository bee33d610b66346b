using System.Threading.Tasks;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Guests;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>Regions, maps and interrupts that are declared by attributes are checked against the board like those in a file.</summary>
public sealed class DeclaredMaps
{
    private static Task Reported(string regions, string domain, string machine) => SystemTest.Of($$"""
        using Boards;

        [MicrokitSystem("virt.dts")]
        {{regions}}
        public static partial class Vmm
        {
            [ProtectionDomain("VMM", Priority = 254)]
            {{domain}}
            public static partial class Monitor
            {
                [VirtualMachine("linux")]
                {{machine}}
                public static partial class Linux;
            }
        }
        """).RunAsync();

    [Fact]
    public Task A_device_that_is_mapped_by_hand_as_it_should_be_is_clean() => Reported(
        """[MemoryRegion("rtc", 0x1000, PhysicalAddress = 0x9010000)]""", "[Irq(34)]", """[Map("rtc", 0x9010000)]""");

    [Fact]
    public Task What_follows_from_the_board_need_not_be_said_and_must_not_be_wrong() => Reported(
        """[MemoryRegion("disk", 0x1000, PhysicalAddress = 0xa001000)]""",
        "[Irq(56, Trigger = {|BRD3214:TriggerMode.Level|})]",
        """[Map("disk", 0xa001000, Cached = {|BRD3657:true|}, Permissions = {|BRD3659:"rwx"|})]""");

    [Fact]
    public Task Registers_that_are_elsewhere_are_reported() => Reported(
        """[MemoryRegion("rtc", 0x1000, PhysicalAddress = {|BRD3652:0x9011000|})]""", "[Irq(34)]", """[Map("rtc", 0x9010000)]""");

    [Fact]
    public Task Registers_that_a_guest_sees_elsewhere_are_reported() => Reported(
        """[MemoryRegion("rtc", 0x1000, PhysicalAddress = 0x9010000)]""", "[Irq(34)]", """[Map("rtc", {|BRD3655:0x9011000|})]""");

    [Fact]
    public Task An_interrupt_of_a_passed_device_may_be_declared_by_number() => Reported("", "[Irq(33)]", """[Passthrough("uart")]""");

    [Fact]
    public Task The_interrupt_of_a_device_that_is_not_had_is_reported() => Reported("", "[Irq({|BRD3670:34|})]", """[Passthrough("uart")]""");

    [Fact]
    public Task Memory_that_is_mapped_by_hand_counts_for_bus_masters() => Reported(
        """[MemoryRegion("ram", 0x400000, PhysicalAddress = 0x40000000)]""", "", """[Map("ram", {|BRD3114:0x50000000|}, Permissions = "rwx"), Passthrough("blk8")]""");
}
