using System.Threading.Tasks;
using Boards.Generator.CodeFixes.Declarations;
using Boards.Generator.Diagnostics;
using Boards.Tests.Generator;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Boards.Tests.CodeFixes;

public sealed class PassDeviceFixTests
{
    private const string Bus = "/soc/bus@ff600000/bus@34400";

    [Fact]
    public Task The_bus_is_passed_above_the_device() => Machine(
        """
                [VirtualMachine("linux")]
                [Passthrough({|BRD3004:"/soc/ethernet@ff3f0000"|})]
                static partial class L;
        """,
        """
                [VirtualMachine("linux")]
                [Passthrough("/soc/bus@ff600000/bus@34400")]
                [Passthrough("/soc/ethernet@ff3f0000")]
                static partial class L;
        """).RunAsync();

    [Fact]
    public Task A_comment_above_the_device_stays_there() => Machine(
        """
                /// <summary>The guest.</summary>
                // The MAC has its PHY's registers
                // on the bus.
                [Passthrough({|BRD3004:"/soc/ethernet@ff3f0000"|})] // Behind.
                [VirtualMachine("linux")]
                static partial class L;
        """,
        """
                /// <summary>The guest.</summary>
                [Passthrough("/soc/bus@ff600000/bus@34400")]
                // The MAC has its PHY's registers
                // on the bus.
                [Passthrough("/soc/ethernet@ff3f0000")] // Behind.
                [VirtualMachine("linux")]
                static partial class L;
        """).RunAsync();

    [Fact]
    public Task In_a_list_of_several_attributes_it_is_one_more() => Machine(
        """
                [VirtualMachine("linux"), Boards.PassthroughAttribute({|BRD3004:device: "ethernet0"|}, Name = "eth")]
                static partial class L;
        """.Replace("{|BRD3004:device: \"ethernet0\"|}", "device: {|BRD3004:\"ethernet0\"|}"),
        """
                [VirtualMachine("linux"), Boards.PassthroughAttribute("/soc/bus@ff600000/bus@34400"), Boards.PassthroughAttribute(device: "ethernet0", Name = "eth")]
                static partial class L;
        """).RunAsync();

    [Fact]
    public Task In_a_list_over_several_lines_it_has_its_own() => Machine(
        """
                [
                    VirtualMachine("linux"),
                    Passthrough({|BRD3004:"ethernet0"|}),
                ]
                static partial class L;
        """,
        """
                [
                    VirtualMachine("linux"),
                    Passthrough("/soc/bus@ff600000/bus@34400"),
                    Passthrough("ethernet0"),
                ]
                static partial class L;
        """).RunAsync();

    [Fact]
    public Task On_one_line_it_stays_on_the_line() => Machine(
        """[VirtualMachine("linux")] [Passthrough({|BRD3004:"ethernet0"|})] static partial class L;""",
        """[VirtualMachine("linux")] [Passthrough("/soc/bus@ff600000/bus@34400")] [Passthrough("ethernet0")] static partial class L;""").RunAsync();

    [Fact]
    public Task Tabs_and_carriage_returns_are_taken_over()
    {
        DeclarationFixTest<PassDeviceFix> test = Machine(
            "\t\t[VirtualMachine(\"linux\")]\r\n\t\t[Passthrough({|BRD3004:\"ethernet0\"|})]\r\n\t\tstatic partial class L;",
            "\t\t[VirtualMachine(\"linux\")]\r\n\t\t[Passthrough(\"/soc/bus@ff600000/bus@34400\")]\r\n\t\t[Passthrough(\"ethernet0\")]\r\n\t\tstatic partial class L;");
        return test.RunAsync();
    }

    [Fact]
    public Task A_bus_that_two_devices_need_is_passed_once()
    {
        DeclarationFixTest<PassDeviceFix> test = DeclarationFixTest<PassDeviceFix>.Machine(
            """
                    [VirtualMachine("linux")]
                    [Passthrough({|BRD3004:"/a@1000"|})]
                    [Passthrough({|BRD3004:"/b@2000"|})]
                    static partial class L;
            """,
            """
                    [VirtualMachine("linux")]
                    [Passthrough("/bus@10000")]
                    [Passthrough("/a@1000")]
                    [Passthrough("/b@2000")]
                    static partial class L;
            """,
            "two.dts");
        test.TestState.AdditionalFiles.Add(("/p/two.dts", """
            /dts-v1/;
            / {
                #address-cells = <1>;
                #size-cells = <1>;
                a@1000 { compatible = "a,a"; reg = <0x1000 0x1000>, <0x11000 0x10>; };
                b@2000 { compatible = "a,b"; reg = <0x2000 0x1000>, <0x12000 0x10>; };
                bus@10000 { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x10000 0x10000>; };
            };
            """));
        return test.RunAsync();
    }

    [Fact]
    public Task Attributes_of_another_part_of_the_class_are_where_the_device_is()
    {
        DeclarationFixTest<PassDeviceFix> test = Machine(
            """
                    [VirtualMachine("linux")]
                    static partial class L;
            """,
            """
                    [VirtualMachine("linux")]
                    static partial class L;
            """);
        test.TestState.Sources.Add(("/p/Other.cs", """
            static partial class S { static partial class P {
                [Boards.Passthrough({|BRD3004:"ethernet0"|})]
                static partial class L;
            } }
            """));
        test.FixedState.Sources.Add(("/p/Other.cs", """
            static partial class S { static partial class P {
                [Boards.Passthrough("/soc/bus@ff600000/bus@34400")]
                [Boards.Passthrough("ethernet0")]
                static partial class L;
            } }
            """));
        return test.RunAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Where_devices_go_by_class_so_does_the_bus(bool asProject)
    {
        DeclarationFixTest<PassDeviceFix> test = DeclarationFixTest<PassDeviceFix>.Code(
            Referring("[Passthrough({|BRD3004:typeof(Odroidc4.Soc.EthernetFf3f0000)|})]"),
            Referring("""
                [Passthrough(typeof(Odroidc4.Soc.BusFf600000.Bus_34400))]
                        [Passthrough(typeof(Odroidc4.Soc.EthernetFf3f0000))]
                """));
        test.TestState.AdditionalFiles.Clear();
        test.TestState.AdditionalReferences.Add(References.Of(
            new BoardTest { TestState = { AdditionalFiles = { ("/p/odroidc4.dts", Specimens.OdroidC4) } } }.Start().Output, asProject));
        return test.RunAsync();

        static string Referring(string passed) => $$"""
            using Boards;
            using Test;
            [MicrokitSystem(typeof(Odroidc4))]
            static partial class S
            {
                [ProtectionDomain("VMM")]
                static partial class P
                {
                    [VirtualMachine("linux")]
                    {{passed}}
                    static partial class L;
                }
            }
            """;
    }

    [Fact]
    public Task A_missing_dependency_is_passed()
    {
        DeclarationFixTest<PassDeviceFix> test = Dependent();
        test.CodeActionEquivalenceKey = "BRD3401";
        return test.RunAsync();
    }

    [Fact]
    public Task All_missing_dependencies_of_a_device_are_passed_at_once()
    {
        DeclarationFixTest<PassDeviceFix> test = Dependent();
        test.CodeActionIndex = 1;
        test.CodeActionEquivalenceKey = "BRD3401:all";
        return test.RunAsync();
    }

    [Fact]
    public void The_bus_is_a_property_of_the_diagnostic()
    {
        Diagnostic reported = Declare.Guest(Declare.Pass("ethernet0")).PlanOn(Specimens.OdroidC4).Single("BRD3004").ToRoslyn();
        Assert.Equal(Bus, reported.Properties[FixProperties.Node]);
    }

    // The clock and the reset of a UART, each of which is a separate device.
    private static DeclarationFixTest<PassDeviceFix> Dependent()
    {
        DeclarationFixTest<PassDeviceFix> test = DeclarationFixTest<PassDeviceFix>.Machine(
            """
                    [VirtualMachine("linux")]
                    [Passthrough({|BRD3401:{|BRD3401:"/uart@1000"|}|})]
                    static partial class L;
            """,
            """
                    [VirtualMachine("linux")]
                    [Passthrough("/clock@2000")]
                    [Passthrough("/reset@3000")]
                    [Passthrough("/uart@1000")]
                    static partial class L;
            """,
            "needs.dts");
        test.DisabledDiagnostics.Remove("BRD3401");
        test.TestState.AdditionalFiles.Add(("/p/needs.dts", """
            /dts-v1/;
            / {
                #address-cells = <1>;
                #size-cells = <1>;
                uart@1000 { compatible = "a,uart"; reg = <0x1000 0x1000>; clocks = <&clk>; resets = <&rst>; };
                clk: clock@2000 { compatible = "a,clock"; reg = <0x2000 0x1000>; #clock-cells = <0>; };
                rst: reset@3000 { compatible = "a,reset"; reg = <0x3000 0x1000>; #reset-cells = <0>; };
            };
            """));
        return test;
    }

    private static DeclarationFixTest<PassDeviceFix> Machine(string before, string after) => DeclarationFixTest<PassDeviceFix>.Machine(before, after);
}
