using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Boards.Tests.Generator;

public class BadInputTests
{
    private const string Good = "/dts-v1/; / { x {}; };";

    [Fact]
    public Task A_source_with_a_mistake_still_has_the_constants_of_what_is_good() => BoardTest.Of(
        "/dts-v1/; / { bad = <1>{|BRD0020:|} good {}; other {}; };",
        "class C { const string P = Test.Board.Good.Path + Test.Board.Other.Path; }").RunAsync();

    [Fact]
    public Task Two_nodes_with_one_name_are_one_error_and_one_class() => BoardTest.Of(
        "/dts-v1/; / { x { y {}; }; {|BRD0200:x|} { z {}; }; };", "class C { const string P = Test.Board.X.Path; }").RunAsync();

    [Fact]
    public Task An_empty_source_is_an_error() => BoardTest.Of("{|BRD0026:|}").RunAsync();

    [Theory]
    [InlineData("#include {|BRD0050:\"no.dtsi\"|}")]
    [InlineData("/dts-v1/;\n#include {|BRD0050:\"no.dtsi\"|}")]
    public Task What_a_missing_file_would_have_said_is_not_missed_again(string source) => BoardTest.Of(source + "\n").RunAsync();

    [Theory]
    [InlineData("/p/shared/board.dts", "inc/extra.dtsi", "'inc/extra.dtsi' is not found in the directory of this file or an include directory; it is not among the project's files: if it exists, add <AdditionalFiles Include=\"../shared/inc/extra.dtsi\" />")]
    [InlineData("/p/app/boards/board.dts", "../extra.dtsi", "'../extra.dtsi' is not found in the directory of this file or an include directory; it is not among the project's files: if it exists, add <AdditionalFiles Include=\"extra.dtsi\" />")]
    [InlineData("/p/app/board.dts", "sco.dtsi", "'sco.dtsi' is not found in the directory of this file or an include directory; did you mean 'soc.dtsi'?")]
    public Task An_included_file_that_the_project_does_not_name_is_reported_with_the_line_that_names_it(string board, string include, string message) => new BoardTest
    {
        GlobalOptions = { ["build_property._DevicetreeProjectDirectory"] = "%2Fp%2Fapp" },
        TestState =
        {
            AdditionalFiles = { (board, $"/dts-v1/;\n#include \"{include}\"\n/ {{ }};\n"), ("/p/app/soc.dtsi", "") },
            ExpectedDiagnostics = { new DiagnosticResult("BRD0050", DiagnosticSeverity.Error).WithSpan(board, 2, 10, 2, 12 + include.Length).WithMessage(message) },
        },
    }.RunAsync();

    [Fact]
    public Task A_binary_file_is_one_error() => BoardTest.Of("{|BRD9002:|}\ufffd\r\ufffd\ufffd\0\0\u0001\0\0\u0038").RunAsync();

    [Theory]
    [InlineData("partial class {|BRD9032:System|} { }")]
    [InlineData("static class {|BRD9032:Boards|} { const int A = 1; }")]
    public Task A_class_that_hides_a_namespace_is_reported_and_nothing_is_generated(string code) => new BoardTest
    {
        TestState = { AdditionalFiles = { ("/p/board.dts", Good) }, Sources = { code } },
    }.RunAsync();

    // The class is Test.Board.
    [Theory]
    [InlineData("class Test { }", "Test", "type Test; no class is generated for this board: rename the type or put it into a namespace, or set DevicetreeNamespace")]
    [InlineData("enum Test { A }", "Test", "type Test; no class is generated for this board: rename the type or put it into a namespace, or set DevicetreeNamespace")]
    [InlineData("namespace A { interface B { } }", "A.B.C", "type A.B; no class is generated for this board: rename the type or put it into a namespace, or set DevicetreeNamespace")]
    [InlineData("namespace Test { class Board { } }", "Test", "type Test.Board; no class is generated for this board: rename the type, or set DevicetreeClass")]
    [InlineData("namespace Test { partial struct Board { } }", "Test", "type Test.Board; no class is generated for this board: rename the type, or set DevicetreeClass")]
    [InlineData("namespace Test { delegate void Board(); }", "Test", "type Test.Board; no class is generated for this board: rename the type, or set DevicetreeClass")]
    [InlineData("namespace Test.Board.Part { class C { } }", "Test", "namespace Test.Board; no class is generated for this board: rename the namespace, or set DevicetreeClass")]
    [InlineData("class Board { }", "", "type Board; no class is generated for this board: rename the type, or set DevicetreeClass")]
    public Task A_name_of_a_board_that_the_project_uses_is_one_error_and_its_own_code_compiles(string code, string space, string message)
    {
        BoardTest test = new()
        {
            GlobalOptions = { ["build_property.RootNamespace"] = space },
            TestState = { AdditionalFiles = { ("/p/board.dts", Good) }, Sources = { code } },
        };
        string className = space.Length == 0 ? "Board" : space + ".Board";
        test.ExpectedDiagnostics.Add(new DiagnosticResult("BRD9015", DiagnosticSeverity.Error).WithSpan("/p/board.dts", 1, 1, 1, 1).WithMessage(
            $"board.dts: the class {className} cannot be generated, because the project has a {message}"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_type_with_the_name_of_the_namespace_of_several_boards_is_one_error() => new BoardTest
    {
        TestState =
        {
            AdditionalFiles = { ("/p/b.dts", Good), ("/p/a.dts", "{|BRD9015:|}" + Good) },
            Sources = { "static class Test { }" },
        },
    }.RunAsync();

    [Theory]
    [InlineData("namespace Test { static partial class Board { const string P = X.Path; } }")]
    [InlineData("namespace Test { class Board<T> { const string P = Board.X.Path; } }")]
    [InlineData("class Test<T> { const string P = Test.Board.X.Path; }")]
    [InlineData("namespace Test.Other { class Board { const string P = Test.Board.X.Path; } }")]
    [InlineData("namespace Test { class Other { class Board { } const string P = Test.Board.X.Path; } }")]
    public Task A_name_that_is_only_similar_is_not_taken(string code) => BoardTest.Of(Good, code).RunAsync();

    [Theory]
    [InlineData("enum System { A }", "/* A comment. */ enum System { A }")]
    [InlineData("static class System { static int Run() => 1; }", "/* A comment. */ static class System { static int Run() => 2; }")]
    public void A_type_that_hides_the_namespace_System_is_reported_where_it_is_after_an_edit(string before, string after)
    {
        GeneratorRun run = new BoardTest
        {
            TestState = { AdditionalFiles = { ("/p/board.dts", Good) }, Sources = { ("/p/System.cs", before) } },
        }.Start().EditSource("/p/System.cs", after);
        Diagnostic reported = Assert.Single(run.GeneratorDiagnostics);
        Assert.Equal("BRD9032", reported.Id);
        Assert.Equal(after.IndexOf("System", StringComparison.Ordinal), reported.Location.GetLineSpan().StartLinePosition.Character);
        Assert.Empty(run.GeneratedSources);
    }

    [Fact]
    public Task A_class_System_in_a_namespace_does_not_hide_it() => new BoardTest
    {
        TestState = { AdditionalFiles = { ("/p/board.dts", Good) }, Sources = { "namespace Test { class System { const string P = Board.X.Path; } }" } },
    }.RunAsync();

    [Fact]
    public Task A_file_that_cannot_be_read_is_an_error_and_other_boards_stay() => new BoardTest
    {
        UnreadableFiles = { "/p/Gone.dts" },
        TestState =
        {
            AdditionalFiles = { ("/p/Other.dts", Good) },
            Sources = { "class C { const string P = Test.Other.X.Path; }" },
            ExpectedDiagnostics =
            {
                new DiagnosticResult("BRD9001", DiagnosticSeverity.Error).WithSpan("/p/Gone.dts", 1, 1, 1, 1)
                    .WithMessage("Gone.dts cannot be read; no class is generated for its board"),
            },
        },
    }.RunAsync();

    [Fact]
    public Task Two_boards_of_one_class_are_reported_and_the_first_has_it() => new BoardTest
    {
        TestState =
        {
            AdditionalFiles = { ("/p/b/x.dts", "{|BRD9003:|}" + Good), ("/p/a/x.dts", "/dts-v1/; / { first {}; };") },
            Sources = { "class C { const string P = Test.X.First.Path; }" },
        },
    }.RunAsync();

    [Fact]
    public Task Classes_that_differ_in_case_alone_count_as_one() => new BoardTest
    {
        FileOptions = { ["/p/b/x.dts"] = Metadata("DevicetreeClass", "x") },
        TestState =
        {
            AdditionalFiles = { ("/p/a/x.dts", "/dts-v1/; / { };"), ("/p/b/x.dts", "{|BRD9003:|}" + Good) },
        },
    }.RunAsync();

    [Fact]
    public Task Boards_whose_names_have_no_letter_have_one_class() => new BoardTest
    {
        TestState =
        {
            AdditionalFiles = { ("/p/板.dts", Good), ("/p/盤.dts", "{|BRD9003:|}" + Good) },
            Sources = { "class C { const string P = Test.Board.X.Path; }" },
        },
    }.RunAsync();

    [Fact]
    public Task Metadata_names_the_class_and_the_namespace() => new BoardTest
    {
        FileOptions =
        {
            ["/p/odroidc4.dts"] = new()
            {
                ["build_metadata.AdditionalFiles.DevicetreeClass"] = "OdroidC4",
                ["build_metadata.AdditionalFiles.DevicetreeNamespace"] = "My.event",
            },
        },
        TestState =
        {
            AdditionalFiles = { ("/p/odroidc4.dts", Good) },
            Sources = { "class C { const string P = My.@event.OdroidC4.X.Path; }" },
        },
    }.RunAsync();

    [Fact]
    public Task A_class_that_is_no_identifier_is_reported_with_what_it_became() => new BoardTest
    {
        FileOptions = { ["/p/a.dts"] = Metadata("DevicetreeClass", "my board") },
        TestState =
        {
            AdditionalFiles = { ("/p/a.dts", "{|BRD9004:|}" + Good) },
            Sources = { "class C { const string P = Test.MyBoard.X.Path; }" },
        },
    }.RunAsync();

    [Fact]
    public Task A_namespace_that_is_none_is_reported_with_what_it_became() => new BoardTest
    {
        FileOptions = { ["/p/a.dts"] = Metadata("DevicetreeNamespace", "1st.my-lib") },
        TestState =
        {
            AdditionalFiles = { ("/p/a.dts", "{|BRD9005:|}" + Good) },
            Sources = { "class C { const string P = _1st.my_lib.A.X.Path; }" },
        },
    }.RunAsync();

    [Theory]
    [InlineData("my-app", "my_app")]
    [InlineData("", "global::")]
    [InlineData("class", "@class")]
    public Task A_root_namespace_is_bent_in_silence(string rootNamespace, string written)
    {
        BoardTest test = BoardTest.Of(Good, $"class C {{ const string P = {(written == "global::" ? written : written + ".")}Board.X.Path; }}");
        test.GlobalOptions["build_property.RootNamespace"] = rootNamespace;
        return test.RunAsync();
    }

    [Theory]
    [InlineData("/p/3d-printer.dts", "_3dPrinter")]
    [InlineData("/p/OdroidC4.dts", "OdroidC4")]
    [InlineData("/p/rk3399-rockpro64.dts", "Rk3399Rockpro64")]
    [InlineData("/p/\u00fc.dts", "Board")]
    [InlineData("/p/class.v2.dts", "ClassV2")]
    public Task A_file_name_gives_the_class(string path, string className) => new BoardTest
    {
        TestState = { AdditionalFiles = { (path, Good) }, Sources = { $"class C {{ const string P = Test.{className}.X.Path; }}" } },
    }.RunAsync();

    [Fact]
    public Task An_overlay_has_no_class() => BoardTest.Of("{|BRD9008:|}/dts-v1/; /plugin/; / { fragment@0 { target-path = \"/\"; __overlay__ { }; }; };").RunAsync();

    [Fact]
    public void A_source_that_opts_out_and_files_that_are_only_included_have_no_class()
    {
        BoardTest test = new()
        {
            FileOptions = { ["/p/a.dts"] = Metadata("DevicetreeBoard", "false") },
            TestState =
            {
                AdditionalFiles = { ("/p/a.dts", Good), ("/p/b.dtsi", Good), ("/p/c.dtso", Good), ("/p/d.txt", "text") },
            },
        };
        Assert.Empty(test.Start().GeneratedSources);
    }

    [Fact]
    public void A_tree_nested_deeper_than_classes_are_made_for_is_reported()
    {
        string dts = "/dts-v1/; / {" + string.Concat(Enumerable.Repeat("n {", 1500)) + string.Concat(Enumerable.Repeat("};", 1500)) + "};";
        GeneratorRun run = BoardTest.Of(dts).Start();
        Assert.Contains(run.GeneratorDiagnostics, static diagnostic => diagnostic.Id == "BRD9007");
        Assert.Single(run.GeneratedSources);
    }

    [Fact]
    public Task Includes_are_found_beside_the_file_and_in_the_directories_of_the_project()
    {
        BoardTest test = new()
        {
            TestState =
            {
                AdditionalFiles =
                {
                    ("/p/b/board.dts", "/dts-v1/;\n/include/ \"../soc.dtsi\"\n/include/ \"lib.inc\"\n/ { };"),
                    ("/p/soc.dtsi", "/ { near {}; };"),
                    ("/p/inc dir/lib.inc", "/ { far {}; };"),
                },
                Sources = { "class C { const string P = Test.Board.Near.Path + Test.Board.Far.Path; }" },
            },
        };
        test.GlobalOptions["build_property._DevicetreeIncludeDirectories"] = "%2Fother%3Binc%20dir";
        return test.RunAsync();
    }

    [Fact]
    public Task A_missing_include_is_reported_where_it_is() => BoardTest.Of(
        "/dts-v1/;\n/include/ {|BRD0050:\"no.dtsi\"|}\n/ { x {}; };",
        "class C { const string P = Test.Board.X.Path; }").RunAsync();

    [Fact]
    public Task A_mistake_in_a_file_that_two_boards_include_is_reported_once() => new BoardTest
    {
        TestState =
        {
            AdditionalFiles =
            {
                ("/p/a.dts", "/dts-v1/;\n/include/ \"c.dtsi\"\n"),
                ("/p/b.dts", "/dts-v1/;\n/include/ \"c.dtsi\"\n"),
                ("/p/c.dtsi", "/ { a = <1>{|BRD0020:|} b; };"),
            },
        },
    }.RunAsync();

    private static Dictionary<string, string> Metadata(string name, string value) => new() { ["build_metadata.AdditionalFiles." + name] = value };
}
