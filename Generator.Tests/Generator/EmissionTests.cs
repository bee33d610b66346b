using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Boards.Generator.Emit;
using Boards.Generator.Model;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Boards.Tests.Generator;

public class EmissionTests
{
    private const string Soc = """
        /dts-v1/;
        / {
            #address-cells = <1>;
            #size-cells = <1>;
            soc {
                #address-cells = <1>;
                #size-cells = <1>;
                compatible = "simple-bus";
                ranges;
        {0}
            };
        };
        """;

    [Fact]
    public Task A_node_is_a_class_with_constants_and_values() => Compiles(
        """
        mac: ethernet@ff3f0800 { compatible = "a,b"; reg = <0xff3f0800 0x10000>; };
        """,
        """
        const ulong A = Board.Soc.EthernetFf3f0800.Region0.Address;
        const string P = Board.Labels.mac.Path;
        static Boards.Region R => Board.Labels.mac.Region0.Value;
        static int S(ulong a) => a switch { Board.Soc.EthernetFf3f0800.Region0.PageAddress => 1, Board.Labels.mac.Region0.PageSize => 2, _ => 3 };
        static class Ethernet
        {
            static Ethernet() { _ = new byte[A == 0xff3f0800 && P == "/soc/ethernet@ff3f0800" ? 1 : throw new System.Exception()]; }
        }
        """);

    [Fact]
    public void A_generated_file_is_known_by_its_folder()
    {
        GeneratorRun run = BoardTest.Of("/dts-v1/; / { n { }; };").Start();
        Assert.NotEmpty(run.GeneratedSources);
        Assert.All(run.GeneratedSources, static source => Assert.True(HintName.IsGenerated(source.SyntaxTree.FilePath)));
        Assert.All(run.Input.SyntaxTrees, static tree => Assert.False(HintName.IsGenerated(tree.FilePath)));
    }

    [Fact]
    public Task A_label_or_an_alias_inherits_everything_of_its_node() => Compiles(
        """
        up: bus { compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges; soc: equals@1 { reg = <1 1>; equals {}; finalize {}; }; };
        """,
        """
        const string P = Board.Labels.up.Path + Board.Labels.up.Equals_1.Path + Board.Labels.soc.Equals.Path + Board.Labels.soc.Finalize.Path;
        const ulong A = Board.Labels.up.Equals_1.Region0.Address + Board.Labels.soc.Region0.Address;
        static bool SameClass<T>() where T : Board.Soc.Bus.Equals_1 => true;
        static bool Same => SameClass<Board.Labels.soc>() && SameClass<Board.Soc.Bus.Equals_1>();
        """);

    [Fact]
    public Task A_label_of_the_root_has_its_path() => BoardTest.Of(
        "/dts-v1/; / { x: x {}; aliases { x0 = &x; }; }; root: &{/} {};",
        "class C { const string P = Test.Board.Labels.root.Path + Test.Board.Labels.x.Path + Test.Board.Aliases.x0.Path; }").RunAsync();

    [Theory]
    [InlineData("class {};", "Board.Soc.Class.Path")]
    [InlineData("soc {};", "Board.Soc.Soc_.Path")]
    [InlineData("soc { soc {}; };", "Board.Soc.Soc_.Soc.Path")]
    [InlineData("path {};", "Board.Soc.Path_.Path")]
    [InlineData("region0 {};", "Board.Soc.Region0_.Path")]
    [InlineData("labels {};", "Board.Soc.Labels.Path")]
    [InlineData("usb-1 {}; usb@1 {}; usb1 {};", "Board.Soc.Usb__1.Path + Board.Soc.Usb_1.Path + Board.Soc.Usb1.Path")]
    [InlineData("a,b {}; a.b {}; a_b {}; a+b {};", "Board.Soc.A__Cb.Path + Board.Soc.A__Db.Path + Board.Soc.A_b.Path + Board.Soc.A__Pb.Path")]
    [InlineData("1wire {};", "Board.Soc._1wire.Path")]
    [InlineData("_arglist {};", "Board.Soc.@__arglist.Path")]
    [InlineData("CPU {};", "Board.Soc.___XC__XP__XU.Path")]
    [InlineData("x@1 { reg = <1 2>; reg-names = \"mac\"; mac {}; };", "Board.Soc.X_1.Mac_.Path")]
    [InlineData("int: x@1 {};", "Board.Labels.@int.Path")]
    [InlineData("Path: x@1 {};", "Board.Labels.Path_x_.Path")]
    [InlineData("Labels: x@1 {};", "Board.Labels.Labels_x_.Path")]
    public Task A_node_of_any_name_has_a_class(string nodes, string expression) =>
        Compiles(nodes, $"const string P = {expression};");

    [Theory]
    [InlineData("\"regs\", \"dma-core\"", "Regs.Address + Board.Soc.X_1.DmaCore.Address")]
    [InlineData("\"a\", \"a\"", "A.Address + Board.Soc.X_1.ARegion.Address")]
    [InlineData("\"region1\", \"x\"", "Region0.Address + Board.Soc.X_1.X.Address")]
    [InlineData("\"path\", \"\"", "PathRegion.Address + Board.Soc.X_1.Region1.Address")]
    [InlineData("\"x_1\", \"b\"", "X1.Address + Board.Soc.X_1.B.Address")]
    [InlineData("\"1\", \"\\xe9\"", "_1.Address + Board.Soc.X_1.Region1.Address")]
    public Task A_region_is_called_by_its_name_or_else_its_number(string names, string expression) =>
        Compiles($"x@1 {{ reg = <1 2>, <3 4>; reg-names = {names}; }};", $"const ulong P = Board.Soc.X_1.{expression};");

    [Fact]
    public void Adding_a_node_changes_no_line_of_what_was_there()
    {
        const string before = "usb@1 { reg = <1 1>; }; a.b {}; soc {};";
        string[] lines = Generate(string.Format(System.Globalization.CultureInfo.InvariantCulture, Escaped, before)).Split('\n');
        string[] after = Generate(string.Format(System.Globalization.CultureInfo.InvariantCulture, Escaped, before + " usb-1 {}; usb1 {}; a,b {}; a-b {}; soc_ {}; Soc {}; region0 {};")).Split('\n');
        Assert.Empty(lines.Where(static line => line.Contains("class ", System.StringComparison.Ordinal)).Except(after));
    }

    [Fact]
    public Task A_disabled_node_and_what_lies_below_have_classes_and_say_so() => Compiles(
        "bus { status = \"disabled\"; #address-cells = <1>; #size-cells = <1>; ranges; x@1 { reg = <1 1>; }; };",
        """
        #pragma warning disable BRD4001
        const ulong A = Board.Soc.Bus.X_1.Region0.Address;
        """);

    [Fact]
    public void The_documentation_escapes_what_the_source_says()
    {
        string code = Generate("/dts-v1/; / { x { compatible = \"<a>&\\n\\x01</summary>\"; }; };");
        Assert.Contains("/// <summary><c>/x</c>: &lt;a&gt;&amp;\ufffd\ufffd&lt;/summary&gt;; okay.</summary>", code);
    }

    [Fact]
    public void Line_ends_are_the_same_everywhere() => Assert.DoesNotContain('\r', Generate("/dts-v1/;\r\n/ {\r\n x { a = \"\\r\\n\"; }; };\r\n"));

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_thousand_levels_are_flattened_and_compile()
    {
        StringBuilder dts = new("/dts-v1/; / {");
        for (int i = 0; i < 1000; i++)
            dts.Append("n").Append(i).Append(" {");
        for (int i = 0; i < 1000; i++)
            dts.Append("};");
        dts.Append("};");
        await BoardTest.Of(dts.ToString(), "class C { const string P = Test.Board.N0.N1.N2.Path; }").RunAsync();
        Assert.Contains("\"/n0/", Generate(dts.ToString()), System.StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Ten_thousand_nodes_compile()
    {
        StringBuilder dts = new("/dts-v1/; / {\n");
        for (int i = 0; i < 10000; i++)
            dts.Append("n").Append(i).Append(" { compatible = \"a\"; };\n");
        dts.Append("};");
        GeneratorRun run = BoardTest.Of(dts.ToString(), "class C { const string P = Test.Board.N9999.Path; }").Start();
        Assert.Empty(run.CompilerDiagnostics(DiagnosticSeverity.Error, default));
    }

    [Fact]
    public void A_language_without_nullable_references_is_not_asked_for_them()
    {
        BoardTest test = BoardTest.Of("/dts-v1/; / { x@1 {}; };");
        test.LanguageVersion = Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp7_3;
        GeneratorRun run = test.Start();
        Assert.DoesNotContain("#nullable", run.GeneratedSources.Single().SourceText.ToString());
        Assert.Empty(run.CompilerDiagnostics(DiagnosticSeverity.Error, default));
    }

    private static string Escaped => Soc.Replace("{", "{{").Replace("}", "}}").Replace("{{0}}", "{0}");

    private static string Generate(string dts) => BoardTest.Of(dts).Start().GeneratedSources.Single().SourceText.ToString();

    private static Task Compiles(string nodes, string members)
    {
        BoardTest test = BoardTest.Of(Soc.Replace("{0}", nodes), $"using Test;\nstatic class Program\n{{\n{members}\n}}\n");
        test.Analyzers.RemoveAll(static analyzer => analyzer is Boards.Generator.Sources.SourceAnalyzer);
        return test.RunAsync();
    }
}
