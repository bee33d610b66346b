using System.Threading.Tasks;
using Boards.Generator;
using Boards.Generator.CodeFixes;
using Boards.Generator.Usage;
using Boards.Tests.Generator;
using Boards.Tests.Harness;
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

    [Fact]
    public Task The_nodes_above_are_enabled_one_after_the_other() => Fix(
        "class C { const string P = Board.X.{|BRD4001:Y|}.Path; }",
        "/dts-v1/; / { x { status = \"disabled\"; y { status = \"disabled\"; }; }; };",
        "/dts-v1/; / { x { status = \"okay\"; y { status = \"okay\"; }; }; };",
        "class C { const string P = Board.X.Y.Path; }");

    [Fact]
    public Task A_status_that_is_not_written_as_a_string_is_left_alone() => Fix(
        "class C { const string P = Board.{|BRD4001:X|}.Path; }",
        "/dts-v1/; / { x { status = [64 69 73 61 62 6c 65 64 00]; }; };");

    [Fact]
    public Task A_board_of_a_referenced_assembly_has_no_source_to_change()
    {
        EnableTest test = new() { TestCode = "class C { const string P = Test.Board.{|BRD4001:X|}.Path; }" };
        test.FixedCode = "class C { const string P = Test.Board.{|BRD4001:X|}.Path; }";
        test.TestState.AdditionalReferences.Add(References.Of(
            BoardTest.Of("/dts-v1/; / { x { status = \"disabled\"; }; };").Start().Output, asProject: false));
        return test.RunAsync();
    }

    private static Task Fix(string code, string dts, string? fixedDts = null, string? fixedCode = null)
    {
        EnableTest test = new() { TestCode = code, FixedCode = fixedCode ?? code };
        test.Generators.Add(typeof(BoardGenerator));
        test.TestState.AdditionalFiles.Add(("/p/Board.dts", dts));
        test.FixedState.AdditionalFiles.Add(("/p/Board.dts", fixedDts ?? dts));
        return test.RunAsync();
    }

    private sealed class EnableTest : CSharpCodeFixTest<UnavailableDeviceAnalyzer, EnableDeviceFix, DefaultVerifier>;
}
