using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Xunit;

namespace Boards.Tests.Conformance;

/// <summary>Whatever comes in, nothing throws, and everything ends.</summary>
public sealed class Mutations
{
    private const string Seed = """
        /dts-v1/;
        #define BASE 0x1000
        #define REG(a, b) <(BASE + a) b>
        #define CAT(a, ...) a ## _x #a __VA_ARGS__
        #include "a.dtsi"
        /memreserve/ 0x1000 (2 * 3);
        / {
            model = "a\x41\"", "b";
            #address-cells = <1>;
        #if defined(BASE) && BASE > 5 /* c */
            soc: soc@0 { reg = REG(1, 2); l1: p = /bits/ 8 <1 'a' l2:>, [00 ff], &soc, <&{/soc@0}>; // end
                /delete-property/ x; n { }; /delete-node/ n; };
        #else
            x = /incbin/("bin", 1, 2);
        #endif
            /omit-if-no-ref/ q: q { status = "okay"; phandle = <&q>; };
        };
        &soc { CAT(y, = <1 ? 2 : (3 << 4)>;) };
        /delete-node/ &q;
        """;

    private static readonly string[] Pieces =
    [
        "{", "}", "};", ";", "<", ">", "(", ")", "[", "]", "\"", "'", "/*", "*/", "//", "\n", "#define A A B\n", "#define B A A(\n",
        "#if 1\n", "#else\n", "#endif\n", "\n#include \"t.dts\"\n", "/include/ \"t.dts\"", "&", "&{", "&{}", "label:", "/bits/ 7",
        "/plugin/;", "\\", "\0", "\ufeff", "é", "=", ",", "REG(", "CAT(,)", "##", "#", "0x", "99999999999999999999", "1/0", "?", "/dts-v1/;",
        "root {", " : ", ":=", "'ab", "$(", "& soc", "a@ 1 {", "\n#esle\n", "\n#endfi\n", "\n#ifdfe X\n", "/delete-node n", "/incbin/(x)", "\u201c", "1.5", "0x1G",
        "a b {", "[0x11]", "REG(1;", "x-1: y", "status: \"", "# c\n", ");", "]]", "\n\\ {", "m {",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [Trait("Category", "Slow")]
    public void Mutated_sources_compile_without_an_exception(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 400; round++)
        {
            StringBuilder text = new(Seed);
            for (int change = random.Next(1, 6); change > 0; change--)
            {
                int at = random.Next(text.Length);
                if (random.Next(3) == 0)
                    text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at));
                else if (random.Next(3) == 0)
                    text.Insert(at, text.ToString(random.Next(text.Length / 2), random.Next(text.Length / 2)));
                else
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
            }

            byte[] source = Encoding.UTF8.GetBytes(text.ToString());
            InMemorySources files = new InMemorySources().Add("t.dts", source).Add("a.dtsi", "/ { a; };").Add("bin", [1, 2, 3, 4]);
            foreach (bool preprocess in (bool[])[true, false])
            {
                CompileResult result = DtsCompiler.Compile(
                    SourceFile.FromBytes("t.dts", source), files, new CompileOptions { Preprocess = preprocess, Symbols = round % 2 == 0 });
                foreach (Diagnostic diagnostic in result.Diagnostics)
                    Assert.InRange(diagnostic.Location.Start + diagnostic.Location.Length, 0, 1 << 20);
                _ = result.Tree.Nodes.SelectMany(node => node.Properties).Sum(property => property.LocationAt(property.Length / 2).Start);
                _ = DtsWriter.Write(DtbReader.Read(DtbWriter.Write(result.Tree), "t.dtb").Tree);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Mutated_blobs_are_read_without_an_exception(int seed)
    {
        Random random = new(seed);
        byte[] good = DtbWriter.Write(DtsCompiler.Compile(new SourceFile("t.dts", Seed), new InMemorySources(), CompileOptions.Default).Tree);
        for (int round = 0; round < 3000; round++)
        {
            byte[] blob = good[..(random.Next(4) == 0 ? random.Next(good.Length) : good.Length)];
            for (int change = random.Next(1, 8); change > 0 && blob.Length > 0; change--)
                blob[random.Next(blob.Length)] = (byte)random.Next(256);
            DtbReadResult result = DtbReader.Read(blob, "t.dtb");
            Assert.NotNull(result.Tree.Root);
            _ = DtsWriter.Write(result.Tree);
        }
    }

    [SkippableFact]
    public void Hostile_sources_compile_without_an_exception()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(ReferenceData.Folder("conformance"), "hostile.json")));
        List<string> sources = [.. document.RootElement.EnumerateArray().Select(row => row.GetProperty("src").GetString()!)];
        Assert.Equal(37, sources.Count);
        foreach (string source in sources)
            Assert.NotNull(DtsCompiler.Compile(new SourceFile("t.dts", source), new InMemorySources(), CompileOptions.Default).Tree);
    }
}
