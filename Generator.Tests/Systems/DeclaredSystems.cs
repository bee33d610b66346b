using System.Linq;
using System.Threading.Tasks;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Guests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Boards.Tests.Systems;

public sealed class DeclaredSystems
{
    private const string Guide = """
        [GuestMemory(0x20000000, 0x10000000, PhysicalAddress = 0x20000000, Setvar = "guest_ram_vaddr")]
        [Passthrough("/soc/bus@ff600000")]
        [Passthrough("/soc/ethernet@ff3f0000", Name = "eth", Channels = new[] { 5, 6 }, WithDependencies = true)]
        """;

    // The interrupt controller of the pins, which the PHY needs, shares its page with a watchdog.
    private static SystemTest OnOdroid(string linux, string code = "")
    {
        SystemTest test = SystemTest.Guest(linux, code);
        test.DisabledDiagnostics.Add("BRD3103");
        return test;
    }

    [Fact]
    public async Task The_guides_system_holds_what_its_text_says()
    {
        SystemTest test = OnOdroid(Guide);
        await test.RunAsync();
        string xml = test.Description("Vmm")!;
        Assert.Contains("<memory_region name=\"eth\" size=\"0x10000\" phys_addr=\"0xff3f0000\" />", xml);
        Assert.Contains("<memory_region name=\"bus@ff600000\" size=\"0x200000\" phys_addr=\"0xff600000\" />", xml);
        Assert.Contains("<irq irq=\"40\" id=\"5\" trigger=\"level\" />", xml);
        Assert.Contains("<irq irq=\"96\" id=\"6\" trigger=\"level\" />", xml);
        Assert.Contains("<map mr=\"gic_vcpu\" vaddr=\"0xffc02000\" perms=\"rw\" cached=\"false\" />", xml);
        Assert.DoesNotContain('\r', xml);
    }

    [Fact]
    public Task Code_finds_channels_and_addresses_in_its_own_classes() => OnOdroid(Guide, """
        public static class Program
        {
            public static string Route(int channel) => channel switch
            {
                Monitor.Linux.Interrupts.EthMacirq.Channel => "mac",
                Monitor.Linux.Interrupts.EthEthernetPhy00.Channel => "phy",
                _ => "",
            };

            public const uint Number = Monitor.Linux.Interrupts.EthMacirq.Number;
            public const int Vcpu = Monitor.Linux.Interrupts.EthMacirq.Vcpu;
            public const TriggerMode Trigger = Monitor.Linux.Interrupts.EthMacirq.Trigger;
            public const ulong Ram = Monitor.Linux.Memory.GuestRamLinux.DomainAddress;
            public const ulong Registers = Monitor.Linux.Devices.Eth.Address;
        }
        """).RunAsync();

    [Fact]
    public async Task A_line_that_is_chosen_reaches_description_and_code()
    {
        SystemTest test = OnOdroid("""
            [Passthrough("/soc/bus@ff600000")]
            [Passthrough("/soc/ethernet@ff3f0000", Name = "eth", WithDependencies = true, Lines = new[] { -1, 99 })]
            """, "public const uint Phy = Monitor.Linux.Interrupts.EthEthernetPhy00.Number;");
        await test.RunAsync();
        Assert.Contains("<irq irq=\"99\" id=\"1\" trigger=\"level\" />", test.Description("Vmm")!);
    }

    [Fact]
    public Task A_line_that_is_none_of_the_controllers_is_reported_at_the_very_number() => OnOdroid("""
        [Passthrough("/soc/bus@ff600000")]
        [Passthrough("/soc/ethernet@ff3f0000", WithDependencies = true, Lines = new[] { -1, {|BRD3217:104|} })]
        """).RunAsync();

    [Fact]
    public Task A_bus_that_is_not_passed_is_reported_at_the_device() => SystemTest.Guest("""
        [Passthrough({|BRD3004:"/soc/ethernet@ff3f0000"|})]
        """).RunAsync();

    [Fact]
    public Task A_disabled_device_is_reported_at_the_device() => SystemTest.Guest("""
        [Passthrough("/soc/bus@ff800000/serial@3000")]
        [Passthrough({|BRD3003:"/soc/bus@ff800000/serial@4000"|})]
        """).RunAsync();

    [Fact]
    public Task An_unknown_device_is_reported_with_the_nearest() => new SystemTest
    {
        TestState =
        {
            AdditionalFiles = { ("/p/virt.dts", Specimens.QemuVirt) },
            Sources =
            {
                """
                using Boards;
                [MicrokitSystem("virt.dts")]
                static partial class S
                {
                    [ProtectionDomain("VMM")]
                    static partial class P
                    {
                        [VirtualMachine("linux")]
                        [Passthrough({|#0:"/pl011@9000001"|})]
                        static partial class L;
                    }
                }
                """,
            },
            ExpectedDiagnostics =
            {
                new DiagnosticResult("BRD3002", DiagnosticSeverity.Error).WithLocation(0)
                    .WithMessage("/pl011@9000001: the board has no node with this path; did you mean '/pl011@9000000'?"),
            },
        },
    }.RunAsync();

    [Fact]
    public Task Ids_are_reported_at_the_very_number() => SystemTest.Guest("""
        [Passthrough("/soc/bus@ff600000")]
        [Passthrough({|BRD3675:"/soc/ethernet@ff3f0000"|}, Channels = new[] { 5 })]
        [Passthrough("serial0", Channels = [{|BRD3207:5|}])]
        [Passthrough("/soc/bus@ff600000/temperature-sensor@34800", Channels = new int[] { {|BRD3206:62|} })]
        """).RunAsync();

    [Fact]
    public Task A_board_that_there_is_not_is_reported_with_the_nearest() => SystemTest.Of("""
        using Boards;
        [MicrokitSystem({|BRD3001:"odroidc5.dts"|})]
        static partial class S;
        """).RunAsync();

    [Theory]
    [InlineData("virt", "the board 'virt' is unknown; did you mean 'virt.dts'?")]
    [InlineData("rpi4.dts", "the board 'rpi4.dts' is unknown; expected one of: odroidc4.dts, virt.dts")]
    public Task A_board_that_is_named_by_half_or_not_similar_is_reported_with_those_that_exist(string name, string message)
    {
        SystemTest test = SystemTest.Of($$"""
            using Boards;
            [MicrokitSystem({|#0:"{{name}}"|})]
            static partial class S;
            """);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BRD3001", DiagnosticSeverity.Error).WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }

    [Fact]
    public Task A_board_of_the_project_may_be_named_by_its_class() => SystemTest.Of("""
        using Boards;
        using Test;
        [MicrokitSystem(typeof(Virt))]
        static partial class S
        {
            [ProtectionDomain("VMM")]
            static partial class P
            {
                [VirtualMachine("linux"), Passthrough("serial0")]
                static partial class L;
            }
        }
        """).RunAsync();

    [Fact]
    public Task A_class_that_this_project_generates_names_no_device_yet() => SystemTest.Of("""
        using Boards;
        using Test;
        [MicrokitSystem("virt.dts")]
        static partial class S
        {
            [ProtectionDomain("VMM")]
            static partial class P
            {
                [VirtualMachine("linux"), Passthrough({|BRD3503:typeof(Virt.Pl011_9000000)|})]
                static partial class L;
            }
        }
        """).RunAsync();

    [Theory]
    [InlineData("CSpace({|BRD3509:(CapabilityKind)91|}, 1, \"VMM\")")]
    [InlineData("Irq(40, Trigger = {|BRD3509:(TriggerMode)7|})")]
    public Task A_number_that_an_enumeration_does_not_have_is_reported(string attribute) => SystemTest.Of($$"""
        using Boards;
        [MicrokitSystem("virt.dts")]
        static partial class S
        {
            [ProtectionDomain("VMM", Priority = 1), {{attribute}}]
            static partial class P;
        }
        """).RunAsync();

    // The compiler does not report it, so the description would lack the element or the attribute without a message.
    [Theory]
    [InlineData("MemoryRegion(\"r\", {|BRD3503:Virt.Pl011_9000000.Region0.Size|})", "Priority = 2", "Map(\"r\", 0x20000000)")]
    [InlineData("MemoryRegion(\"r\", 0x1000, PhysicalAddress = {|BRD3503:Virt.Pl011_9000000.Region0.Address|})", "Priority = 2", "Map(\"r\", 0x20000000)")]
    [InlineData("MemoryRegion(\"r\", 0x1000)", "Priority = 2", "Map(\"r\", {|BRD3503:0x20000000 + Virt.Pl011_9000000.Region0.Address|})")]
    [InlineData("MemoryRegion(Names.Region, {|BRD3503:Virt.Pl011_9000000.Region0.Size|})", "Priority = 2", "Map(Names.Region, 0x20000000)")]
    [InlineData("MemoryRegion(\"r\", 0x1000)", "Priority = {|BRD3503:(int)Virt.Pl011_9000000.Region0.Size / 4096|}", "Map(\"r\", 0x20000000)")]
    [InlineData("MemoryRegion(\"r\", 0x1000)", "Priority = 2", "Map(\"r\", 0x20000000), Irq({|BRD3503:(uint)Virt.Pl011_9000000.Region0.Size|})")]
    [InlineData("MemoryRegion(\"r\", 0x1000)", "Priority = 2", "Map(\"r\", 0x20000000), Passthrough(\"/pl031@9010000\", Channels = {|BRD3503:new[] { (int)Virt.Pl011_9000000.Region0.Size }|})")]
    public Task A_constant_that_this_project_generates_is_reported(string ofSystem, string ofDomain, string attribute) => SystemTest.Of($$"""
        using Boards;
        using Test;
        static class Names { public const string Region = "r"; }
        [MicrokitSystem("virt.dts"), {{ofSystem}}]
        static partial class S
        {
            [ProtectionDomain("VMM", {{ofDomain}}), {{attribute}}]
            static partial class P;
        }
        """).RunAsync();

    [Theory]
    [InlineData("\"virt.dts\"")]
    [InlineData("typeof(Virt)")]
    public Task A_constant_that_this_project_generates_is_not_a_version(string board) => SystemTest.Of($$"""
        using Boards;
        using Test;
        [MicrokitSystem({{board}}, Version = {|BRD3503:Virt.Pl011_9000000.Path|})]
        static partial class S
        {
            [ProtectionDomain("VMM", Priority = 2)]
            static partial class P;
        }
        """).RunAsync();

    // What the rest of the system lacks may be in the attribute, so it is not reported as well.
    [Theory]
    [InlineData("Domain(\"a\"), ScheduleEntry(\"a\", 1, Unit = {|BRD3509:(DurationUnit)7|})", "Domain = \"a\"", "")]
    [InlineData("Domain(\"a\"), ScheduleEntry(\"a\", {|CS1503:\"1\"|})", "Domain = \"a\"", "")]
    [InlineData("Domain(\"a\"), {|CS7036:ScheduleEntry(\"a\")|}", "Domain = \"a\"", "")]
    [InlineData("Domain({|CS1503:1|}), ScheduleEntry(\"a\", 1)", "Domain = \"a\"", "")]
    [InlineData("MemoryRegion(\"r\", 0x1000, PrefillBootInfo = {|BRD3509:(BootInfo)9|})", "Priority = 2", "Map(\"r\", 0x20000000)")]
    [InlineData("MemoryRegion(\"r\", {|CS1503:\"x\"|})", "Priority = 2", "Map(\"r\", 0x20000000)")]
    [InlineData("MemoryRegion(\"r\", 0x1000)", "Priority = 2", "Map(\"r\", {|CS1503:\"x\"|})")]
    public Task What_an_unreadable_argument_may_hold_is_not_reported_as_missing(string system, string arguments, string more) => SystemTest.Of($$"""
        using Boards;
        [MicrokitSystem("virt.dts"), {{system}}]
        static partial class S
        {
            [ProtectionDomain("VMM", {{arguments}}){{(more.Length == 0 ? "" : ", ")}}{{more}}]
            static partial class P;
        }
        """).RunAsync();

    [Fact]
    public Task A_name_that_is_not_read_is_not_reported_as_unknown() => SystemTest.Of("""
        using Boards;
        [MicrokitSystem("virt.dts"), Channel("one", "two")]
        static partial class S
        {
            [ProtectionDomain({|CS1503:1|})]
            static partial class P;
            [ProtectionDomain("two")]
            static partial class Q;
        }
        """).RunAsync();

    [Fact]
    public Task A_class_that_is_not_partial_is_reported() => SystemTest.Of("""
        using Boards;
        [MicrokitSystem("virt.dts")]
        static partial class S
        {
            [ProtectionDomain("VMM")]
            static class {|BRD3501:P|};
        }
        """).RunAsync();

    [Theory]
    [InlineData("static class {|BRD3501:Outer|}", "static partial class S")]
    [InlineData("static partial class Outer", "static class {|BRD3501:S|}")]
    public Task A_class_that_is_not_partial_is_reported_once_and_not_for_those_in_it(string outer, string system) => SystemTest.Of($$"""
        using Boards;
        {{outer}}
        {
            [MicrokitSystem("virt.dts")]
            {{system}}
            {
                [ProtectionDomain("VMM")]
                static partial class P;
            }
        }
        """).RunAsync();

    // Each class would have the constants of two parts.
    [Theory]
    [InlineData("""[ProtectionDomain("P"), {|BRD3502:VirtualMachine("m")|}, Passthrough("uart", Channels = new[] { 5 })] static partial class P { }""")]
    [InlineData("""[ProtectionDomain("P"), {|BRD3502:MicrokitSystem("virt.dts")|}, Passthrough("uart", Channels = new[] { 5 })] static partial class P { }""")]
    [InlineData("""[ProtectionDomain("P")] static partial class P { [VirtualMachine("m"), {|BRD3502:MicrokitSystem("virt.dts")|}, Passthrough("uart", Channels = new[] { 5 })] static partial class M { } }""")]
    public Task A_class_is_one_part_of_one_system(string part)
    {
        SystemTest test = SystemTest.Of($$"""
            using Boards;
            [MicrokitSystem("virt.dts")] static partial class S { [ProtectionDomain("Outer")] static partial class Outer { {{part}} } }
            """);
        test.DisabledDiagnostics.AddRange(["BRD3101", "BRD3105"]);
        return test.RunAsync();
    }

    [Theory]
    [InlineData("""Passthrough("serial0", Setvar = {|BRD3502:"uart"|})""")]
    [InlineData("""Map("r", 0x20000000, Setvar = {|BRD3502:"at"|}, SetvarSize = {|BRD3502:"size"|})""")]
    public Task A_symbol_of_a_virtual_machine_is_reported(string attribute) => SystemTest.Of($$"""
        using Boards;
        [MicrokitSystem("virt.dts"), MemoryRegion("r", 0x1000)]
        static partial class S
        {
            [ProtectionDomain("VMM"), Map("r", 0x20000000, Setvar = "shared")]
            static partial class P
            {
                [VirtualMachine("linux"), {{attribute}}]
                static partial class L;
            }
        }
        """).RunAsync();

    [Fact]
    public Task Parts_that_are_outside_of_a_system_are_reported() => SystemTest.Of("""
        using Boards;
        [{|BRD3502:ProtectionDomain("VMM")|}]
        static partial class P
        {
            [VirtualMachine("linux"), Passthrough("serial0")]
            static partial class L;
        }
        [{|BRD3502:Passthrough("serial0")|}]
        static partial class Q;
        """).RunAsync();

    [Fact]
    public Task A_virtual_machine_outside_of_a_protection_domain_is_reported_once() => SystemTest.Of("""
        using Boards;
        [MicrokitSystem("virt.dts")]
        static partial class S
        {
            [{|BRD3502:VirtualMachine("linux")|}, GuestMemory(0x40000000, 0x10000000), Passthrough("serial0")]
            static partial class L;
        }
        """).RunAsync();

    [Fact]
    public Task Two_systems_of_one_name_are_reported_at_the_second() => SystemTest.Of("""
        using Boards;
        namespace A
        {
            [MicrokitSystem("virt.dts")]
            static partial class S { [ProtectionDomain("D")] static partial class P; }
        }
        namespace B
        {
            [MicrokitSystem("virt.dts")]
            static partial class {|BRD3506:S|} { [ProtectionDomain("D")] static partial class P; }
        }
        """).RunAsync();

    [Fact]
    public Task A_system_that_only_its_file_knows_is_reported_at_each_class() => SystemTest.Of("""
        using Boards;
        [MicrokitSystem("virt.dts")]
        file static partial class {|BRD3507:S|} { [ProtectionDomain("D")] public static partial class {|BRD3507:P|}; }
        """).RunAsync();

    // The generated classes of artefacts have other names.
    [Fact]
    public Task A_system_may_have_any_name() => SystemTest.Of("""
        using Boards;
        [MicrokitSystem("virt.dts")]
        static partial class Artefacts { [ProtectionDomain("D")] static partial class P; }
        [MicrokitSystem("virt.dts")]
        static partial class SystemDescription { [ProtectionDomain("D")] static partial class P; }
        """).RunAsync();

    [Fact]
    public Task A_comment_in_the_code_switches_a_rule_off() => SystemTest.Guest("""
        #pragma warning disable BRD3004 // The guest does not touch them.
                [Passthrough("/soc/ethernet@ff3f0000")]
        #pragma warning restore BRD3004
        """).RunAsync();

    [Fact]
    public Task Severities_of_what_is_reported_in_the_code_are_set_for_the_code_as_well()
    {
        SystemTest test = SystemTest.Guest("""[Passthrough("/soc/ethernet@ff3f0000")]""");
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.BRD3004.severity = none\n"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_board_that_fits_two_sources_is_reported() => new SystemTest
    {
        FileOptions = { ["/p/b/virt.dts"] = new() { ["build_metadata.AdditionalFiles.DevicetreeClass"] = "Other" } },
        TestState =
        {
            AdditionalFiles = { ("/p/a/virt.dts", Specimens.QemuVirt), ("/p/b/virt.dts", Specimens.QemuVirt) },
            Sources =
            {
                """
                using Boards;
                [MicrokitSystem({|BRD3014:"virt.dts"|})]
                static partial class S { [ProtectionDomain("D")] static partial class P; }
                [MicrokitSystem("a/virt.dts")]
                static partial class T { [ProtectionDomain("D")] static partial class P; }
                """,
            },
        },
    }.RunAsync();

    [Fact]
    public Task Where_nothing_is_declared_the_source_is_reported_what_was_chosen() => new SystemTest
    {
        GlobalOptions = { ["build_property.EmitSystemDescription"] = "true" },
        TestState =
        {
            AdditionalFiles = { ("/p/virt.dts", Specimens.QemuVirt) },
            ExpectedDiagnostics =
            {
                // UART, clock, GPIO and three transports; the controller, the timer, PSCI and the core's monitor stay.
                new DiagnosticResult("BRD3013", DiagnosticSeverity.Info).WithSpan("/p/virt.dts", 1, 1, 1, 1)
                    .WithMessage("no system is declared: enabled devices passed to one virtual machine: 6; left out, because they cannot be passed to a guest: 4 (/memory@40000000, /timer, /pmu, /intc@8000000)"),
            },
        },
    }.RunAsync();

    [Fact]
    public Task A_comment_in_the_source_switches_off_what_is_reported_there_of_the_system() => new SystemTest
    {
        GlobalOptions = { ["build_property.EmitSystemDescription"] = "true" },
        TestState =
        {
            AdditionalFiles = { ("/p/virt.dts", "// boards-disable BRD3013\n" + Specimens.QemuVirt) },
        },
    }.RunAsync();

    [Fact]
    public Task Where_a_system_is_declared_no_other_is_chosen()
    {
        SystemTest test = OnOdroid(Guide);
        test.GlobalOptions["build_property.EmitSystemDescription"] = "true";
        return test.RunAsync();
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("static partial class Outer {{ {0} }}")]
    [InlineData("namespace Test {{ public static partial class Virt {{ {0} }} }}")]
    [InlineData("namespace Test {{ public static partial class Virt {{ public abstract partial class Pl011_9000000 {{ {0} }} }} }}")]
    public Task A_system_is_declared_wherever_its_class_is(string around) => new SystemTest
    {
        GlobalOptions = { ["build_property.EmitSystemDescription"] = "true" },
        TestState =
        {
            AdditionalFiles = { ("/p/virt.dts", Specimens.QemuVirt) },
            Sources =
            {
                "using Boards;\n" + string.Format(System.Globalization.CultureInfo.InvariantCulture, around, "[MicrokitSystem(\"virt.dts\")] static partial class S { [ProtectionDomain(\"D\")] static partial class P; }"),
            },
        },
    }.RunAsync();

    [Fact]
    public void A_comment_in_the_source_or_the_code_writes_nothing_anew()
    {
        GeneratorRun first = OnOdroid(Guide).Start();
        GeneratorRun second = first.Edit("/p/odroidc4.dts", "// A comment.\n" + Specimens.OdroidC4).AddSource("/p/More.cs", "class More;");
        Assert.All(second.Reasons("SystemOutputs"), static reason => Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached));
        Assert.All(second.OutputReasons, static reason => Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached));
    }

    [Fact]
    public void Another_register_address_changes_the_description()
    {
        GeneratorRun first = OnOdroid(Guide).Start();
        GeneratorRun second = first.Edit("/p/odroidc4.dts", Specimens.OdroidC4.Replace("0x00 0xff3f0000 0x00 0x10000", "0x00 0xff3e0000 0x00 0x10000"));
        Assert.Contains("phys_addr=\"\"0xff3e0000\"\"", second.GeneratedSources.Single(static s => s.HintName.EndsWith("+Artefact.g.cs", System.StringComparison.Ordinal)).SourceText.ToString());
    }
}
