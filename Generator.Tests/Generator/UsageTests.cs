using System;
using System.Linq;
using System.Threading.Tasks;
using Boards.Generator;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Boards.Tests.Generator;

public class UsageTests
{
    private const string Dts = """
        /dts-v1/;
        / {
            #address-cells = <1>;
            #size-cells = <1>;
            aliases { serial0 = &off; };
            ok@1000 { reg = <0x1000 0x1000>; };
            off: off@2000 { reg = <0x2000 0x1000>; status = "disabled"; };
            bus@3000 {
                #address-cells = <1>;
                #size-cells = <1>;
                ranges = <0x3000 0x3000 0x1000>;
                status = "disabled";
                below@3000 { reg = <0x3000 0x1000>; };
            };
            mine@4000 { reg = <0x4000 0x1000>; status = "reserved"; };
            broken@5000 { reg = <0x5000 0x1000>; status = "fail-sss"; };
        };
        """;

    [Fact]
    public Task A_device_of_a_board_that_lacks_a_file_is_not_reported() => BoardTest.Of(
        Dts.Replace("/dts-v1/;\n", "/dts-v1/;\n#include {|BRD0050:\"no.dtsi\"|}\n", StringComparison.Ordinal),
        "static class Program { const ulong A = Test.Board.Off_2000.Region0.Address; }").RunAsync();

    [Theory]
    [InlineData("const ulong A = Board.{|BRD4001:Off_2000|}.Region0.Address;")]
    [InlineData("static object R => Board.{|BRD4001:Off_2000|}.Region0.Value;")]
    [InlineData("const string P = Board.{|BRD4001:Off_2000|}.Path;")]
    [InlineData("static System.Type T => typeof(Board.{|BRD4001:Off_2000|});")]
    [InlineData("const ulong A = Board.Labels.{|BRD4001:off|}.Region0.Address;")]
    [InlineData("const ulong A = Board.Bus_3000.{|BRD4001:Below_3000|}.Region0.Size;")]
    [InlineData("const ulong A = Board.{|BRD4002:Mine_4000|}.Region0.Address;")]
    [InlineData("const ulong A = Board.{|BRD4003:Broken_5000|}.Region0.Address;")]
    [InlineData("static bool S(ulong a) => a is Board.{|BRD4001:Off_2000|}.Region0.Address;")]
    [InlineData("[System.Obsolete(Board.{|BRD4001:Off_2000|}.Path)] static void M() { }")]
    [InlineData("static void M(ulong a = Board.{|BRD4001:Off_2000|}.Region0.Address) { }")]
    [InlineData("const ulong A = {|BRD4001:Region0.Address|};")]
    [InlineData("const ulong A = {|BRD4001:Alias|}.Region0.Address;")]
    [InlineData("const ulong A = Board.Ok_1000.Region0.Address;")]
    [InlineData("const string N = nameof(Board.Off_2000);")]
    [InlineData("const string N = nameof(Board.Off_2000.Region0.Address);")]
    [InlineData("static int S(ulong a) { switch (a) { case Board.{|BRD4001:Off_2000|}.Region0.Address: return 1; default: return 0; } }")]
    [InlineData("static int S(ulong a) => a switch { >= Board.Labels.{|BRD4001:off|}.Region0.Address => 1, _ => 0 };")]
    [InlineData("const ulong A = Board.Aliases.{|BRD4001:serial0|}.Region0.Address;")]
    [InlineData("static ulong V => Board.{|BRD4001:Off_2000|}.Region0.Value.PageAddress;")]
    [InlineData("static System.Func<Boards.Region> F => () => Board.{|BRD4001:Off_2000|}.Region0.Value;")]
    public Task A_use_of_a_device_that_is_not_available_is_reported_at_the_device(string member) =>
        BoardTest.Of(Dts, $$"""
            using Test;
            using static Test.Board.Off_2000;
            using Alias = Test.Board.Off_2000;
            static class Program { {{member}} }
            """).RunAsync();

    [Theory]
    [InlineData("const uint N = Board.Timer.{|BRD4004:Interrupt2|}.Number;")]
    [InlineData("const string P = Board.{|BRD4004:Timer|}.Path;")]
    [InlineData("const ulong A = Board.Gic_8000000.{|BRD4004:Region0|}.Address;")]
    [InlineData("const ulong A = Board.Labels.gic.{|BRD4004:Region1|}.Address;")]
    [InlineData("const uint N = Board.Gic_8000000.{|BRD4004:Interrupt0|}.Number;")]
    [InlineData("static object V => Board.Gic_8000000.{|BRD4004:Region2|}.Value;")]
    [InlineData("const ulong A = Board.Gic_8000000.Region3.Address;")]
    [InlineData("const string P = Board.Gic_8000000.Path;")]
    [InlineData("const uint N = Board.Uart_9000000.Interrupt0.Number;")]
    [InlineData("const string N = nameof(Board.Timer);")]
    public Task What_the_kernel_keeps_is_reported(string member) => BoardTest.Of(KernelDts, $"using Test; static class Program {{ {member} }}").RunAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task What_the_kernel_keeps_is_reported_of_a_referenced_board_with_its_use(bool asProject)
    {
        BoardTest test = new() { TestState = { Sources = { "class C { const ulong A = Test.Board.Gic_8000000.{|#0:Region0|}.Address; }" } } };
        test.TestState.AdditionalReferences.Add(References.Of(BoardTest.Of(KernelDts).Start().Output, asProject));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BRD4004", DiagnosticSeverity.Warning).WithLocation(0)
            .WithMessage("/gic@8000000: Region0 is used here, but reserved by the kernel (GIC distributor)"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_board_of_an_older_package_says_nothing_of_the_kernel() => new BoardTest
    {
        TestState =
        {
            Sources =
            {
                """
                namespace Old { [Boards.DeviceNode("/", Boards.DeviceStatus.Okay)] static class Board {
                    [Boards.DeviceNode("/timer", Boards.DeviceStatus.Okay)] public static class Timer { public const string Path = "/timer"; } } }
                class C { const string P = Old.Board.Timer.Path; }
                """,
            },
        },
    }.RunAsync();

    [Fact]
    public Task A_passthrough_is_no_use()
    {
        BoardTest test = new()
        {
            TestState =
            {
                Sources =
                {
                    """
                    using Boards;
                    [MicrokitSystem(typeof(Test.Board))]
                    static partial class S
                    {
                        [ProtectionDomain("P"), Passthrough({|BRD3003:typeof(Test.Board.Off_2000)|}), Passthrough({|BRD3003:Test.Board.Bus_3000.Below_3000.Path|})]
                        static partial class P;
                    }
                    """,
                },
            },
        };
        test.TestState.AdditionalReferences.Add(References.Of(BoardTest.Of(Dts).Start().Output, asProject: true));
        return test.RunAsync();
    }

    [Fact]
    public Task Generated_code_and_code_that_says_so_is_not_reported() => BoardTest.Of(Dts, """
        #pragma warning disable BRD4001
        class C { const string P = Test.Board.Off_2000.Path; }
        #pragma warning restore BRD4001
        class D { [System.CodeDom.Compiler.GeneratedCode("x", "1")] const string P = Test.Board.Off_2000.Path; }
        [System.Diagnostics.CodeAnalysis.SuppressMessage("Boards.Usage", "BRD4001")]
        class E { const string P = Test.Board.Off_2000.Path; }
        """).RunAsync();

    [Fact]
    public Task What_another_generator_writes_is_not_reported()
    {
        BoardTest test = BoardTest.Of(Dts);
        test.TestState.Sources.Add(("/p/Other.g.cs", "class C { const string P = Test.Board.Off_2000.Path; }"));
        test.TestState.Sources.Add(("/p/Other.cs", "// <auto-generated/>\nclass D { const string P = Test.Board.Off_2000.Path; }"));
        return test.RunAsync();
    }

    private const string KernelDts = """
        /dts-v1/;
        / {
            #address-cells = <1>;
            #size-cells = <1>;
            interrupt-parent = <&gic>;
            timer { compatible = "arm,armv8-timer"; interrupts = <1 13 4>, <1 14 4>, <1 11 4>, <1 10 4>; };
            gic: gic@8000000 {
                compatible = "arm,gic-400";
                reg = <0x8000000 0x1000>, <0x8010000 0x2000>, <0x8020000 0x2000>, <0x8040000 0x2000>;
                interrupts = <1 9 4>;
                #interrupt-cells = <3>;
                interrupt-controller;
            };
            uart@9000000 { compatible = "arm,pl011", "arm,primecell"; reg = <0x9000000 0x1000>; interrupts = <0 1 4>; };
        };
        """;

    [Fact]
    public Task Code_within_the_devices_own_class_is_no_use() => BoardTest.Of(Dts, """
        namespace Test { partial class Board { partial class Off_2000 { static ulong End => Region0.Address + Region0.Size; } } }
        """).RunAsync();

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("none", null)]
    public Task The_severity_can_be_configured(string configured, DiagnosticSeverity? severity)
    {
        BoardTest test = BoardTest.Of(Dts, "class C { const string P = Test.Board.Off_2000.Path; }");
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\ndotnet_diagnostic.BRD4001.severity = {configured}\n"));
        if (severity is { } expected)
            test.ExpectedDiagnostics.Add(new DiagnosticResult("BRD4001", expected).WithSpan("/p/Code.cs", 1, 39, 1, 47).WithSpan("/p/Board.dts", 7, 53, 7, 63)
                .WithMessage("/off@2000: used here, but disabled in the devicetree"));
        return test.RunAsync();
    }

    [Fact]
    public Task The_node_that_is_disabled_is_named_where_it_is_another() => new BoardTest
    {
        TestState =
        {
            AdditionalFiles = { ("/p/Board.dts", Dts) },
            Sources = { "class C { const string P = Test.Board.Bus_3000.{|#0:Below_3000|}.Path; }" },
            ExpectedDiagnostics = { DiagnosticResult.CompilerWarning("BRD4001").WithLocation(0).WithSpan("/p/Board.dts", 12, 18, 12, 28)
                    .WithMessage("/bus@3000/below@3000: used here, but /bus@3000 is disabled in the devicetree") },
        },
    }.RunAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_device_of_a_referenced_assembly_is_reported_as_well(bool asProject)
    {
        BoardTest test = new() { TestState = { Sources = { "class C { const ulong A = Test.Board.Bus_3000.{|BRD4001:Below_3000|}.Region0.Address; }" } } };
        test.TestState.AdditionalReferences.Add(References.Of(BoardTest.Of(Dts).Start().Output, asProject));
        return test.RunAsync();
    }
}
