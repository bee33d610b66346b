using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Syntax;

public sealed class PlacesTests
{
    [Fact]
    public void Twelve_mistakes_give_twelve_diagnostics_in_the_order_of_the_source()
    {
        CompileResult result = Compile("""
            /dts-v1/;
            / {
                a = <1>
                b = <08>;
                c = <1, 2>;
                d = "x" "y";
                e = ;
                f = <(1 + )>;
                n { g = <NOPE>; }
                m { h = <&nowhere>; };;
                o = <1>;
                p { q = [0x]; };
            };
            """);
        Assert.Equal(
            ["BRD0020", "BRD0013", "BRD0037", "BRD0036", "BRD0038", "BRD0034", "BRD0017", "BRD0020", "BRD0210", "BRD0039", "BRD0023", "BRD0041"],
            result.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(["n", "m", "p"], result.Tree.Root.Children.Select(child => child.Name));
    }

    [Theory]
    [InlineData("p = <1>, /include/ \"cells.dtsi\" <5>;", "t.dts", "<5>")]
    [InlineData("p = <1 /include/ \"bare.dtsi\" 5>;", "t.dts", "5>")]
    [InlineData("p = <1>, /incbin/(\"bin\"), <5>;", "t.dts", "5>")]
    [InlineData("p = <1>, /incbin/(\"bin\", 4, 8), <5>;", "t.dts", "5>")]
    [InlineData("p = &n, \"x\", <5>;", "t.dts", "5>")]
    [InlineData("p = <1>, &{/a/n}, \"x\", &n, <5>;", "t.dts", "5>")]
    [InlineData("p = &missing, \"long string\", &{/missing}, <5>;", "t.dts", "5>")]
    [InlineData("p = <1>, /include/ \"last.dtsi\";", "last.dtsi", "5>")]
    [InlineData("p = <1 &n 5 6>;", "t.dts", "5 6>")]
    public void A_byte_of_a_value_is_found_after_files_and_references_in_it(string property, string path, string place)
    {
        string text = "/dts-v1/;\n/ { a { " + property + " n: n { }; }; };\n";
        InMemorySources files = new InMemorySources().Add("t.dts", text)
            .Add("cells.dtsi", "<2 3>, ").Add("bare.dtsi", "2 3 4").Add("last.dtsi", "<2 3 5>").Add("bin", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        DeviceTree tree = DtsCompiler.Compile(files.FindSource("t.dts")!, files, new CompileOptions { Preprocess = false }).Tree;
        Property value = tree.FindPath("/a")!.Find("p")!;
        int at = value.Value.Span.IndexOf((ReadOnlySpan<byte>)[0, 0, 0, 5]);
        while (at % 4 != 0 && !property.Contains('&', StringComparison.Ordinal))
            at += 1 + value.Value.Span[(at + 1)..].IndexOf((ReadOnlySpan<byte>)[0, 0, 0, 5]);

        SourceLocation found = value.LocationAt(at);

        Assert.Equal(path, found.Path);
        Assert.Equal(files.FindSource(path)!.Text.IndexOf(place, StringComparison.Ordinal) + place.IndexOf('5', StringComparison.Ordinal), found.Start);
    }

    [Fact]
    public void A_mistake_in_a_macro_is_reported_where_the_macro_is_used_with_its_definition_beside()
    {
        const string source = "/dts-v1/;\n#define CELL(a) <&nowhere a>\n/ { p = CELL(1); };\n";
        Diagnostic diagnostic = Assert.Single(Compile(source).Diagnostics);
        Assert.Equal(("BRD0210", source.LastIndexOf("CELL", StringComparison.Ordinal), 4), (diagnostic.Id, diagnostic.Location.Start, diagnostic.Location.Length));
        Assert.Equal(source.IndexOf("&nowhere", StringComparison.Ordinal), Assert.Single(diagnostic.Related).Location.Start);
    }

    [Fact]
    public void A_mistake_in_a_macros_argument_is_reported_in_the_argument()
    {
        const string source = "/dts-v1/;\n#define CELL(a) <a>\n/ { p = CELL(&nowhere); };\n";
        Diagnostic diagnostic = Assert.Single(Compile(source).Diagnostics);
        Assert.Equal((source.IndexOf("&nowhere", StringComparison.Ordinal), 8), (diagnostic.Location.Start, diagnostic.Location.Length));
    }

    [Fact]
    public void A_mistake_in_an_included_file_is_reported_there_with_the_way_to_it()
    {
        InMemorySources files = new InMemorySources().Add("dir/a.dtsi", "/ { p = <08>; };");
        Diagnostic diagnostic = Assert.Single(Compile("/dts-v1/;\n#include \"dir/a.dtsi\"\n", files).Diagnostics);
        Assert.Equal("dir/a.dtsi", diagnostic.Location.Path);
        Assert.Equal(("t.dts", "included from here"), (Assert.Single(diagnostic.Related).Location.Path, diagnostic.Related[0].Message));
    }

    [Fact]
    public void A_cell_is_found_in_its_source()
    {
        const string source = "/dts-v1/;\n#define SIZE 0x1000\n/ { p = \"ab\", <1 SIZE (2 + 3)>; };\n";
        Property property = Compile(source).Tree.Root.Find("p")!;
        Assert.Equal(source.IndexOf("(2", StringComparison.Ordinal), property.LocationAt(11).Start);
        Assert.Equal(source.LastIndexOf("SIZE", StringComparison.Ordinal), property.LocationAt(7).Start);
    }

    // The text is kept in parts of 16,384 characters. Plain values, expressions and strings are in several of them, and at their edges.
    [Fact]
    public void Places_are_found_anywhere_in_a_long_text()
    {
        StringBuilder text = new("#define BASE 0x100\n/dts-v1/;\n/ {\n");
        for (int i = 0; i < 2000; i++)
            text.Append(CultureInfo.InvariantCulture, $"a{i} = <1 {i}>; b{i} = \"x\", <BASE (2 + {i})>; c{i} = <BASE 7>, <{i} &n>;\n");
        text.Append("n: n { };\n};\n");
        string source = text.ToString();
        DeviceTree tree = Compile(source).Tree;
        Assert.True(source.Length > 4 << 14);
        for (int i = 0; i < 2000; i++)
        {
            string number = i.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(number, TextAt($"a{i}", 4));
            Assert.Equal("(", TextAt($"b{i}", 6));
            Assert.Equal("BASE", TextAt($"c{i}", 0));
            Assert.Equal("&n", TextAt($"c{i}", 12));
            Assert.Equal(12, Assert.Single(tree.Root.Find($"c{i}")!.References!.Value));
        }

        string TextAt(string property, int offset)
        {
            SourceLocation at = tree.Root.Find(property)!.LocationAt(offset);
            Assert.Equal(property, source.Substring(source.LastIndexOfAny(['\n', ';'], at.Start) + 1, property.Length + 1).Trim());
            return source.Substring(at.Start, at.Length);
        }
    }

    [Fact]
    public void A_value_that_continues_in_a_file_has_places_after_macros()
    {
        const string text = "#define ONE 1\n/dts-v1/;\n/ { p = <ONE>, /include/ \"cells.dtsi\" <5>; q = <ONE (2 + 3)>; };\n";
        InMemorySources files = new InMemorySources().Add("t.dts", text).Add("cells.dtsi", "<2 3>, ");
        Node root = DtsCompiler.Compile(files.FindSource("t.dts")!, files, CompileOptions.Default).Tree.Root;
        Assert.Equal(text.IndexOf("5>", StringComparison.Ordinal), root.Find("p")!.LocationAt(12).Start);
        Assert.Equal(("cells.dtsi", 3), (root.Find("p")!.LocationAt(8).Path, root.Find("p")!.LocationAt(8).Start));
        Assert.Equal(text.IndexOf("(2", StringComparison.Ordinal), root.Find("q")!.LocationAt(4).Start);
    }

    // Values that consist only of numbers and references have a separate reader; with a label, the parser reads them.
    [Fact]
    public void The_cells_of_a_plain_value_are_where_the_parser_finds_them()
    {
        Random random = new(3);
        string[] items = ["0", "1", "42", "0x10", "0XfF", "&n", "&n_1"];
        string[] spaces = [" ", "  ", "\t", "\n", "\r\n\t"];
        for (int i = 0; i < 500; i++)
        {
            string value = string.Join(random.Next(2) == 0 ? ", " : " ,", Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
                "<" + Space(0) + string.Join("", Enumerable.Range(0, random.Next(0, 4)).Select(_ => items[random.Next(items.Length)] + Space(1))) + ">"));
            string source = "/dts-v1/;\n/ { n: n { }; n_1: m { }; plain = " + value + "; labelled = l: " + value + "; };\n";
            DeviceTree tree = Compile(source).Tree;
            Property plain = tree.Root.Find("plain")!;
            Property labelled = tree.Root.Find("labelled")!;
            int distance = source.LastIndexOf(value, StringComparison.Ordinal) - source.IndexOf(value, StringComparison.Ordinal);

            Assert.Equal(plain.References, labelled.References);
            for (int cell = 0; cell < plain.CellCount; cell++)
            {
                SourceLocation found = plain.LocationAt(cell * 4);
                Assert.True((found.Start + distance, found.Length) == (labelled.LocationAt(cell * 4).Start, labelled.LocationAt(cell * 4).Length), value);
            }
        }

        string Space(int least) => string.Concat(Enumerable.Range(0, random.Next(least, 3)).Select(_ => spaces[random.Next(spaces.Length)]));
    }

    [Fact]
    public void A_comment_switches_off_its_line_the_next_line_or_the_file()
    {
        CompileResult result = Compile("""
            /dts-v1/;
            / {
                a = /bits/ 8 <0x100>; // boards-disable-line BRD0030
                /* boards-disable-next-line BRD0030 why */
                b = /bits/ 8 <0x100>;
                c = /bits/ 8 <0x100>;
            };
            """);
        Assert.Equal([true, true, false], result.Diagnostics.Select(result.Suppressions.Covers));
        CompileResult whole = Compile("// boards-disable BRD0030\n/dts-v1/;\n/ { a = /bits/ 8 <0x100>; b = <08>; };\n");
        Assert.Equal([true, false], whole.Diagnostics.Select(whole.Suppressions.Covers));
    }

    [Fact]
    public void Deep_nesting_compiles()
    {
        string source = "/dts-v1/;\n/ { " + string.Concat(Enumerable.Repeat("n { ", 10_000)) + "p = <" + new string('(', 10_000) + "1"
            + new string(')', 10_000) + ">; " + string.Concat(Enumerable.Repeat("}; ", 10_000)) + "};\n";
        CompileResult result = Compile(source);
        Assert.Empty(result.Diagnostics);
        Assert.Equal(10_001, DtbReader.Read(DtbWriter.Write(result.Tree), "t.dtb").Tree.Nodes.Length);
    }

    [Theory]
    [InlineData("BRD0300", 0, 0x01)]
    [InlineData("BRD0301", 64, 0x07)]
    [InlineData("BRD0302", 96, 0x20)]
    [InlineData("BRD0303", 87, 0x00)]
    public void A_broken_blob_is_reported(string id, int offset, byte value)
    {
        byte[] blob = DtbWriter.Write(Compile("/dts-v1/;\n/ { p; q; };\n").Tree);
        Assert.Empty(DtbReader.Read(blob, "t.dtb").Diagnostics);
        blob[offset] = value;
        Assert.Contains(id, DtbReader.Read(blob, "t.dtb").Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Every_rule_of_the_language_has_a_page()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Boards.slnx")))
            root = root.Parent;
        Assert.All(DiagnosticCatalog.Language, rule => Assert.StartsWith(
            $"# {rule.Id}: {rule.Title}", File.ReadAllText(Path.Combine(root!.FullName, "docs", "diagnostics", rule.Id + ".md"))));
    }

    private static CompileResult Compile(string source, InMemorySources? files = null) =>
        DtsCompiler.Compile(new SourceFile("t.dts", source), files ?? new InMemorySources(), CompileOptions.Default);
}
