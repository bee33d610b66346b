using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Boards.Devicetree;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Syntax;

/// <summary>Large sources, whose parts are processed in parallel, have the same meaning as small ones.</summary>
[Trait("Category", "Slow")]
public sealed class LargeSourceTests
{
    private const int Many = 120_000;

    [Fact]
    public void A_text_without_macros_and_comments_is_read_unchanged() =>
        Assert.Equal(Many + 1, Compile("/dts-v1/;\n/ {\n" + Nodes(0, Many) + "};\n").Nodes.Length);

    [Theory]
    [InlineData(0)]
    [InlineData(Many / 2)]
    [InlineData(Many)]
    public void A_macro_is_replaced_wherever_it_is(int at)
    {
        DeviceTree tree = Compile("#define SEVEN 7\n/dts-v1/;\n/ {\n" + Nodes(0, at) + "n { p = <SEVEN>; };\n" + Nodes(at, Many) + "};\n");

        Assert.Equal(7u, tree.FindPath("/n")!.Find("p")!.Cell(0));
        Assert.Equal(Many + 2, tree.Nodes.Length);
    }

    [Fact]
    public void A_comment_goes_on_over_many_lines() =>
        Assert.Equal(101, Compile("/dts-v1/;\n/ {\n" + Nodes(0, 50) + "/*\n" + Nodes(50, Many) + "*/\n" + Nodes(Many, Many + 50) + "};\n").Nodes.Length);

    [Theory]
    [InlineData(0)]
    [InlineData(Many)]
    public void Characters_of_several_bytes_are_read_on_either_side(int at)
    {
        string text = Nodes(0, at) + "s = \"é€😀\";\n" + Nodes(at, Many);

        SourceFile file = SourceFile.FromBytes("t.dts", Encoding.UTF8.GetBytes(text));

        Assert.False(file.IsLatin1);
        Assert.Equal(text, file.Text);
        Assert.Equal('\0', file.Characters[file.Length]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Many)]
    public void A_byte_that_is_no_character_on_either_side_makes_all_of_them_characters(int at)
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes(Nodes(0, at)), 0xe9, .. Encoding.ASCII.GetBytes(Nodes(at, Many))];

        SourceFile file = SourceFile.FromBytes("t.dts", bytes);

        Assert.True(file.IsLatin1);
        Assert.Equal(Encoding.Latin1.GetString(bytes), file.Text);
    }

    [Fact]
    public void Findings_are_reported_in_document_order_and_a_check_tells_its_first_thousand()
    {
        // Every hundredth node has a 'reg' of three cells, although an entry has two.
        DeviceTree tree = Compile("/dts-v1/;\n/ {\n#address-cells = <1>;\n#size-cells = <1>;\n" + Nodes(0, Many, static i => i % 100 == 0 ? $"{i} 1 1" : $"{i} 1") + "};\n");

        ImmutableArray<Diagnostic> found = [.. TreeChecks.Run(tree).Where(static diagnostic => diagnostic.Id == "BRD1011")];

        Assert.Equal(Enumerable.Range(0, 1000).Select(static i => $"/n@{i * 100:x}: "), found.Select(static diagnostic => diagnostic.Message[..(diagnostic.Message.IndexOf(": ", StringComparison.Ordinal) + 2)]));
    }

    private static string Nodes(int from, int to) => Nodes(from, to, static i => $"{i} 1");

    private static string Nodes(int from, int to, Func<int, string> reg)
    {
        StringBuilder text = new();
        for (int i = from; i < to; i++)
            text.Append($"\tn@{i:x} {{\n\t\treg = <{reg(i)}>;\n\t\tx;\n\t}};\n");
        return text.ToString();
    }

    private static DeviceTree Compile(string source)
    {
        CompileResult compiled = DtsCompiler.Compile(new SourceFile("t.dts", source), new InMemorySources(), CompileOptions.Default);
        Assert.Empty(compiled.Diagnostics);
        return compiled.Tree;
    }
}
