using System.Threading.Tasks;
using Boards.Generator.Sources;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Boards.Tests.Generator;

/// <summary>Projects with a folder for each board, as in libvmm's examples.</summary>
public sealed class FoldersOfBoards
{
    private const string Board = "/dts-v1/; / { #address-cells = <1>; #size-cells = <1>; serial0: serial@9000000 { reg = <0x9000000 0x1000>; }; };";

    private const string Fragment = """
        /* laid over the board */
        / {
            chosen { bootargs = "console=ttyAMA0 {"; };
        };
        &serial0 { status = "disabled"; };
        &{/serial@9000000} { label: child { }; };
        """;

    [Fact]
    public Task Boards_of_one_name_have_the_names_of_their_folders_and_fragments_have_none() => new BoardTest
    {
        TestState =
        {
            AdditionalFiles =
            {
                ("/p/board/one/linux.dts", Board), ("/p/board/one/overlay.dts", "{|BRD9009:|}" + Fragment),
                ("/p/x/boards/qemu_virt-aarch64/linux.dts", Board), ("/p/x/boards/qemu_virt-aarch64/overlay.dts", "{|BRD9009:|}" + Fragment),
                ("/p/boards/linux.dts", Board),
            },
            Sources = { "class C { const string A = Test.OneLinux.Serial_9000000.Path, B = Test.QemuVirtAarch64Linux.Serial_9000000.Path, D = Test.Linux.Serial_9000000.Path; }" },
        },
    }.RunAsync();

    [Fact]
    public Task A_name_in_the_metadata_is_that_of_the_class() => new BoardTest
    {
        FileOptions = { ["/p/board/one/linux.dts"] = new() { ["build_metadata.AdditionalFiles.DevicetreeClass"] = "Mine" } },
        TestState =
        {
            AdditionalFiles = { ("/p/board/one/linux.dts", Board) },
            Sources = { "class C { const string A = Test.Mine.Serial_9000000.Path; }" },
        },
    }.RunAsync();

    [Theory]
    [InlineData(Fragment, true)]
    [InlineData("&uart { };", true)]
    [InlineData("#include <dt-bindings/gpio/gpio.h>\n&uart { };", true)]
    [InlineData("/ { memory@0 { reg = <0 1>; }; };", true)]
    [InlineData("// no /dts-v1/ here\nlabel: &uart { };", true)]
    // A board that lacks the version by mistake.
    [InlineData("/ { compatible = \"acme,board\"; };", false)]
    [InlineData("/ { #address-cells = <1>; }; &uart { };", false)]
    [InlineData("#include \"soc.dtsi\"\n&uart { };", false)]
    [InlineData("/include/ \"soc.dtsi\"\n&uart { };", false)]
    [InlineData("/dts-v1/; / { };", false)]
    [InlineData("// SPDX-License-Identifier: MIT\n/* a\n * board */ /dts-v1/;\n&uart { };", false)]
    [InlineData("/* not ended /dts-v1/; &uart { };", false)]
    [InlineData("/plugin/; &uart { };", false)]
    [InlineData("", false)]
    [InlineData("/ { };", false)]
    [InlineData("&uart { ", false)]
    [InlineData("&uart { }; }", false)]
    [InlineData("uart { };", false)]
    [InlineData("/memreserve/ 0 1; / { };", false)]
    public void A_fragment_has_no_version_and_only_changes_nodes(string text, bool isFragment) => Assert.Equal(isFragment, SourceFragment.Is(text));

    [Fact]
    public Task A_class_that_its_namespace_hides_is_reported()
    {
        BoardTest test = new() { TestState = { AdditionalFiles = { ("/p/test.dts", Board) }, Sources = { "class C { const string A = Test.Test.Serial_9000000.Path; }" } } };
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerWarning("BRD9014").WithSpan("/p/test.dts", 1, 1, 1, 1).WithMessage(
            "test.dts: outside of its namespace the class Test.Test cannot be named as Test, which is the namespace; set DevicetreeClass or DevicetreeNamespace"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("Acme.Test", "in the namespace Acme, outside of Acme.Test,", "using Acme.Test; class C { const string A = Test.Serial_9000000.Path; }")]
    [InlineData("Acme.Test", "in the namespace Acme, outside of Acme.Test,", "namespace Acme.Test.Tools { class C { const string A = Test.Serial_9000000.Path; } }")]
    [InlineData("Acme.Test.Boards", "in the namespace Acme, outside of Acme.Test.Boards,", "using Acme.Test.Boards; class C { const string A = Test.Serial_9000000.Path; }")]
    [InlineData("Test.Boards", "outside of its namespace", "namespace Test.Boards { class C { const string A = Test.Serial_9000000.Path; } }")]
    public Task A_class_is_hidden_by_any_namespace_that_it_is_in(string space, string where, string code)
    {
        BoardTest test = In(space, code);
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerWarning("BRD9014").WithSpan("/p/test.dts", 1, 1, 1, 1).WithMessage(
            $"test.dts: {where} the class {space}.Test cannot be named as Test, which is the namespace; set DevicetreeClass or DevicetreeNamespace"));
        return test.RunAsync();
    }

    // The compiler's own error where the name is that of the namespace.
    [Theory]
    [InlineData("Acme.Test", "using Acme.Test; namespace Acme.Tools { class C { const string A = {|CS0234:Test.Serial_9000000|}.Path; } }")]
    [InlineData("Acme.Test.Boards", "using Acme.Test.Boards; namespace Acme.Test { class C { const string A = {|CS0234:Test.Serial_9000000|}.Path; } }")]
    [InlineData("Test.Boards", "using Test.Boards; class C { const string A = {|CS0234:Test.Serial_9000000|}.Path; }")]
    public Task A_class_that_is_hidden_is_not_found(string space, string code) => In(space, code, "{|BRD9014:|}" + Board).RunAsync();

    [Theory]
    [InlineData("Acme.Tests", "using Acme.Tests; namespace Acme.Tools { class C { const string A = Test.Serial_9000000.Path; } }")]
    [InlineData("Acme.test", "using Acme.test; namespace Acme.Tools { class C { const string A = Test.Serial_9000000.Path; } }")]
    public Task A_class_is_not_hidden_by_a_namespace_of_another_name(string space, string code) => In(space, code).RunAsync();

    private static BoardTest In(string space, string code, string board = Board) => new()
    {
        FileOptions = { ["/p/test.dts"] = new() { ["build_metadata.AdditionalFiles.DevicetreeNamespace"] = space } },
        TestState = { AdditionalFiles = { ("/p/test.dts", board) }, Sources = { code } },
    };
}
