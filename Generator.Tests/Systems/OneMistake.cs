using System.Threading.Tasks;
using Boards.Tests.Harness;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>One mistake in a declaration is one message: the compiler's, if it has one, or that of the rule that is closest to the cause.</summary>
public sealed class OneMistake
{
    private const string System = """MicrokitSystem("virt.dts"), MemoryRegion("ring", 0x1000), Channel("VMM", "driver", FirstCalls = true)""";
    private const string Driver = """ProtectionDomain("driver", Priority = 3), Map("ring", 0x20000000)""";
    private const string Vmm = """ProtectionDomain("VMM", Priority = 2), Map("ring", 0x20000000)""";
    private const string Machine = """VirtualMachine("linux"), GuestMemory(0x40000000, 0x10000000, PhysicalAddress = 0x40000000), GuestDevicetree(Console = "serial0"), Passthrough("serial0", Channels = new[] { 1 })""";

    private static SystemTest Of(string system = System, string driver = Driver, string vmm = Vmm, string machine = Machine, string more = "") => SystemTest.Of($$"""
        using Boards;
        static class Names { public const string Ring = "ring"; }
        {{Listed(system)}}
        static partial class S
        {
            {{Listed(driver)}}
            internal static partial class Driver { }
            {{Listed(vmm)}}
            internal static partial class Vmm
            {
                {{Listed(machine)}}
                internal static partial class Linux { }
            }
        {{more}}
        }
        """);

    private static string Listed(string attributes) => attributes.Length == 0 ? "" : $"[{attributes}]";

    [Fact]
    public Task Without_a_mistake_nothing_is_reported() => Of().RunAsync();

    [Theory]
    [InlineData("""MicrokitSystem("virt.dts", {|CS1739:Version|}: "2.3"), MemoryRegion("ring", 0x1000), Channel("VMM", "driver")""")]
    [InlineData("""MicrokitSystem({|CS1503:7|}), MemoryRegion("ring", 0x1000), Channel("VMM", "driver")""")]
    [InlineData("""MicrokitSystem(typeof({|CS0246:Vrit|})), MemoryRegion("ring", 0x1000), Channel("VMM", "driver")""")]
    [InlineData("""MicrokitSystem("virt.dts"), {|CS0246:{|CS0246:MemoryRegoin|}|}("ring", 0x1000), Channel("VMM", "driver")""")]
    [InlineData("""MicrokitSystem("virt.dts"), MemoryRegion("ring", {|CS0246:PreifllPath|} = "ring.bin"), Channel("VMM", "driver")""")]
    [InlineData("""MicrokitSystem("virt.dts"), MemoryRegion(Names.{|CS0117:Rign|}, 0x1000), Channel("VMM", "driver")""")]
    public Task What_the_compiler_reports_on_a_system_is_not_reported_again(string system) => Of(system).RunAsync();

    [Theory]
    [InlineData("""{|CS0246:{|CS0246:ProtectionDomian|}|}("driver", Priority = 3), Map("ring", 0x20000000)""")]
    [InlineData("""ProtectionDomain("driver", {|CS0246:Prioritt|} = 3), Map("ring", 0x20000000)""")]
    [InlineData("""ProtectionDomain("driver", Priority = {|CS0029:"3"|}), Map("ring", 0x20000000)""")]
    [InlineData("""ProtectionDomain("driver", Priority = 3), Map("ring", 0x20000000), Irq(34, Trigger = TriggerMode.{|CS0117:Egde|})""")]
    public Task What_the_compiler_reports_on_a_protection_domain_is_not_reported_again(string driver) => Of(driver: driver).RunAsync();

    [Theory]
    [InlineData("""{|CS0246:{|CS0246:VirtualMachin|}|}("linux"), GuestMemory(0x10000000), GuestDevicetree, Passthrough("serial0")""")]
    [InlineData("""VirtualMachine("linux"), GuestMemory(0x10000000), GuestDevicetree(Console = "serial0"), Passthrough({|CS1503:7|})""")]
    [InlineData("""VirtualMachine("linux"), GuestMemory(0x50000000, 0x10000000, {|CS0246:physicalAddress|} = 0x50000000), Passthrough("blk8")""")]
    [InlineData("""VirtualMachine("linux"), GuestMemory(0x10000000), Passthrough("serial0", Channels = new[] { 1, 2 }, {|CS0246:withDependencies|} = true)""")]
    public Task What_the_compiler_reports_on_a_virtual_machine_is_not_reported_again(string machine) => Of(machine: machine).RunAsync();

    [Fact]
    public Task Attributes_below_a_missing_brace_are_not_reported_as_misplaced() => SystemTest.Of("""
        using Boards;
        [MicrokitSystem("virt.dts")]
        static partial class S{|CS1514:{|CS1513:|}|}

            [ProtectionDomain("VMM")]
            static partial class P;
        {|CS1022:}|}
        """).RunAsync();

    [Fact]
    public Task What_a_syntax_error_leaves_of_a_name_is_not_reported() => SystemTest.Of("""
        using Boards;
        [MicrokitSystem("virt.dts")]
        static partial class S
        {
            [{|CS1729:ProtectionDomain("VMM", {|CS0103:Priority|} {|CS1003:2|})|}]
            static partial class P;
        }
        """).RunAsync();

    [Fact]
    public Task A_class_that_is_there_twice_is_not_read_twice() => Of(more: $"[{Driver.Replace("ProtectionDomain", "{|CS0579:ProtectionDomain|}", global::System.StringComparison.Ordinal)}] internal static partial class Driver {{ }}").RunAsync();

    // A project without a board of its own generates no class of a device.
    [Theory]
    [InlineData("typeof(Virt)", "typeof(Virt.{|CS0426:Pl011_9000001|})")]
    [InlineData("typeof(Virt)", "typeof({|CS0246:Vrit|}.Pl011_9000000)")]
    [InlineData("typeof({|CS0246:Vrit|})", "typeof(Virt.Pl011_9000000)")]
    public Task A_misspelt_class_of_a_package_is_reported_by_the_compiler_alone(string board, string device) => ReferencedBoards.On(asProject: false, board, $"[Passthrough({device})]").RunAsync();

    // The compiler knows the class after it is generated, so it reports nothing.
    [Fact]
    public Task An_alias_of_a_class_that_this_project_generates_is_reported() => SystemTest.Of("""
        using Boards;
        using V = Test.Virt;
        [MicrokitSystem({|BRD3001:typeof(V)|})]
        static partial class S
        {
            [ProtectionDomain("VMM")]
            static partial class P;
        }
        """).RunAsync();

    // The protection domain, the maps of it and what is in it are not missed as well.
    [Theory]
    [InlineData("""{|BRD3502:Map("ring", 0x20000000)|}, Irq(40)""", Vmm, Machine)]
    [InlineData(Driver, """{|BRD3502:Map("ring", 0x20000000)|}""", Machine)]
    [InlineData(Driver, "", """{|BRD3502:VirtualMachine("linux")|}, GuestMemory(0x10000000), Passthrough("serial0")""")]
    [InlineData(Driver, Vmm, """{|BRD3502:GuestMemory(0x10000000)|}, GuestDevicetree, Irq(40)""")]
    [InlineData("""ProtectionDomain("driver", Priority = 3), {|BRD3502:MemoryRegion("frames", 0x1000)|}, Map("frames", 0x20000000), Map("ring", 0x30000000)""", Vmm, Machine)]
    public Task An_attribute_that_is_missing_or_misplaced_is_reported_once(string driver, string vmm, string machine) => Of(driver: driver, vmm: vmm, machine: machine).RunAsync();

    [Theory]
    [InlineData("""{|BRD3502:MemoryRegion("ring", 0x1000)|}, Channel("VMM", "driver")""", Driver)]
    [InlineData("", """{|BRD3502:ProtectionDomain("driver", Priority = 3)|}, Map("ring", 0x20000000)""")]
    public Task A_system_without_its_attribute_is_reported_once(string system, string driver) => Of(system, driver).RunAsync();

    [Fact]
    public Task A_protection_domain_outside_of_its_system_is_reported_once() => SystemTest.Of("""
        using Boards;
        [MicrokitSystem("virt.dts"), MemoryRegion("ring", 0x1000), Channel("VMM", "driver")]
        static partial class S
        {
            [ProtectionDomain("VMM")]
            static partial class P;
        }
        [{|BRD3502:ProtectionDomain("driver")|}, Map("ring", 0x20000000)]
        static partial class Driver
        {
            [VirtualMachine("linux"), Passthrough("serial0")]
            static partial class L;
        }
        """).RunAsync();

    [Fact]
    public Task Regions_of_a_system_without_a_protection_domain_are_not_reported_as_unused() => SystemTest.Of("""
        using Boards;
        [MicrokitSystem("virt.dts"), MemoryRegion("ring", 0x1000)]
        static partial class {|BRD3308:S|};
        """).RunAsync();

    [Fact]
    public Task What_a_missing_protection_domain_maps_is_not_reported_as_unused() => SystemTest.Of("""
        using Boards;
        [MicrokitSystem("virt.dts"), MemoryRegion("ring", 0x1000), Channel("VMM", {|BRD3310:"driver"|})]
        static partial class S
        {
            [ProtectionDomain("VMM")]
            static partial class P;
        }
        """).RunAsync();

    [Theory]
    [InlineData("ProtectionDomain(\"VMM\", Priority = {|BRD3304:255|})", Driver)]
    [InlineData(Vmm, "ProtectionDomain(\"driver\", Priority = {|BRD3304:-1|}), Map(\"ring\", 0x20000000)")]
    public Task A_priority_that_is_out_of_range_is_not_compared(string vmm, string driver) => Of(driver: driver, vmm: vmm).RunAsync();

    [Theory]
    [InlineData("""VirtualMachine("linux"), GuestMemory(0x10000000), GuestDevicetree(Console = "serial0"), Passthrough({|BRD3002:"serail0"|})""")]
    // One number: the RAM overlaps both devices, and is neither aligned nor in the board's memory.
    [InlineData("""VirtualMachine("linux"), GuestMemory(0x40000000, 0x10000000, PhysicalAddress = {|BRD3105:0x8f00000|}), Passthrough("serial0"), Passthrough("rtc")""")]
    [InlineData("""VirtualMachine("linux"), GuestMemory(0x40000000, 0x10000000, PhysicalAddress = {|BRD3106:40000000|}), Passthrough("serial0")""")]
    [InlineData("""VirtualMachine("linux"), GuestMemory(0x10000000), VirtualDevice("virtio,mmio", 0x2000000, 0x1000, 79), VirtualDevice("virtio,mmio", {|BRD3705:0x2000000|}, 0x1000, 79)""")]
    public Task A_mistake_of_a_virtual_machine_is_reported_once(string machine) => Of(machine: machine).RunAsync();

    [Theory]
    [InlineData("""Map("ring", 0x30000000, Setvar = "ring"), Map("ring", {|BRD3107:0x30000000|}, Setvar = "ring")""")]
    [InlineData("""Passthrough("rtc", Setvar = "rtc"), Passthrough({|BRD3008:"rtc"|}, Setvar = "rtc")""")]
    public Task A_symbol_of_a_repeated_declaration_is_not_reported(string repeated) => Of(driver: $"ProtectionDomain(\"driver\", Priority = 3), {repeated}").RunAsync();

    [Fact]
    public Task A_second_virtual_machine_is_reported_once() => SystemTest.Of("""
        using Boards;
        [MicrokitSystem("virt.dts"), MemoryRegion("ring", 0x1000)]
        static partial class S
        {
            [ProtectionDomain("VMM")]
            static partial class P
            {
                [VirtualMachine("linux"), Passthrough("uart")]
                static partial class L;
                [VirtualMachine({|BRD3307:"linux"|}), Passthrough("rtc"), Map("ring", 0x50000000)]
                static partial class M;
            }
        }
        """).RunAsync();

    // The constants of the interrupt remain, so that code that uses them compiles.
    [Theory]
    [InlineData("{|BRD3206:62|}")]
    [InlineData("{|BRD3207:5|}")]
    public Task An_id_that_is_refused_breaks_no_other_code(string id) => Of(
        vmm: Vmm + ", Passthrough(\"rtc\", Channels = new[] { 5 })",
        machine: $$"""VirtualMachine("linux"), GuestMemory(0x10000000), Passthrough("serial0", Name = "uart", Channels = new[] { {{id}} })""",
        more: "    static int Channel => Vmm.Linux.Interrupts.Uart.Channel;").RunAsync();
}
