using System.Threading.Tasks;
using Boards.Generator.CodeFixes;
using Boards.Generator.Systems;
using Boards.Generator.Usage;
using Boards.Tests.Generator;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Boards.Tests.CodeFixes;

public class EnableDeviceFixTests
{
    [Fact]
    public Task A_disabled_device_is_enabled_in_the_source() => Fix(
        "class C { const string P = Board.{|BRD4001:X|}.Path; }",
        "/dts-v1/; / { x { status = \"disabled\"; }; };",
        "/dts-v1/; / { x { status = \"okay\"; }; };",
        "class C { const string P = Board.X.Path; }");

    // The diagnostic that remains after a fix is at the same place, and the test package takes it for the same one, so each step has a test.
    [Theory]
    [InlineData("disabled", "disabled", "disabled", "class C { const string P = Board.X.{|BRD4001:Y|}.Path; }")]
    [InlineData("disabled", "okay", "okay", "class C { const string P = Board.X.Y.Path; }")]
    public Task The_nodes_above_are_enabled_one_after_the_other(string x, string y, string fixedX, string fixedCode) => Fix(
        "class C { const string P = Board.X.{|BRD4001:Y|}.Path; }",
        $"/dts-v1/; / {{ x {{ status = \"{x}\"; y {{ status = \"{y}\"; }}; }}; }};",
        $"/dts-v1/; / {{ x {{ status = \"{fixedX}\"; y {{ status = \"okay\"; }}; }}; }};",
        fixedCode);

    [Fact]
    public Task A_node_without_a_status_is_enabled_by_the_node_above() => Fix(
        "class C { const string P = Board.X.{|BRD4001:Y|}.Path; }",
        "/dts-v1/; / { x { status = \"disabled\"; y { }; }; };",
        "/dts-v1/; / { x { status = \"okay\"; y { }; }; };",
        "class C { const string P = Board.X.Y.Path; }");

    [Fact]
    public Task The_status_that_counts_is_the_last() => Fix(
        "class C { const string P = Board.{|BRD4001:X|}.Path; }",
        "/dts-v1/; / { l: x { status = \"okay\"; }; };\n&l { status = \"disabled\"; };\n",
        "/dts-v1/; / { l: x { status = \"okay\"; }; };\n&l { status = \"okay\"; };\n",
        "class C { const string P = Board.X.Path; }");

    [Fact]
    public Task A_status_that_is_not_written_as_a_string_is_overridden_at_the_end() => Fix(
        "class C { const string P = Board.{|BRD4001:X|}.Path; }",
        "/dts-v1/;\r\n/ {\r\n    x { status = [64 69 73 61 62 6c 65 64 00]; };\r\n};",
        "/dts-v1/;\r\n/ {\r\n    x { status = [64 69 73 61 62 6c 65 64 00]; };\r\n};\r\n\r\n&{/x} {\r\n    status = \"okay\";\r\n};\r\n",
        "class C { const string P = Board.X.Path; }");

    [Theory]
    [InlineData("", "&{/bus/uart}")]
    [InlineData("serial: ", "&serial")]
    public Task What_an_included_file_disables_the_board_overrides(string label, string reference)
    {
        const string Before = "/dts-v1/;\n/include/ \"soc.dtsi\"\n/ {\n\tmodel = \"x\";\n};\n";
        BoardFixTest<UnavailableDeviceAnalyzer, EnableDeviceFix> test = new() { TestCode = "class C { const string P = Board.Bus.{|BRD4001:Uart|}.Path; }" };
        test.FixedCode = "class C { const string P = Board.Bus.Uart.Path; }";
        test.TestState.AdditionalFiles.Add(("/p/Board.dts", Before));
        test.FixedState.AdditionalFiles.Add(("/p/Board.dts", Before + $"\n{reference} {{\n\tstatus = \"okay\";\n}};\n"));
        foreach (SolutionState state in (SolutionState[])[test.TestState, test.FixedState])
            state.AdditionalFiles.Add(("/p/soc.dtsi", $"/ {{ bus {{ {label}uart {{ status = \"disabled\"; }}; }}; }};"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_device_that_a_guest_is_passed_is_enabled_for_it()
    {
        const string Dts = """
            /dts-v1/;
            / {
                #address-cells = <1>;
                #size-cells = <1>;
                uart@1000 { compatible = "a,uart"; reg = <0x1000 0x1000>; status = "disabled"; clocks = <&clk>; };
                clk: clock@2000 { compatible = "a,clock"; reg = <0x2000 0x1000>; #clock-cells = <0>; status = "disabled"; };
            };
            """;
        BoardFixTest<SystemAnalyzer, EnableDeviceFix> test = new()
        {
            TestCode = Code("""[Passthrough({|BRD3402:{|BRD3003:"/uart@1000"|}|}), Passthrough({|BRD3003:"/clock@2000"|})]"""),
            FixedCode = Code("""[Passthrough("/uart@1000"), Passthrough("/clock@2000")]"""),
        };
        test.TestState.AdditionalFiles.Add(("/p/Board.dts", Dts));
        test.FixedState.AdditionalFiles.Add(("/p/Board.dts", Dts.Replace("\"disabled\"", "\"okay\"")));
        return test.RunAsync();

        static string Code(string passed) => $$"""
            using Boards;
            [MicrokitSystem("Board.dts")]
            static partial class S
            {
                [ProtectionDomain("VMM")]
                static partial class P { [VirtualMachine("linux"), GuestMemory(0x40000000, 0x200000)] {{passed}} static partial class L; }
            }
            """;
    }

    [Fact]
    public Task A_board_of_a_referenced_assembly_has_no_source_to_change()
    {
        BoardFixTest<UnavailableDeviceAnalyzer, EnableDeviceFix> test = new() { TestCode = "class C { const string P = Test.Board.{|BRD4001:X|}.Path; }" };
        test.FixedCode = "class C { const string P = Test.Board.{|BRD4001:X|}.Path; }";
        test.TestState.AdditionalReferences.Add(References.Of(
            BoardTest.Of("/dts-v1/; / { x { status = \"disabled\"; }; };").Start().Output, asProject: false));
        return test.RunAsync();
    }

    private static Task Fix(string code, string dts, string? fixedDts = null, string? fixedCode = null)
    {
        BoardFixTest<UnavailableDeviceAnalyzer, EnableDeviceFix> test = new() { TestCode = code, FixedCode = fixedCode ?? code };
        test.TestState.AdditionalFiles.Add(("/p/Board.dts", dts));
        test.FixedState.AdditionalFiles.Add(("/p/Board.dts", fixedDts ?? dts));
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        return test.RunAsync();
    }
}
