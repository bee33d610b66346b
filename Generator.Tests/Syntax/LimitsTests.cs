using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Hardware;
using Boards.Microkit.Platforms;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Syntax;

/// <summary>
/// Sources beyond the reference compiler's limits, of sizes at which quadratic work would not end; and infinite
/// sources, each of which is reported.
/// </summary>
[Trait("Category", "Slow")]
public sealed class LimitsTests
{
    private const int Many = 100_000;

    private static readonly Dictionary<string, string> Large = new()
    {
        ["siblings"] = Tree(Lines(Many, static i => $"n@{i:x} {{ reg = <{i} 1>; }};")),
        ["siblings without registers"] = Tree("bus { #address-cells = <1>; #size-cells = <0>; " + Lines(Many, static i => $"n@{i:x} {{ status = \"okay\"; }};") + "};"),
        ["nodes in nodes"] = Tree(string.Concat(Enumerable.Repeat("n { ranges; reg = <0 0>; status = \"okay\"; ", 10_000)) + string.Concat(Enumerable.Repeat("};", 10_000))),
        ["labels and references"] = Tree(Lines(Many, static i => $"l{i}: n{i} {{ p = <&l{i * 7 % Many}>; q = &l{i * 5 % Many}; }};")) + Lines(Many, static i => $"&l{i} {{ r = <{i}>; }};"),
        ["labels on one node"] = Tree(string.Concat(Enumerable.Range(0, Many).Select(static i => $"l{i}: ")) + "n { };") + Lines(Many, static i => $"m{i}: &l{i} {{ }};"),
        ["property names"] = Tree(Lines(Many, static i => $"name-{i} = <{i}>;")),
        ["long names"] = Tree(new string('a', 1_000_000) + "; b" + new string('a', 999_999) + "; " + new string('c', 1_000_000) + " { };"),
        ["long values"] = Tree($"s = \"{new string('x', 8_000_000)}\"; c = <{string.Concat(Enumerable.Repeat("1 ", 1_000_000))}>; b = [{string.Concat(Enumerable.Repeat("00 ", 1_000_000))}];"),
        ["parentheses"] = Tree($"p = <{new string('(', 500_000)}1{new string(')', 500_000)}>;"),
        ["deletions of what comes later"] = Tree(Lines(Many, static i => $"/delete-node/ n{i}; n{i} {{ }};")),
        ["continued lines"] = Tree(Lines(Many, static i => $"p{i} = <1 \\\n 2>;")),
        ["macros"] = Lines(Many, static i => $"#define M{i} {i}") + Tree(Lines(Many, static i => $"p{i} = <M{i}>;")),
        ["conditions"] = string.Concat(Enumerable.Repeat("#if 1\n", Many)) + Tree("") + string.Concat(Enumerable.Repeat("#endif\n", Many)),
    };

    public static TheoryData<string> LargeNames => [.. Large.Keys];

    [Theory]
    [MemberData(nameof(LargeNames))]
    public void A_large_source_goes_all_the_way(string name)
    {
        CompileResult compiled = Compile("/dts-v1/;\n" + Large[name]);
        Assert.DoesNotContain(compiled.Diagnostics, static diagnostic => diagnostic.Severity > Severity.Info);
        byte[] blob = DtbWriter.Write(compiled.Tree);
        DtbReadResult read = DtbReader.Read(blob, "t.dtb");
        Assert.Empty(read.Diagnostics);
        Assert.Equal(blob, DtbWriter.Write(read.Tree));
        CompileResult again = Compile(DtsWriter.Write(read.Tree));
        Assert.Equal(blob, DtbWriter.Write(again.Tree));
        _ = TreeChecks.Run(read.Tree);
        Assert.NotNull(Sel4Board.Resolve(read.Tree));
    }

    // Such a large text is searched in parts; the directive may be in the last part, or in two parts.
    [Theory]
    [InlineData("#define X 5\n/ { last = <X>; };", 5)]
    [InlineData("  # define X 6\n/ { last = <X>; };", 6)]
    [InlineData("/* over\n#define X 7\ntwo lines */ / { #X = <1>; last = <7>; };", 7)]
    [InlineData("/* before */ #define X 8\n/ { last = <X>; };", 8)]
    [InlineData("/ { #X = <1>; s = \"\n#define X 9\n\"; last = <9>; };", 9)]
    [InlineData("// /* of one line\n/ { last = <10>; };", 10)]
    public void A_directive_after_a_large_text_is_one(string end, uint expected)
    {
        CompileResult compiled = Compile("/dts-v1/;\n" + Tree(Lines(250_000, static i => $"p{i} = <{i}>;")) + end + "\n");

        Assert.Empty(compiled.Diagnostics);
        Assert.Equal(expected, compiled.Tree.Root.Find("last")!.Cell(0));
    }

    [Fact]
    public void Among_many_nodes_each_mistake_of_a_name_is_reported()
    {
        string source = Tree(Lines(40_000, static i => $"n{i} {{ }};") + "n1 { };" + Lines(40_000, static i => $"m{i} {{ }};") + "m1 { p; p; };");

        Assert.Equal(["BRD0200", "BRD0200", "BRD0201"], Compile("/dts-v1/;\n" + source).Diagnostics.Select(static diagnostic => diagnostic.Id));
    }

    [Fact]
    public void A_check_that_finds_everything_wrong_tells_a_thousand_times()
    {
        DeviceTree tree = Compile("/dts-v1/;\n" + Large["nodes in nodes"]).Tree;

        Assert.Equal(1000, TreeChecks.Run(tree).Count(static diagnostic => diagnostic.Id == "BRD1011"));
    }

    [Theory]
    [InlineData("BRD0111", "#define F(x) x x\n/dts-v1/;\n/ { a = <F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(1))))))))))))))))))))))))>; };\n")]
    [InlineData("BRD0111", "#define F(x) x x\n#if F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(F(1))))))))))))))))))))))))\n#endif\n/dts-v1/;\n/ { };\n")]
    [InlineData("BRD0111", "#define S(x) #x\n#define D(x) S(x x)\n/dts-v1/;\n/ { a = D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(D(1)))))))))))))))))))))))); };\n")]
    [InlineData("BRD0111", "#define P(a, b) a##b\n#define Q(a, b) P(a, b)\n#define D(x) Q(x, x)\n#define E(x) D(D(D(D(D(D(D(D(x))))))))\n/dts-v1/;\n/ { E(E(E(E(a)))); };\n")]
    [InlineData("BRD0051", "/dts-v1/;\n#include \"t.dts\"\n#include \"t.dts\"\n/ { };\n")]
    [InlineData("BRD0051", "/dts-v1/;\n/include/ \"t.dts\"\n/ { };\n")]
    public void What_grows_without_end_is_reported_once(string id, string source) => Assert.Equal([id], Compile(source).Diagnostics.Select(static diagnostic => diagnostic.Id));

    [Fact]
    public void Thousands_of_messages_that_are_not_errors_do_not_end_the_reading()
    {
        CompileResult result = Compile("/dts-v1/;\n" + Tree(Lines(2000, static i => $"/delete-node/ n{i}; n{i} {{ }};")));

        Assert.Equal(Enumerable.Repeat("BRD0214", 1000), result.Diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.Equal(2000, result.Tree.Root.Children.Length);
    }

    [Fact]
    public void A_macro_has_as_many_parameters_as_can_be_counted()
    {
        const int most = short.MaxValue;
        Assert.Equal((uint)most - 1, Compile(LastOf(most)).Tree.Root.Find("p")!.Cell(0));

        Assert.Equal(["BRD0101"], Compile(LastOf(most + 1)).Diagnostics.Select(static diagnostic => diagnostic.Id).Take(1));

        static string LastOf(int count) =>
            "#define F(" + string.Join(",", Enumerable.Range(0, count).Select(static i => $"a{i}")) + $") a{count - 1}\n/dts-v1/;\n/ {{ p = <F("
            + string.Join(",", Enumerable.Range(0, count)) + ")>; };\n";
    }

    // A node that is nested in 19,000 others has a path of 76,000 characters.
    [Theory]
    [InlineData("deep", 19_000)]
    [InlineData("wide", 100_000)]
    public void Nodes_whose_paths_are_too_long_together_are_reported_once_and_ignored(string form, int nodes)
    {
        string source = "/dts-v1/;\n" + Tree(form == "deep"
            ? string.Concat(Enumerable.Repeat("bus { ", nodes)) + string.Concat(Enumerable.Repeat("};", nodes))
            : new string('a', 2000) + " { " + Lines(nodes, static i => $"n{i} {{ }};") + "};") + "/ { last { }; };";
        DevicetreeFile file = new(new SourceFile("t.dts", source));

        CompileResult result = LayeredCompiler.Compile(file, [], new InMemorySources(), CompileOptions.Default);

        Assert.Equal(["BRD0120"], result.Diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.InRange(result.Tree.Nodes.Sum(static node => (long)node.Path.Length), PathLimit.MostCharacters - 100_000, PathLimit.MostCharacters);
        Assert.Null(result.Tree.FindPath("/last"));
        byte[] blob = DtbWriter.Write(DtsCompiler.Compile(file.Source!, new InMemorySources(), CompileOptions.Default).Tree);
        Diagnostic ofBlob = Assert.Single(LayeredCompiler.Compile(DevicetreeFile.FromBytes("t.dtb", blob), [], new InMemorySources(), CompileOptions.Default).Diagnostics);
        Assert.Equal(("BRD0120", "t.dtb"), (ofBlob.Id, ofBlob.Location.Path));
    }

    [Fact]
    public void A_file_without_an_end_is_refused()
    {
        InMemorySources files = new InMemorySources().Add("t.dts", "/dts-v1/;\n/ {\n\ta = /incbin/(\"endless\");\n\tb;\n};\n").Add("endless", new byte[SourceFile.MostBytes + 1]);

        CompileResult result = DtsCompiler.Compile(files.FindSource("t.dts")!, files, CompileOptions.Default);

        Assert.Equal(["t.dts(3,15): error BRD0052: 'endless' is not read: it has more than 128 MiB, or no end"], result.Diagnostics.Select(static diagnostic => diagnostic.ToString()));
        Assert.NotNull(result.Tree.Root.Find("b"));
    }

    [Theory]
    [InlineData("#include \"endless\"", 10)]
    [InlineData("/include/ \"endless\"", 11)]
    public void An_included_file_without_an_end_is_refused(string include, int column)
    {
        InMemorySources files = new InMemorySources().Add("t.dts", $"/dts-v1/;\n{include}\n/ {{ b; }};\n").Add("endless", new byte[SourceFile.MostBytes + 1]);

        CompileResult result = DtsCompiler.Compile(files.FindSource("t.dts")!, files, CompileOptions.Default);

        Assert.Equal([$"t.dts(2,{column}): error BRD0052: 'endless' is not read: it has more than 128 MiB, or no end"], result.Diagnostics.Select(static diagnostic => diagnostic.ToString()));
        Assert.NotNull(result.Tree.Root.Find("b"));
    }

    [Fact]
    public void Each_call_without_an_end_is_reported_also_among_macros_without_an_end()
    {
        string macros = "#define M0 1 1\n" + Lines(29, static i => $"#define M{i + 1} M{i} M{i} M{i} M{i}");
        string source = macros + "#define F(x) x\n/dts-v1/;\n" + Tree(Lines(12, static i => $"p{i} = <M29>;") + Lines(40, static i => $"q{i} = <F({i}>;"));

        string[] reported = [.. Compile(source).Diagnostics.Select(static diagnostic => diagnostic.Id)];

        Assert.Equal(12, reported.Count(static id => id == "BRD0111"));
        Assert.Equal(40, reported.Count(static id => id == "BRD0103"));
    }

    // The end of a call is searched for in the rest of the file, which must not be repeated for each call.
    [Fact]
    public void Many_calls_without_an_end_lose_nothing_of_what_follows()
    {
        CompileResult result = Compile("#define F(x) x\n/dts-v1/;\n" + Tree(Lines(900, static i => $"q{i} = <F({i}>;") + Lines(100_000, static i => $"r{i} = <{i}>;")));

        Assert.Equal(Enumerable.Repeat("BRD0103", 900), result.Diagnostics.Select(static diagnostic => diagnostic.Id));
        Assert.Equal(100_900, result.Tree.Root.Properties.Length);
    }

    [Fact]
    public void A_blob_that_nests_too_deep_is_reported()
    {
        // Begin and end of 30,000 nodes called "n" (Devicetree Specification, 5.4).
        byte[] flat = DtbWriter.Write(Compile("/dts-v1/;\n/ { };\n").Tree);
        ImmutableArray<byte> structure = [.. flat[56..64], .. Enumerable.Repeat<byte[]>([0, 0, 0, 1, (byte)'n', 0, 0, 0], 30_000).SelectMany(static bytes => bytes)];
        byte[] deep = [.. flat[..56], .. structure, .. Enumerable.Repeat<byte[]>([0, 0, 0, 2], 30_001).SelectMany(static bytes => bytes), 0, 0, 0, 9];
        BinaryPrimitives.WriteInt32BigEndian(deep.AsSpan(4), deep.Length);
        BinaryPrimitives.WriteInt32BigEndian(deep.AsSpan(36), deep.Length - 56);
        deep[12] = deep[13] = deep[14] = deep[15] = deep[32] = deep[33] = deep[34] = deep[35] = 0;

        Diagnostic diagnostic = Assert.Single(DtbReader.Read(deep, "t.dtb").Diagnostics);

        Assert.Equal("BRD0301", diagnostic.Id);
        Assert.Contains("20000", diagnostic.Message, StringComparison.Ordinal);
    }

    private static CompileResult Compile(string source)
    {
        InMemorySources files = new InMemorySources().Add("t.dts", source);
        return DtsCompiler.Compile(files.FindSource("t.dts")!, files, CompileOptions.Default);
    }

    private static string Tree(string body) => "/ {\n" + body + "\n};\n";

    private static string Lines(int count, Func<int, FormattableString> line)
    {
        StringBuilder text = new();
        for (int i = 0; i < count; i++)
            text.Append(FormattableString.Invariant(line(i))).Append('\n');
        return text.ToString();
    }
}
