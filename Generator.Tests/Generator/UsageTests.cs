using System.Linq;
using System.Threading.Tasks;
using Boards.Generator;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Boards.Tests.Generator;

public class UsageTests
{
    private const string Dts = """
        /dts-v1/;
        / {
            #address-cells = <1>;
            #size-cells = <1>;
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
    public Task A_use_of_a_device_that_is_not_available_is_told_at_the_device(string member) =>
        BoardTest.Of(Dts, $$"""
            using Test;
            using static Test.Board.Off_2000;
            using Alias = Test.Board.Off_2000;
            static class Program { {{member}} }
            """).RunAsync();

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
        if (severity is not null)
            test.ExpectedDiagnostics.Add(new DiagnosticResult("BRD4001", severity).WithSpan("/p/Code.cs", 1, 39, 1, 47).WithMessage("/off@2000: is used here, but the devicetree has it disabled"));
        return test.RunAsync();
    }

    [Fact]
    public Task The_node_that_is_disabled_is_named_where_it_is_another() => new BoardTest
    {
        TestState =
        {
            AdditionalFiles = { ("/p/Board.dts", Dts) },
            Sources = { "class C { const string P = Test.Board.Bus_3000.{|#0:Below_3000|}.Path; }" },
            ExpectedDiagnostics = { new DiagnosticResult("BRD4001").WithLocation(0).WithMessage("/bus@3000/below@3000: is used here, but the devicetree has /bus@3000 disabled") },
        },
    }.RunAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_device_of_a_referenced_assembly_is_told_as_well(bool asProject)
    {
        BoardTest test = new() { TestState = { Sources = { "class C { const ulong A = Test.Board.Bus_3000.{|BRD4001:Below_3000|}.Region0.Address; }" } } };
        test.TestState.AdditionalReferences.Add(References.Of(BoardTest.Of(Dts).Start().Output, asProject));
        return test.RunAsync();
    }
}
