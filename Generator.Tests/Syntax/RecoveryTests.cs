using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Syntax;

/// <summary>
/// Sources with several mistakes: <c>{|BRD0020:|}</c> encloses each place that is reported, and nothing else is reported.
/// </summary>
public sealed class RecoveryTests
{
    [Theory]
    [InlineData("""
        {|BRD0027:/dts-v2/|};
        {|BRD0027:/memreserv/|} 0x1000 0x2000;
        / {
            model = "x"{|BRD0020:|}
            a = <1{|BRD0037:,|} 2>;
            b = <{|BRD0033:-|}1>;
            c = {|BRD0011:"no end;|}
            d = [{|BRD0041:0x|}12];
            e = <{|BRD0210:&nowhere|}>;
            f = < 1 2{|BRD0022:|};
            g = /bits/ {|BRD0028:12|} <1>;
            {|BRD0027:/delete-prop/|} x;
            n {
                p ={|BRD0038:|} ;
                q {|BRD0021:==|} <1>;
                r = <{|BRD0017:FOO|}>;
                s = <(1 + {|BRD0034:)|}>;
                t = "a"{|BRD0036:|} "b";
                u = {|BRD0027:/bit/|} 8 <1>;
                v = <(1 + 2{|BRD0022:|}>;
                w = {|BRD0021:5|};
                x = <{|BRD0013:08|}>, <{|BRD0014:0x12345678901234567|}>;
            }{|BRD0020:|}
            {|BRD0023:z|};
        };
        {|BRD0211:&uart|} { };
        {|BRD0027:/delete-nod/|} &m;
        """)]
    [InlineData("""
        /dts-v1/;
        / {
            a = <1>{|BRD0020:|}
            b = <2>{|BRD0020:|}
            c = "x"{|BRD0020:|}
            d = [00]{|BRD0020:|}
            e{|BRD0020:|}
            f = <&l>{|BRD0020:|}
            l: m { }{|BRD0020:|}
            n { }{|BRD0020:|}
        };
        &l { x = <1>{|BRD0020:|} }{|BRD0020:|}
        &l { x = <2>; };
        """)]
    [InlineData("""
        /dts-v1/;
        {|BRD0027:#inclde|} "a.dtsi"
        {|BRD0027:#defin|} X 1
        / {
        {|BRD0027:#ifdfe|} X
            a = <1>;
        {|BRD0027:#endfi|}
            l: n { };
        };
        &l { };
        """)]
    [InlineData("""
        /dts-v1/;
        / {
            soc {
                uart@1 {
                    reg = <1>;
                {|BRD0022:|};
                spi@2 {
                    reg = <2>;
                };
            };
            l: n { };
        };
        &l { };
        """)]
    [InlineData("""
        /dts-v1/;
        / {
            soc {
                uart@1{|BRD0022:|}
                    reg = <1>;
                };
            };
            l: n { };
        };
        &l { };
        """)]
    [InlineData("""
        /dts-v1/;
        / {
            soc {
                l: n { };
            };{|BRD0022:|}
        &l { };
        / { };
        """)]
    [InlineData("""
        /dts-v1/;
        / {
            soc {
                l: n { };
                {|BRD0039:;|}
            };
            a = "two
                lines"{|BRD0020:|}
            b;
        };
        &l { };
        """, "BRD0023")]
    [InlineData("""
        /dts-v1/;
        / {
            soc {
                uart{|BRD0022:|}
                    reg = <1>;
                    sub { };
                };
                mem@0 {|BRD0021:[|}
                    reg = <0>;
                };
                bool{|BRD0020:|}
                l: spi { a = <1>; }{|BRD0020:|}
            };
        };
        &l{|BRD0022:|}
            b = <2>;
        };
        """, "BRD0023")]
    [InlineData("""
        /dts-v1/;
        / {
            soc {
                uart {
                    a = "}";
                };
                {|BRD0136:}|};
                spi { b = <1>{|BRD0020:|} };
            };
            l: cpus { };
        };
        &l { };
        {|BRD0136:}|};
        """)]
    [InlineData("""
        /dts-v1/;
        / {
            l: soc { };
            {|BRD0136:}|};
        };
        &l { c {|BRD0021:d|}; };
        {|BRD0021:struct|} a;
        """)]
    [InlineData("""
        /dts-v1/;
        / {
            a = <1 2{|BRD0022:|}
            b-c = <3>;
            d = <4{|BRD0022:|}
            #size-cells = <1>;
            e = <&l{|BRD0022:|}
            l: f { };
        };
        """)]
    [InlineData("""
        /dts-v1/;
        / {
            a = <&{/l{|BRD0022:|}>;
            b = <{|BRD0032:&|}>, <1 {|BRD0032:&|}>;
            c = &{/l{|BRD0022:|};
            d = {|BRD0032:&|};
            e = <1 {|BRD0033:&|} 2>;
            l: l { };
        };
        """)]
    [InlineData("""
        /dts-v1/;
        / {
            soc {
                uart@1 {
                    reg = <1>;{|BRD0022:|}

                spi@2 {
                    reg = <2>;
                };
            };
            chosen { a = {|BRD0011:"x };|}
            cpus {
                cpu@0 { reg = <0>{|BRD0020:|} };{|BRD0022:|}

            memory { };
        };
        """)]
    [InlineData("""
        /dts-v1/;
        #define M(a) <a>
        #define N(a) a
        / {
            a = {|BRD0103:M|}(1;
            b = <{|BRD0017:FOO|}>;
            d = <{|BRD0103:N|}(2>, <1{|BRD0037:,|} 2>;
            n { c = <{|BRD0103:N|}(2>{|BRD0020:|} };
        };
        """)]
    [InlineData("""
        /dts-v1/;
        {|BRD0027:/incldue/|} "b.dtsi"
        / {
            a = <&l 1>, {|BRD0021:&l|} 2>;
            b = <{|BRD0021:"x"|}>;
            c = /bits/ 16 {|BRD0021:1|};
            d = {|BRD0011:'x;|}
            e = <{|BRD0015:'ab'|}>;
            l: f { };
            {|BRD0027:delete-node|} f;
            g {|BRD0021:h|};
            i@1{|BRD0022:|} j = <1>; };
            k = <1>;{|BRD0039:;|}
        };
        {|BRD0027:/foo/|} a;
        &l { };
        """, "BRD0023")]
    [InlineData("""
        /dts-v1/;
        #define PIN(a, b) ((a) << 8 | (b))
        #define TWO PIN(1
        #define NODE(n) n { };
        / {
            a = <{|BRD0103:PIN|}(1, 2>;
        #define LATER 1
            b = <{|BRD0103:PIN|}(1,
        #ifdef LATER
            2>;
        #endif
            c = <LATER>;
        #include "a.dtsi"
            d = <1{|BRD0037:,|} 2>;
            e = <PIN(1,
                2)>;
            f = <{|BRD0103:TWO|}>;
            {|BRD0103:NODE|}(g
            h {
                i = <{|BRD0017:NOPE|}>;
            };
        };
        {|BRD0211:&missing|} { lost: k { }; };
        &lost { };
        """)]
    [InlineData("""
        /dts-v1/;
        #define SPI(n, f) 0 n f
        / {
            names = "a",
                    {|BRD0011:", /* b */|}
                    "", /* c */
                    "d";
            compatible = "acme,board"{|BRD0020:|}
            model = {|BRD0011:"Board;|}
            chosen {
                stdout-path = {|BRD0021:'serial0'|};
            }{|BRD0020:|}
            soc {
                l: serial@1000 {
                    reg = <0x1000{|BRD0037:,|} 0x100>;
                    interrupts = <{|BRD0103:SPI|}(3, 4>;
                    clocks = <&clk 1 2{|BRD0022:|};
                    status{|BRD0021::|} "okay";
                };
                i2c@{|BRD0021:|} 2000 {
                    reg = <0x2000 {|BRD0013:0xZ00|}>;
                    mac = [00{|BRD0041::|}11:22];
                };
                spi@3000 {
                    reg = {|BRD0021:(|}0x3000 0x100);
                    {|BRD0027:/delete-propery/|} status;
                {|BRD0021:)|};
                clk: clock { };
            };
        };
        {|BRD0211:&uart1|} { };
        &l { };
        """)]
    [InlineData("""
        /dts-v1/;
        / {
            compatible{|BRD0021::|} "a";
            l: m{|BRD0021::|} "b", "c";
            status {|BRD0021:==|} "okay";
            x {|BRD0021::=|} <1>;
            y{|BRD0021::|}= <1>;
            reg{|BRD0021::|} <1 2>;
            size {|BRD0021::|} <3>;
            model{|BRD0021:|} "Board";
            z;
            {|BRD0137:uart0|} : serial@1 { };
            {|BRD0137:uart-1|}: serial@2 { n: n { }; };
            {|BRD0137:2uart|}: serial@3 { };
            a{|BRD0021:|} b { m: m { }; };
        };
        &uart0 { };
        &n { };
        &m { };
        """)]
    [InlineData("""
        /dts-v1/;
        / {
            a = <{|BRD0011:'x|} 1>;
            b = <'y'>;
            c = {|BRD0011:'z;|}
            d = <{|BRD0011:'ab|}>;
            e = <'c'>;
            f = [{|BRD0041:0x|}00 0x11];
            g = [00{|BRD0041:,|} 11];
            h = {|BRD0021:“|}okay”;
            i = <{|BRD0013:3.3|}>;
            j = <{|BRD0021:$|}(FOO)>;
            k = <{|BRD0033:*|}l>;
            m = <{|BRD0032:& l|} 1>;
            n = <0x2000{|BRD0037:;|} 0x100>;
            o = <(0x2000 + 0x10{|BRD0022:|} 0x100>;
            p = [00]{|BRD0021:]|};
            q = <1{|BRD0021:>>|};
            {|BRD0021:#|} comment
            r = {|BRD0027:/bits|} 8 <1>;
            s = {|BRD0027:bits/|} 8 <1>;
            t = /bits/ 16 {|BRD0021:"x"|};
            {|BRD0021:/memreserve/|} 1 2;
            l: l { };
            {|BRD0027:/delete-node|} l;
            {|BRD0021:{|} };
        };
        {|BRD0021:l|} { };
        {|BRD0039:;|}
        """)]
    [InlineData("""
        /dts-v1/;
        / {
            a = <{|BRD0017:FOO|}>, <FOO FOO>, <(FOO + 1)>;
            b = <{|BRD0017:l|}>;
            c = {|BRD0017:okay|};
            d = {|BRD0017:okay|};
            l: l { };
        };
        """)]
    [InlineData("""
        /dts-v1/;
        {|BRD0021:root|} {
            l: a { };
            b = <1 2 3
                4 5 6{|BRD0022:|}
            c;
            d ={|BRD0038:|}
            e = <1 2
                LAST>;
            f = /incbin/({|BRD0021:x|});
            g = /incbin/("a.dtsi"{|BRD0022:|};
            h{|BRD0021:%|}i = <1>;
            j = /incbin/ {|BRD0021:"a.dtsi"|};
        };
        {|BRD0021:l|} { m: m { }; };
        {|BRD0021:{|} n: n { }; };
        {|BRD0021:\|} { o: o { }; };
        &l { };
        &m { };
        &n { };
        &o { };
        """, "BRD0023", "BRD0017")]
    [InlineData("{|BRD0024:/plugin/|};\n/dts-v1/;\n/ { };\n")]
    [InlineData("/dts-v1/;\n{|BRD0105:#ifdef|} A\n/ { l: l { }; };\n")]
    [InlineData("/dts-v1/;\n{|BRD0027:#ifdfe|} A\n/ { };\n#else\n#endif\n")]
    [InlineData("/dts-v1/;\n#if 1\n/ { };\n{|BRD0027:#endfi|}\n")]
    [InlineData("/dts-v1/;\n/ { };\n#ifdef A\n/ { l: l { }; };\n{|BRD0027:#endfi|}\n&l { };\n")]
    [InlineData("/dts-v1/;\n{|BRD0027:#inlcude|} \"a.dtsi\"\n/ { a = <&l FOO>; };\n&l { };\n")]
    [InlineData("/dts-v1/;\n#include \"a.dtsi{|BRD0109:|}\n/ { a = <&l FOO>; };\n")]
    [InlineData("/dts-v1/;\n{|BRD0027:#defin|} FOO 1\n/ { a = <FOO {|BRD0017:BAR|}>; };\n")]
    public void Each_mistake_gives_one_diagnostic_and_no_other(string marked, params string[] elsewhere)
    {
        (string source, List<string> expected) = Strip(marked);

        IEnumerable<string> found = Compile(source).Diagnostics
            .Where(diagnostic => !elsewhere.Contains(diagnostic.Id)).Select(diagnostic => Text(diagnostic.Id, source, diagnostic.Location.Start, diagnostic.Location.Length));

        Assert.Equal(expected, found);
    }

    [Fact]
    public void A_mistake_in_a_macro_is_reported_once_however_often_the_macro_is_used()
    {
        CompileResult result = Compile("/dts-v1/;\n#define NODE(a) n@a { reg = <a> status; };\n/ { NODE(1) NODE(2) NODE(3) };\n");

        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("BRD0020", diagnostic.Id);
        Assert.Equal("in the definition of macro 'NODE'", Assert.Single(diagnostic.Related).Message);
        Assert.Equal(3, result.Tree.Root.Children.Length);
    }

    [Fact]
    public void A_call_in_a_definition_is_reported_once_with_the_macros_on_the_way()
    {
        CompileResult result = Compile("/dts-v1/;\n#define A(x, y) <x y>\n#define B A(1)\n#define C B\n/ { x = C; y = B; };\n");

        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(("BRD0102", 4), (diagnostic.Id, diagnostic.Location.From.Line));
        Assert.Equal(
            ["defined here", "in the definition of macro 'B'", "in the definition of macro 'C'"],
            diagnostic.Related.Select(related => related.Message).OrderBy(message => message, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("#define PIN(a) a\n/ { x = <PIN>; };", "macro 'PIN' takes 1 argument, but is not followed by '('")]
    [InlineData("#define GIC_SPI 0\n/ { x = <GIC_SPl 3>; };", "'GIC_SPl' is not a value or a defined macro; did you mean 'GIC_SPI'?")]
    [InlineData("/ { x = <gic>; gic: gic { }; };", "'gic' is not a value or a defined macro; did you mean '&gic'?")]
    [InlineData("/ { x = okay; };", "'okay' is not a value or a defined macro; a string must be in quotes: \"okay\"")]
    [InlineData("/ { n { }; };\n/ { /delete-node/ m; };", "/: the node has no child 'm' here, so the deletion has no effect")]
    [InlineData("/ { n { p; /delete-property/ q; }; };", "/n: the node has no property 'q' here, so the deletion has no effect")]
    [InlineData("/ { n { p; /delete-property/ p; }; };", "/n: the property 'p' is defined within the same braces, so the deletion has no effect")]
    [InlineData("/plugin/;\n&f { /delete-property/ p; };", "/fragment@0/__overlay__: an overlay cannot delete the property 'p' of its base")]
    [InlineData("/plugin/;\n&f { n { /delete-node/ m@1; }; };", "/fragment@0/__overlay__/n: an overlay cannot delete the node 'm@1' of its base")]
    [InlineData("/ { x = <Ox10>; };", "'Ox10' is not a value or a defined macro; did you mean '0x10'?")]
    [InlineData("/ { x = <f00d>; };", "'f00d' is not a value or a defined macro; did you mean '0xf00d'?")]
    [InlineData("/ { x = <10f0>; };", "'10f0' is not an integer; did you mean '0x10f0'?")]
    [InlineData("/ { x = <(2M)>; };", "'2M' is not an integer; did you mean '0x200000'?")]
    [InlineData("/ { x = <GIC_SPI 3 IRQ_TYPE_EDGE_RISING>; y = <GIC_SPI>; };", "'GIC_SPI' is not a value or a defined macro; it and 1 other name are defined in <dt-bindings/interrupt-controller/arm-gic.h>, which is not included")]
    [InlineData("#define KEY_POWER 116\n/ { x = <KEY_POWR>; };", "'KEY_POWR' is not a value or a defined macro; did you mean 'KEY_POWER'?")]
    [InlineData("/ { x = <KEY_POWER>; };", "'KEY_POWER' is not a value or a defined macro; it is defined in <dt-bindings/input/input.h>, which is not included")]
    [InlineData("/ { x = <A>; y = <A>; };", "'A' is not a value or a defined macro; it is used 2 times")]
    [InlineData("#if A =  1\n#endif\n/ { };", "unexpected '='; did you mean '=='?")]
    [InlineData("#if 08\n#endif\n/ { };", "'08' is not an integer")]
    [InlineData("/ { x\u00a0= <1>; };", "a name must not contain U+00A0")]
    [InlineData("/ { x = [1]; };", "'1' is not a byte of two hexadecimal digits")]
    [InlineData("/ { u@1 { name = \"v\"; }; };", "/u@1: the property 'name' is \"v\", but the node's name is \"u\"")]
    [InlineData("#include \"A.dtsi\"\n/ { };", "'A.dtsi' is not found in the directory of this file or an include directory; did you mean 'a.dtsi'?")]
    [InlineData("#include \"bda.dtsi\"\n/ { };", "'bda.dtsi' is not found in the directory of this file or an include directory; did you mean 'bad.dtsi'?")]
    [InlineData("/include/ \"bad.dts\"\n/ { };", "'bad.dts' is not found in the directory of this file or an include directory; did you mean 'bad.dtsi'?")]
    [InlineData("#include \"dri/pins.h\"\n/ { };", "'dri/pins.h' is not found in the directory of this file or an include directory; did you mean 'dir/pins.h'?")]
    [InlineData("#include <bad.dtsi>\n/ { };", "'bad.dtsi' is not found in an include directory")]
    public void A_message_says_what_was_found_and_what_may_have_been_meant(string source, string message) =>
        Assert.Equal(message, Assert.Single(Compile("/dts-v1/;\n" + source + "\n").Diagnostics).Message);

    [Fact]
    public void The_macros_of_a_header_that_is_not_included_are_one_mistake()
    {
        InMemorySources files = new InMemorySources()
            .Add("t.dts", "/dts-v1/;\n/ { a = <PAD_A PAD_B(1)>; b = <PAD_A CLK_X>; };\n")
            .Add("pads.h", "#define PAD_A 1\n#  define PAD_B(x) x\n")
            .Add("inc/clock/clk.h", "#define CLK_X 1\n#define PAD_A 2\n");

        CompileResult result = DtsCompiler.Compile(files.FindSource("t.dts")!, files, CompileOptions.Default with { IncludeDirectories = ["inc"] });

        Assert.Equal(
            [
                "'PAD_A' is not a value or a defined macro; it and 1 other name are defined in \"pads.h\", which is not included",
                "'CLK_X' is not a value or a defined macro; it is defined in <clock/clk.h>, which is not included",
            ],
            result.Diagnostics.Select(static found => found.Message));
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    public void A_source_in_utf_16_is_reported_once_and_read(string encoding, bool mark)
    {
        System.Text.Encoding utf16 = System.Text.Encoding.GetEncoding(encoding);
        byte[] text = utf16.GetBytes("/dts-v1/;\n/ { model = \"m\"; };\n");
        InMemorySources files = new InMemorySources().Add("t.dts", mark ? [.. utf16.GetPreamble(), .. text] : text);

        CompileResult result = DtsCompiler.Compile(files.FindSource("t.dts")!, files, CompileOptions.Default);

        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(("the file is UTF-16; save it as UTF-8", 0), (diagnostic.Message, diagnostic.Location.Start));
        Assert.NotNull(result.Tree.Root.Find("model"));
    }

    [Fact]
    public void A_condition_is_reported_where_it_lacks_something_and_its_macros_with_it()
    {
        const string source = "/dts-v1/;\n#define HALF (1 /\n#if HALF 0)\n#endif\n#if 1 +\n#endif\n#if (1\n#endif\n#if\n#endif\n#if defined(A\n#endif\n#ifdef\n#endif\n/ { };\n";

        Assert.Equal(
            ["3:4+4", "5:7+0", "7:6+0", "9:3+0", "11:13+0", "13:6+0"],
            Compile(source).Diagnostics.Select(diagnostic => $"{diagnostic.Location.From.Line + 1}:{diagnostic.Location.From.Column}+{diagnostic.Location.Length}"));
        Assert.Equal("in the definition of macro 'HALF'", Assert.Single(Compile(source).Diagnostics[0].Related).Message);
    }

    [Fact]
    public void A_string_that_goes_on_after_a_backslash_is_reported_at_the_backslash()
    {
        const string source = "/dts-v1/;\n/ { a = \"b\\\nc\"; };\n";
        InMemorySources files = new InMemorySources().Add("t.dts", source);

        Assert.Empty(DtsCompiler.Compile(files.FindSource("t.dts")!, files, CompileOptions.Default).Diagnostics);
        Diagnostic diagnostic = DtsCompiler.Compile(files.FindSource("t.dts")!, files, new CompileOptions { Preprocess = false }).Diagnostics[0];
        Assert.Equal(("BRD0011", source.IndexOf('\\', StringComparison.Ordinal), 1), (diagnostic.Id, diagnostic.Location.Start, diagnostic.Location.Length));
    }

    [Fact]
    public void Arguments_that_reach_over_definitions_and_end_are_no_mistake()
    {
        CompileResult result = Compile("/dts-v1/;\n#define ALL(x) x\n#define LATER 1\n/ { ALL(a = <1>;\n#undef LATER\n b = <2>;\n n { c; };) };\n");

        Assert.Empty(result.Diagnostics);
        Assert.Equal(["a", "b"], result.Tree.Root.Properties.Select(property => property.Name));
    }

    [Theory]
    [InlineData("/dts-v1/;\n#include \"t.dts\"\n")]
    [InlineData("/dts-v1/;\n/include/ \"t.dts\"\n")]
    public void Files_in_a_circle_are_reported_once_and_each_place_of_the_circle_once(string source)
    {
        Diagnostic diagnostic = Assert.Single(Compile(source).Diagnostics);

        Assert.Equal("BRD0051", diagnostic.Id);
        Assert.Equal("included from here", Assert.Single(diagnostic.Related).Message);
    }

    [Fact]
    public void Mistakes_of_arguments_are_reported_for_each_use()
    {
        CompileResult result = Compile("/dts-v1/;\n#define REF(a) <a>\n/ { x = REF(&one); y = REF(&two); };\n");

        Assert.Equal(["BRD0210", "BRD0210"], result.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void A_mistake_in_an_included_file_is_reported_there_with_the_way_to_it()
    {
        Diagnostic diagnostic = Assert.Single(Compile("/dts-v1/;\n/include/ \"bad.dtsi\"\n/ { a; };\n").Diagnostics);

        Assert.Equal(("BRD0022", "bad.dtsi"), (diagnostic.Id, diagnostic.Location.Path));
        Assert.Contains(new RelatedLocation(diagnostic.Related[^1].Location, "included from here"), diagnostic.Related);
        Assert.Equal("t.dts", diagnostic.Related[^1].Location.Path);
    }

    private static CompileResult Compile(string source)
    {
        InMemorySources files = new InMemorySources().Add("t.dts", source).Add("a.dtsi", "").Add("bad.dtsi", "/ { b = <1 2; };\n").Add("dir/pins.h", "");
        return DtsCompiler.Compile(files.FindSource("t.dts")!, files, CompileOptions.Default);
    }

    private static (string Source, List<string> Expected) Strip(string marked)
    {
        StringBuilder source = new();
        List<(string Id, int Start, int Length)> places = [];
        for (int at = 0; at < marked.Length;)
        {
            if (string.CompareOrdinal(marked, at, "{|BRD", 0, 5) != 0)
            {
                source.Append(marked[at++]);
                continue;
            }

            int end = marked.IndexOf("|}", at + 10, StringComparison.Ordinal);
            places.Add((marked.Substring(at + 2, 7), source.Length, end - at - 10));
            source.Append(marked, at + 10, end - at - 10);
            at = end + 2;
        }

        string text = source.ToString();
        return (text, [.. places.Select(place => Text(place.Id, text, place.Start, place.Length))]);
    }

    // The place in readable form, for the message of a failed test.
    private static string Text(string id, string source, int start, int length) =>
        $"{id} at line {source[..start].Count(c => c == '\n') + 1}: '{source.Substring(start, length)}' before '{source.Substring(start + length, Math.Min(12, source.Length - start - length)).Replace('\n', '~')}'";
}
