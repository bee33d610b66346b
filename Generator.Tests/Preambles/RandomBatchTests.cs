using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Preambles;

/// <summary>Sources put together at random, which include each other's files in many orders; some of them are wrong.</summary>
public sealed class RandomBatchTests
{
    private const int Batches = 60;
    private const int Boards = 12;
    private const int Files = 9;
    private const int Nodes = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_batch_gives_what_each_source_gives_alone(int seed)
    {
        int continued = 0;
        for (int i = 0; i < Batches; i++)
        {
            Random random = new((seed * 1000) + i);
            string[] files = [.. Enumerable.Range(0, Files).Select(file => File(random, file))];
            SourceFile[] roots = [.. Enumerable.Range(0, Boards).Select(board => new SourceFile($"b{board}.dts", Root(random)))];
            continued += BatchComparison.Compare(roots, () => Sources(files), CompileOptions.Default with { Symbols = i % 2 == 0 });
        }

        // Where nothing is shared, nothing is tested.
        Assert.True(continued > Batches * Boards / 3, $"{continued} went on behind a beginning");
    }

    private static InMemorySources Sources(string[] files)
    {
        InMemorySources sources = new();
        for (int i = 0; i < files.Length; i++)
            sources.Add($"f{i}.dtsi", files[i]);
        return sources;
    }

    // A file includes only those before it. The first has the macros and the nodes that all others know.
    private static string File(Random random, int index)
    {
        if (index == 0)
            return "#ifndef F0\n#define F0\n#define M0 0\n#define M1 1\n#define M2 2\n/ {" + string.Concat(Enumerable.Range(0, Nodes).Select(static i => $" l{i}: n{i} {{ k{i}: c {{ }}; }};")) + " };\n#endif\n";
        StringBuilder text = new(random.Next(3) == 0 ? "" : "#include \"f0.dtsi\"\n");
        if (random.Next(9) == 0)
            text.Append("#pragma once\n");
        for (int i = random.Next(3); i > 0; i--)
            text.Append($"#include \"f{random.Next(index)}.dtsi\"\n");
        if (random.Next(3) == 0)
            text.Append(Macro(random));
        if (random.Next(4) > 0)
            AddText(random, text);
        return text.ToString();
    }

    private static string Root(Random random)
    {
        StringBuilder text = new(random.Next(30) == 0 ? "" : "/dts-v1/;\n/* a comment */\n");
        if (random.Next(6) > 0)
            text.Append("#include \"f0.dtsi\"\n");
        for (int i = random.Next(1, 4); i > 0; i--)
            text.Append($"#include \"f{random.Next(Files)}.dtsi\"\n");
        if (random.Next(3) > 0)
            AddText(random, text);
        return text.ToString();
    }

    private static void AddText(Random random, StringBuilder text)
    {
        for (int i = random.Next(1, 4); i > 0; i--)
            text.Append(Statement(random)).Append('\n');
    }

    private static string Macro(Random random)
    {
        int macro = random.Next(3);
        return $"#undef M{macro}\n#define M{macro} {random.Next(9)}\n";
    }

    private static string Statement(Random random)
    {
        int node = random.Next(Nodes);
        int other = random.Next(Nodes);
        string property = "p" + random.Next(4);
        string[] right =
        [
            $"/ {{ {property} = <{random.Next(9)}>; n{node} {{ }}; }};",
            $"/ {{ n{node} {{ {property} = <&l{other} M{random.Next(3)}>; }}; }};",
            $"/ {{ more: n{node} {{ q = \"a\", &k{other}; reg = <1>; }}; }};",
            $"/ {{ n{node} {{ c {{ phandle = <{node + 1}>; }}; d{other} {{ {property}; }}; }}; }};",
            $"/ {{ n{node} {{ /delete-property/ {property}; }}; }};",
            $"&l{node} {{ {property}; s = <&k{node}>, <&l{other}>; }};",
            $"again{node}: &k{node} {{ {property} = &l{other}; }};",
            $"/omit-if-no-ref/ &k{node};",
            $"/ {{ /omit-if-no-ref/ spare{node} {{ }}; }};",
            $"#if M{random.Next(3)} > 1\n/ {{ {property} = <M{random.Next(3)} __COUNTER__>; }};\n#endif",
            $"#define F(x) <x M{random.Next(3)}>\n/ {{ {property} = F({random.Next(9)}), F(__LINE__); }};\n#undef F",
            $"/ {{ w{node} {{ /delete-node/ x; x {{ }}; /delete-node/ y; }}; }};",
            $"/ {{ w{node} {{ x {{ {property}; }}; y {{ }}; }}; }};",
            $"/ {{ v{node} {{ /delete-property/ {property}; {property} = <{random.Next(9)}>; }}; }};",
            Macro(random),
        ];
        string[] wrong =
        [
            $"/delete-node/ &l{node};",
            $"/ {{ /delete-node/ n{node}; n{node} {{ back; }}; }};",
            $"/ {{ {property} = <1> }};",
            $"/ {{ l{node}: x {{ }}; }};",
            $"&nobody {{ }};",
            $"#define M0 again",
            $"/ {{ {property} = <__INCLUDE_LEVEL__>; }};",
        ];
        return random.Next(25) == 0 ? wrong[random.Next(wrong.Length)] : right[random.Next(right.Length)];
    }
}
