using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Preambles;

/// <summary>Sources that begin alike give in a batch what each gives alone, whatever stands in the beginning and behind it.</summary>
public sealed class BatchCompilerTests
{
    private const string Soc = """
        #include "bindings.h"
        / {
        	#address-cells = <1>; #size-cells = <1>;
        	chosen { };
        	soc: soc {
        		compatible = "simple-bus"; #address-cells = <1>; #size-cells = <1>; ranges;
        		gic: interrupt-controller@1000 { reg = <0x1000 0x100>; interrupt-controller; #interrupt-cells = <1>; };
        		uart0: serial@2000 { reg = <0x2000 SIZE>; interrupts = <IRQ(1)>; interrupt-parent = <&gic>; status = "disabled"; };
        		old: uart1: serial@3000 { reg = <0x3000 SIZE>; clocks = <&clk 1>; path = &uart0; l: label = <1 m: 2>; status = "disabled"; };
        		/omit-if-no-ref/ pins: pins { group { pins = "a"; }; };
        		clk: clock { #clock-cells = <1>; name = "clock"; };
        	};
        };
        """;

    private const string Bindings = "#ifndef BINDINGS\n#define BINDINGS\n#define SIZE 0x100\n#define IRQ(n) (n + 32)\n#endif\n";

    private static readonly Dictionary<string, (string[] Boards, int Continued)> Cases = new()
    {
        ["plain"] = (["I(soc.dtsi)&uart0 { status = \"okay\"; };", "I(soc.dtsi)&uart1 { status = \"okay\"; pinctrl-0 = <&pins>; };"], 2),
        ["headers before it"] = (["I(bindings.h)I(soc.dtsi)/ { a = <SIZE>; };", "I(bindings.h)I(soc.dtsi)/ { b = <IRQ(2)>; };", "I(soc.dtsi)"], 3),
        ["headers alone"] = (["I(bindings.h)/ { a = <SIZE>; };", "I(bindings.h)/ { b = <SIZE>; };"], 2),
        ["by way of a module"] = (["I(module.dtsi)/ { };", "I(soc.dtsi)&uart0 { x; };", "I(module.dtsi)&module { y; };", "I(variant.dtsi)"], 4),
        ["behind a comment"] = (["/* a */ I(soc.dtsi)// b\n/ { };", "I(soc.dtsi)/* c */"], 2),
        ["deletions"] = (["I(soc.dtsi)/delete-node/ &uart1;", "I(soc.dtsi)&soc { /delete-node/ clock; }; &uart1 { /delete-property/ clocks; };", "I(soc.dtsi)/ { /delete-node/ soc; soc { back; }; };"], 3),
        ["labels"] = (["I(soc.dtsi)new: &uart0 { p = <&new>; };", "I(soc.dtsi)/ { uart0: another { }; p = <&uart0>; };", "I(soc.dtsi)/delete-node/ &uart0; / { p = &uart0; uart0: another { }; };", "I(soc.dtsi)/ { gic { old: x { }; }; };"], 2),
        ["phandles"] = (["I(soc.dtsi)&gic { phandle = <7>; };", "I(soc.dtsi)&soc { p = <&uart1 &pins &clk>; };", "I(soc.dtsi)/ { aaa { q = <&clk>; }; };"], 3),
        ["macros that change"] = (["I(soc.dtsi)\n#undef SIZE\n#define SIZE 2\n/ { a = <SIZE>; };", "I(soc.dtsi)\n#define EXTRA 1\n/ { a = <SIZE EXTRA>; };", "I(soc.dtsi)/ { a = <SIZE>; };"], 3),
        ["a macro defined anew"] = (["I(soc.dtsi)\n#define SIZE 3\n/ { a = <SIZE>; };", "I(soc.dtsi)\n#define SIZE 0x100\n"], 1),
        ["counters"] = (["I(count.dtsi)/ { c = <__COUNTER__>; };", "I(count.dtsi)/ { c = <__COUNTER__ __LINE__>; f = __FILE__; };"], 2),
        ["levels"] = (["I(level.dtsi)/ { };", "I(level.dtsi)/ { b; };"], 0),
        ["the base file"] = (["I(base.dtsi)/ { };", "I(base.dtsi)/ { b; };"], 0),
        ["files to be read once"] = (["I(once.dtsi)I(soc.dtsi)I(once.dtsi)/ { };", "I(once.dtsi)I(soc.dtsi)I(once.dtsi)I(once.dtsi)"], 2),
        ["a file to be read once that begins with others"] = (["I(late-once.dtsi)I(late-once.dtsi)/ { };", "I(late-once.dtsi)I(late-once.dtsi)I(bindings.h)"], 2),
        ["include_next"] = (["I(next.dtsi)/ { };", "I(next.dtsi)/ { b; };"], 0),
        ["the version twice"] = (["I(versioned.dtsi)/ { };", "I(versioned.dtsi)/ { b; };"], 2),
        ["the version below"] = (["J(versioned.dtsi)/ { };", "J(versioned.dtsi)/ { b; };"], 2),
        ["reservations"] = (["I(reserving.dtsi)/ { };", "I(reserving.dtsi)I(soc.dtsi)", "I(reserving.dtsi)/memreserve/ 1 2; / { };"], 0),
        ["reservations and nodes"] = (["I(reserved.dtsi)/ { };", "I(reserved.dtsi)/ { b; };"], 2),
        ["overlays"] = (["/dts-v1/; /plugin/;\n#include \"overlay.dtsi\"\n&b { };", "/dts-v1/; /plugin/;\n#include \"overlay.dtsi\"\n&c { };"], 0),
        ["files opened by the text"] = (["I(opening.dtsi)/ { };", "I(opening.dtsi)/ { b; };"], 0),
        ["a mistake in the beginning"] = (["I(wrong.dtsi)/ { };", "I(wrong.dtsi)/ { b; };", "I(soc.dtsi)I(wrong.dtsi)", "I(soc.dtsi)I(wrong.dtsi)/ { };"], 0),
        ["a mistake behind it"] = (["I(soc.dtsi)/ { x = <1> };", "I(soc.dtsi)&nobody { };", "I(soc.dtsi)/ { p = <&nobody>; };", "I(soc.dtsi)/ { soc { uart0: x { }; }; };", "I(soc.dtsi)/ { x = <UNKNOWN>; };"], 0),
        ["mistakes that are told later"] = (["I(soc.dtsi)/ { n { a@1 { }; a@1 { }; }; };", "I(soc.dtsi)&uart0 { reg = <1 2 3>; };", "I(named.dtsi)/ { };", "I(named.dtsi)/ { named { name = \"x\"; }; };"], 1),
        ["a file that is missing"] = (["I(soc.dtsi)I(missing.dtsi)", "I(soc.dtsi)", "I(missing.dtsi)/ { };", "I(missing.dtsi)/ { };"], 1),
        ["an unfinished file"] = (["I(half.dtsi)}; ", "I(half.dtsi)x; };"], 0),
        ["an unfinished call"] = (["I(call.dtsi)3)>; };", "I(call.dtsi)4)>; };"], 0),
        ["files that include themselves"] = (["I(self.dtsi)/ { };", "I(self.dtsi)/ { b; };"], 2),
        ["conditions about the beginning"] = (["I(soc.dtsi)\n#ifdef SIZE\n/ { a; };\n#else\n/ { b; };\n#endif\n", "I(soc.dtsi)\n#if IRQ(1) == 33 && __has_include(\"module.dtsi\")\n/ { a; };\n#endif\n"], 2),
        ["what the board defines first"] = (["/dts-v1/;\n#define SIZE 5\n#include \"soc.dtsi\"\n", "/dts-v1/;\n#define SIZE 5\n#include \"soc.dtsi\"\n/ { };"], 0),
        ["suppressions"] = (["I(suppressing.dtsi)/ { };", "I(suppressing.dtsi)/ { soc { }; };"], 2),
        ["lines that are numbered anew"] = (["I(numbered.dtsi)/ { };", "I(numbered.dtsi)/ { b = <__LINE__>; };"], 2),
        ["children that come back"] = (["I(deleting.dtsi)/ { n { c { x; }; }; };", "I(deleting.dtsi)/ { n { p = <1>; }; };", "I(deleting.dtsi)/ { m { p; }; };"], 2),
        ["fragments without an end"] = (["I(unended.dtsi)/ { };", "I(unended.dtsi)"], 0),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_batch_gives_what_each_source_gives_alone(string name)
    {
        (string[] boards, int continued) = Cases[name];
        foreach (CompileOptions options in new[] { CompileOptions.Default, CompileOptions.Default with { Symbols = true, AutoAliases = true } })
            Assert.Equal(continued, BatchComparison.Compare(Roots(boards), Sources, options with { IncludeDirectories = ["include"] }));
    }

    [Fact]
    public void Macros_of_the_command_line_count()
    {
        string[] boards = ["I(soc.dtsi)/ { v = <N>; };", "I(soc.dtsi)/ { };"];
        CompileOptions options = CompileOptions.Default with { IncludeDirectories = ["include"], Definitions = ["N=3"] };
        Assert.Equal(2, BatchComparison.Compare(Roots(boards), Sources, options));

        // The version is made of them.
        Assert.Equal(0, BatchComparison.Compare(Roots(boards), Sources, options with { Definitions = ["N=3", "v1=v2"] }));
        Assert.Equal(0, BatchComparison.Compare(Roots(boards), Sources, options with { Preprocess = false }));
    }

    [Fact]
    public void The_order_of_compiling_does_not_matter()
    {
        DevicetreeFile[] files = [.. Roots([.. Cases.Values.SelectMany(static known => known.Boards)]).Select(static root => new DevicetreeFile(root))];
        CompileOptions options = CompileOptions.Default with { IncludeDirectories = ["include"] };
        BatchCompiler forwards = new(files, Sources(), options);
        BatchCompiler backwards = new(files, Sources(), options);
        string[] first = [.. files.Select(file => Text(forwards.Compile(file)))];
        string[] last = [.. files.Reverse().Select(file => Text(backwards.Compile(file))).Reverse()];
        Assert.Equal(first, last);
        Assert.True(forwards.Continued > files.Length / 3);

        static string Text(CompileResult result) => Convert.ToHexString(Devicetree.Blob.DtbWriter.Write(result.Tree)) + string.Join('\n', result.Diagnostics);
    }

    [Fact]
    public void A_file_that_the_batch_was_not_told_of_is_compiled_alone()
    {
        DevicetreeFile[] files = [.. Roots(["I(soc.dtsi)", "I(soc.dtsi)/ { a; };"]).Select(static root => new DevicetreeFile(root))];
        BatchCompiler batch = new(files[..1], Sources(), CompileOptions.Default with { IncludeDirectories = ["include"] });
        Assert.Empty(batch.Compile(files[1]).Diagnostics);
        Assert.Empty(batch.Compile(files[0]).Diagnostics);
        Assert.Empty(batch.Compile(files[0]).Diagnostics);
        Assert.Equal(0, batch.Continued);
    }

    [Fact]
    public void Files_that_include_each_other_many_times_end()
    {
        InMemorySources Nested()
        {
            InMemorySources sources = Sources();
            for (int i = 0; i < 12; i++)
                sources.Add($"n{i}.dtsi", string.Concat(Enumerable.Repeat($"#include \"n{i + 1}.dtsi\"\n", i < 3 ? 20 : 1)));
            return sources.Add("n12.dtsi", "\n").Add("round.dtsi", "#include \"round.dtsi\"\n");
        }

        SourceFile[] roots = [.. Roots(["I(n0.dtsi)/ { };", "I(n0.dtsi)/ { b; };", "I(round.dtsi)/ { };", "I(round.dtsi)"])];
        BatchComparison.Compare(roots, Nested, CompileOptions.Default);

        // As deep as the limit, seen from the first file; deeper, seen from the second.
        InMemorySources Deep()
        {
            InMemorySources sources = Sources().Add("around.dtsi", "#include \"d0.dtsi\"\n");
            for (int i = 0; i < 199; i++)
                sources.Add($"d{i}.dtsi", $"#include \"d{i + 1}.dtsi\"\n");
            return sources.Add("d199.dtsi", "/ { deep; };\n");
        }

        BatchComparison.Compare([.. Roots(["I(d0.dtsi)", "I(d0.dtsi)/ { };", "I(around.dtsi)", "I(around.dtsi)/ { };"])], Deep, CompileOptions.Default);
    }

    [Fact]
    public void What_the_provider_throws_is_thrown_when_it_is_the_sources_turn()
    {
        DevicetreeFile[] files = [.. Roots(["I(bindings.h)I(closed.dtsi)/ { };", "I(bindings.h)I(closed.dtsi)", "I(soc.dtsi)", "I(soc.dtsi)/ { };"]).Select(static root => new DevicetreeFile(root))];
        BatchCompiler batch = new(files, new ClosedSources(Sources(), "closed.dtsi"), CompileOptions.Default with { IncludeDirectories = ["include"] });
        Assert.Throws<InvalidOperationException>(() => batch.Compile(files[0]));
        Assert.Throws<InvalidOperationException>(() => batch.Compile(files[1]));
        Assert.Empty(batch.Compile(files[2]).Diagnostics);
        Assert.Empty(batch.Compile(files[3]).Diagnostics);
        Assert.Equal(2, batch.Continued);
    }

    [Fact]
    public void A_batch_can_be_cancelled_and_gone_on_with()
    {
        DevicetreeFile[] files = [.. Roots(["I(soc.dtsi)", "I(soc.dtsi)/ { };", "I(soc.dtsi)/ { a; };"]).Select(static root => new DevicetreeFile(root))];
        BatchCompiler batch = new(files, Sources(), CompileOptions.Default with { IncludeDirectories = ["include"] });
        Assert.ThrowsAny<OperationCanceledException>(() => batch.Compile(files[0], new CancellationToken(canceled: true)));
        Assert.Empty(batch.Compile(files[1]).Diagnostics);
        Assert.Empty(batch.Compile(files[2]).Diagnostics);
        Assert.Equal(2, batch.Continued);
    }

    private static IEnumerable<SourceFile> Roots(string[] boards) => boards.Select(static (text, i) => new SourceFile($"board{i}.dts", Expand(text)));

    // I(file) includes a file, the first one behind the version; J(file) includes one without.
    private static string Expand(string text)
    {
        int first = text.IndexOf("I(", StringComparison.Ordinal);
        text = first < 0 ? text : text.Insert(first, "/dts-v1/;\n");
        return Regex.Replace(text, "\\b[IJ]\\(([^)]*)\\)", "\n#include \"$1\"\n");
    }

    private static InMemorySources Sources() => new InMemorySources()
        .Add("soc.dtsi", Soc)
        .Add("include/bindings.h", Bindings)
        .Add("module.dtsi", "#include \"soc.dtsi\"\n#include \"bindings.h\"\n/ { module: module { p = <&uart0 SIZE>; }; };\n&uart1 { status = \"okay\"; };\n")
        .Add("variant.dtsi", "#include \"soc.dtsi\"\n#include \"module.dtsi\"\n")
        .Add("count.dtsi", "/ { a = <__COUNTER__ __COUNTER__>; f = __FILE__; };\n")
        .Add("level.dtsi", "/ { level = <__INCLUDE_LEVEL__>; };\n")
        .Add("base.dtsi", "/ { base = __BASE_FILE__; };\n")
        .Add("once.dtsi", "#pragma once\n#include \"bindings.h\"\n/ { once = <SIZE>; };\n")
        .Add("late-once.dtsi", "#include \"bindings.h\"\n#pragma once\n/ { once = <SIZE>; };\n")
        .Add("next.dtsi", "#include \"bindings.h\"\n#include_next \"next.dtsi\"\n")
        .Add("include/next.dtsi", "/ { next; };\n")
        .Add("versioned.dtsi", "/dts-v1/;\n/dts-v1/;\n/ { versioned; };\n")
        .Add("reserving.dtsi", "/memreserve/ 0x1000 0x2000;\n")
        .Add("reserved.dtsi", "/memreserve/ 0x1000 0x2000;\n/ { reserved; };\n")
        .Add("overlay.dtsi", "&a { x = <&b>; };\n")
        .Add("opening.dtsi", "/include/ \"opened.dtsi\"\n/ { blob = /incbin/(\"include/bindings.h\"); };\n")
        .Add("opened.dtsi", "/ { opened; };\n")
        .Add("wrong.dtsi", "/ {\n\twrong = <1>\n\tx = <&nowhere>;\n};\n")
        .Add("named.dtsi", "/ { named { name = \"wrong\"; }; };\n")
        .Add("half.dtsi", "/ { half; \n")
        .Add("call.dtsi", "#define F(a) a\n/ { p = <F(1 + \n")
        .Add("self.dtsi", "#ifndef SELF\n#define SELF\n#include \"self.dtsi\"\n/ { self; };\n#endif\n")
        .Add("suppressing.dtsi", "// boards-disable BRD1001\n/ { soc@1 { }; memory { }; };\n")
        .Add("numbered.dtsi", "#line 100 \"other.dtsi\"\n/ { n = <__LINE__>; f = __FILE__; };\n")
        .Add("deleting.dtsi", "/ { n { /delete-node/ c; c { }; }; m { /delete-property/ p; q; }; };\n")
        .Add("unended.dtsi", "/ { unended; };\n/* no end\n");
}
