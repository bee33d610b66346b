using System.Threading.Tasks;
using Boards.Generator.CodeFixes.Declarations;
using Xunit;

namespace Boards.Tests.CodeFixes;

/// <summary>The fixes of a declaration other than passing what is missing: a specimen of each, in the forms in which it is written.</summary>
public sealed class DeclarationFixTests
{
    [Theory]
    [InlineData("""[Passthrough({|BRD3002:"/soc/ethernet@ff3f000"|}, Name = "eth")]""", """[Passthrough("/soc/ethernet@ff3f0000", Name = "eth")]""")]
    [InlineData("""[Passthrough({|BRD3002:@"serail0"|})]""", """[Passthrough("serial0")]""")]
    [InlineData("""[Passthrough("/soc/bus@ff600000", Exclude = new[] { {|BRD3002:"serail0"|}, "ethernet0" })]""", """[Passthrough("/soc/bus@ff600000", Exclude = new[] { "serial0", "ethernet0" })]""")]
    [InlineData("""[Map({|BRD3110:"shard"|}, 0x4000000)]""", """[Map("shared", 0x4000000)]""")]
    public Task A_name_becomes_the_one_that_was_meant(string before, string after)
    {
        DeclarationFixTest<CorrectNameFix> test = DeclarationFixTest<CorrectNameFix>.Code(Code(before), Code(after));
        test.DisabledDiagnostics.AddRange(["BRD3004"]);
        return test.RunAsync();

        static string Code(string attributes) => $$"""
            using Boards;
            [MicrokitSystem("odroidc4.dts"), MemoryRegion("shared", 0x1000)]
            static partial class S
            {
                [ProtectionDomain("VMM")]
                static partial class P
                {
                    [VirtualMachine("linux")]
                    {{attributes}}
                    static partial class L;
                }
            }
            """;
    }

    [Fact]
    public Task The_ends_of_a_channel_and_the_board_become_those_that_were_meant() => Twice(DeclarationFixTest<CorrectNameFix>.Code(
        """
        using Boards;
        [MicrokitSystem({|BRD3001:"odroidc5.dts"|})]
        static partial class A { [ProtectionDomain("VMM")] static partial class P; }
        [MicrokitSystem("odroidc4.dts"), Channel("VMM", {|BRD3310:"seriel"|})]
        static partial class B { [ProtectionDomain("VMM")] static partial class P; [ProtectionDomain("serial")] static partial class Q; }
        """,
        """
        using Boards;
        [MicrokitSystem("odroidc4.dts")]
        static partial class A { [ProtectionDomain("VMM")] static partial class P; }
        [MicrokitSystem("odroidc4.dts"), Channel("VMM", "serial")]
        static partial class B { [ProtectionDomain("VMM")] static partial class P; [ProtectionDomain("serial")] static partial class Q; }
        """)).RunAsync();

    // Fix All applies to one id at a time.
    private static DeclarationFixTest<CorrectNameFix> Twice(DeclarationFixTest<CorrectNameFix> test)
    {
        test.NumberOfFixAllIterations = 2;
        return test;
    }

    [Fact]
    public Task A_name_that_a_constant_holds_is_left_alone() => DeclarationFixTest<CorrectNameFix>.Code(Constant, Constant.Replace("|BRD3002:Names.Mac|", "|BRD3002:Names.Mac|")).RunAsync();

    private const string Constant = """
        using Boards;
        static class Names { public const string Mac = "/soc/ethernet@ff3f000"; }
        [MicrokitSystem("odroidc4.dts")]
        static partial class S
        {
            [ProtectionDomain("VMM"), Passthrough({|BRD3002:Names.Mac|})]
            static partial class P;
        }
        """;

    [Fact]
    public Task Two_declarations_become_one_that_says_what_both_said() => DeclarationFixTest<MergePassthroughsFix>.Machine(
        """
                [VirtualMachine("linux")]
                // The console.
                [Passthrough("serial0", Name = "console")] // On the header.
                // And its interrupt.
                [Passthrough({|BRD3008:"/soc/bus@ff800000/serial@3000"|}, Name = "console", Channels = new[] { 5 })] // By number.
                static partial class L;
        """,
        """
                [VirtualMachine("linux")]
                // The console.
                [Passthrough("serial0", Name = "console", Channels = new[] { 5 })] // On the header.
                // And its interrupt.
                // By number.
                static partial class L;
        """).RunAsync();

    [Fact]
    public Task Of_lists_without_order_one_takes_in_the_other() => DeclarationFixTest<MergePassthroughsFix>.Machine(
        """
                [VirtualMachine("linux"), Passthrough("/soc/bus@ff600000", Exclude = new[] { "serial0" }), Passthrough({|BRD3008:"/soc/bus@ff600000"|}, Exclude = ["serial0", "ethernet0"])]
                static partial class L;
        """,
        """
                [VirtualMachine("linux"), Passthrough("/soc/bus@ff600000", Exclude = new[] { "serial0", "ethernet0" })]
                static partial class L;
        """).RunAsync();

    [Fact]
    public Task Three_declarations_in_two_parts_of_the_class_become_one()
    {
        DeclarationFixTest<MergePassthroughsFix> test = DeclarationFixTest<MergePassthroughsFix>.Machine(
            """
                    [VirtualMachine("linux"), Passthrough("serial0")]
                    static partial class L;
            """,
            """
                    [VirtualMachine("linux"), Passthrough("serial0", Name = "uart", Channels = new[] { 3 })]
                    static partial class L;
            """);
        test.TestState.Sources.Add(("/p/Other.cs", """
            static partial class S { static partial class P {
                [Boards.Passthrough({|BRD3008:"serial0"|}, Name = "uart")]
                [Boards.Passthrough({|BRD3008:"serial0"|}, Channels = new[] { 3 })]
                static partial class L;
            } }
            """));
        test.FixedState.Sources.Add(("/p/Other.cs", """
            static partial class S { static partial class P {
                static partial class L;
            } }
            """));
        return test.RunAsync();
    }

    [Fact]
    public Task Declarations_that_contradict_each_other_are_left_to_a_person() => DeclarationFixTest<MergePassthroughsFix>.Machine(Contradiction, Contradiction).RunAsync();

    private const string Contradiction = """
                [VirtualMachine("linux")]
                [Passthrough("serial0", Name = "a")]
                [Passthrough({|BRD3008:"serial0"|}, Name = "b")]
                static partial class L;
        """;

    [Fact]
    public Task A_passthrough_that_adds_nothing_goes() => DeclarationFixTest<RemovePassthroughFix>.Machine(
        """
                [VirtualMachine("linux")]
                [Passthrough("/soc/bus@ffd00000")]
                // Lies in the bus.
                [Passthrough({|BRD3009:"/soc/bus@ffd00000/watchdog@f0d0"|})]
                static partial class L;
        """,
        """
                [VirtualMachine("linux")]
                [Passthrough("/soc/bus@ffd00000")]
                // Lies in the bus.
                static partial class L;
        """).RunAsync();

    [Fact]
    public Task A_passthrough_that_cannot_be_goes_from_its_list_and_leaves_its_comment() => DeclarationFixTest<RemovePassthroughFix>.Machine(
        """
                [Passthrough({|BRD3010:"/soc/interrupt-controller@ffc01000"|}), /* The guest. */ VirtualMachine("linux")]
                static partial class L;
        """,
        """
                [ /* The guest. */ VirtualMachine("linux")]
                static partial class L;
        """).RunAsync();

    [Theory]
    [InlineData("GuestMemory(0x40000000, 0x10000000)", "GuestMemory(0x40000000, 0x10000000, PhysicalAddress = 0x40000000)")]
    [InlineData("GuestMemory(Ram, 0x10000000, Setvar = \"ram\")", "GuestMemory(Ram, 0x10000000, Setvar = \"ram\", PhysicalAddress = Ram)")]
    [InlineData("GuestMemory(size: 0x10000000, guestAddress: 0x40000000, PhysicalAddress = 0x50000000)", "GuestMemory(size: 0x10000000, guestAddress: 0x40000000, PhysicalAddress = 0x40000000)")]
    [InlineData("GuestMemory(0x20000000, 0x10000000)", "GuestMemory(0x40000000, 0x10000000, PhysicalAddress = 0x40000000)")]
    [InlineData("GuestMemory(0x20000000, 0x10000000, PhysicalAddress = 0x50000000)", "GuestMemory(0x50000000, 0x10000000, PhysicalAddress = 0x50000000)")]
    public Task Guest_memory_of_a_bus_master_is_where_the_guest_sees_it(string before, string after)
    {
        DeclarationFixTest<PlaceGuestMemoryFix> test = DeclarationFixTest<PlaceGuestMemoryFix>.Code(Code(before, "{|BRD3114:\"/virtio_mmio@a000000\"|}"), Code(after, "\"/virtio_mmio@a000000\""));
        return test.RunAsync();

        static string Code(string memory, string device) => $$"""
            using Boards;
            [MicrokitSystem("virt.dts")]
            static partial class S
            {
                const ulong Ram = 0x40000000;
                [ProtectionDomain("VMM")]
                static partial class P
                {
                    [VirtualMachine("linux")]
                    [{{memory}}]
                    [Passthrough({{device}})]
                    static partial class L;
                }
            }
            """;
    }

    [Fact]
    public Task Guest_memory_where_there_is_none_is_moved() => DeclarationFixTest<PlaceGuestMemoryFix>.Machine(
        """
                [VirtualMachine("linux"), GuestMemory(0x10000000, 0x10000000, PhysicalAddress = {|BRD3112:0x10000000|})]
                static partial class L;
        """,
        """
                [VirtualMachine("linux"), GuestMemory(0x40000000, 0x10000000, PhysicalAddress = 0x40000000)]
                static partial class L;
        """,
        "virt.dts").RunAsync();

    [Theory]
    [InlineData("[VirtualMachine({|BRD3348:\"linux\"|})]", "[VirtualMachine(\"linux\")]\n        [GuestMemory(0x10000000)]")]
    [InlineData("[Boards.VirtualMachineAttribute({|BRD3348:\"linux\"|})] // The guest.", "[Boards.VirtualMachineAttribute(\"linux\")] [Boards.GuestMemoryAttribute(0x10000000)] // The guest.")]
    [InlineData("[Passthrough(\"rtc\"), VirtualMachine({|BRD3348:\"linux\"|}, Priority = 2)]", "[Passthrough(\"rtc\"), VirtualMachine(\"linux\", Priority = 2), GuestMemory(0x10000000)]")]
    public Task A_machine_without_memory_is_given_some(string before, string after)
    {
        DeclarationFixTest<AddGuestMemoryFix> test = DeclarationFixTest<AddGuestMemoryFix>.Machine(
            $"        {before}\n        static partial class L;\n", $"        {after}\n        static partial class L;\n", "virt.dts");
        test.DisabledDiagnostics.Remove("BRD3348");
        return test.RunAsync();
    }

    [Theory]
    [InlineData("Trigger = {|BRD3214:TriggerMode.Edge|}", "Trigger = TriggerMode.Level")]
    [InlineData("Id = 3, Trigger = {|BRD3214:Boards.TriggerMode.Edge|}", "Id = 3, Trigger = Boards.TriggerMode.Level")]
    [InlineData("Trigger = {|BRD3214:Edge|}", "Trigger = Level")]
    public Task A_trigger_becomes_the_devices(string before, string after) => DeclarationFixTest<CorrectTriggerFix>.Code(Domain($"Irq(33, {before})"), Domain($"Irq(33, {after})")).RunAsync();

    [Theory]
    [InlineData("Irq(33, Id = 5), Irq(34, Id = {|BRD3207:5|})", "Irq(33, Id = 5), Irq(34)")]
    [InlineData("Irq(33, Id = {|BRD3206:62|}, Trigger = TriggerMode.Level)", "Irq(33, Trigger = TriggerMode.Level)")]
    [InlineData("Irq(33, Id = 5), Passthrough(\"rtc\", Channels = new[] { {|BRD3207:5|} })", "Irq(33, Id = 5), Passthrough(\"rtc\", Channels = new[] { -1 })")]
    [InlineData("Irq(33, Id = 5), Passthrough(\"rtc\", Channels = [{|BRD3207:5|}])", "Irq(33, Id = 5), Passthrough(\"rtc\", Channels = [-1])")]
    public Task An_id_that_is_taken_is_left_to_be_chosen(string before, string after) => DeclarationFixTest<ReleaseIdFix>.Code(Domain(before), Domain(after)).RunAsync();

    [Fact]
    public Task A_class_and_those_around_it_become_partial() => DeclarationFixTest<MakePartialFix>.Code(
        """
        using Boards;
        namespace N
        {
            static class {|BRD3501:Outer|}
            {
                [MicrokitSystem("virt.dts")]
                public sealed class {|BRD3501:S|}
                {
                    [ProtectionDomain("VMM")] record {|BRD3501:P|};
                }
            }
        }
        """,
        """
        using Boards;
        namespace N
        {
            static partial class Outer
            {
                [MicrokitSystem("virt.dts")]
                public sealed partial class S
                {
                    [ProtectionDomain("VMM")] partial record P;
                }
            }
        }
        """).RunAsync();

    [Theory]
    [InlineData("typeof(Test.Virt.Pl011_9000000)", "/pl011@9000000")]
    [InlineData("Test.Virt.Labels.uart.Path", "/pl011@9000000")]
    public Task A_class_that_the_project_generates_gives_way_to_the_path(string before, string after)
    {
        DeclarationFixTest<NameDeviceByPathFix> test = DeclarationFixTest<NameDeviceByPathFix>.Code(
            Domain($"Passthrough({{|BRD3503:{before}|}})"), Domain($"Passthrough(\"{after}\")"));
        test.Generate();
        return test.RunAsync();
    }

    private static string Domain(string attributes) => $$"""
        using Boards;
        using static Boards.TriggerMode;
        [MicrokitSystem("virt.dts")]
        static partial class S
        {
            [ProtectionDomain("VMM"), {{attributes}}]
            static partial class P;
        }
        """;
}
