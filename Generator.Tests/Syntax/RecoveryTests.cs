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
/// Sources with several mistakes: <c>{|BRD0020:|}</c> stands around each place that is reported, and nothing else is.
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
            d = [{|BRD0041:0|}x12];
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
            a = <&l 1>, &l {|BRD0021:2|}>;
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
    public void Each_mistake_gives_one_diagnostic_and_no_other(string marked, params string[] elsewhere)
    {
        (string source, List<string> expected) = Strip(marked);

        IEnumerable<string> found = Compile(source).Diagnostics
            .Where(diagnostic => !elsewhere.Contains(diagnostic.Id)).Select(diagnostic => Text(diagnostic.Id, source, diagnostic.Location.Start, diagnostic.Location.Length));

        Assert.Equal(expected, found);
    }

    [Fact]
    public void A_mistake_in_a_macro_is_told_once_however_often_the_macro_is_used()
    {
        CompileResult result = Compile("/dts-v1/;\n#define NODE(a) n@a { reg = <a> status; };\n/ { NODE(1) NODE(2) NODE(3) };\n");

        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("BRD0020", diagnostic.Id);
        Assert.Equal("in the definition of macro 'NODE'", Assert.Single(diagnostic.Related).Message);
        Assert.Equal(3, result.Tree.Root.Children.Length);
    }

    [Fact]
    public void A_call_in_a_definition_is_told_once_with_the_macros_on_the_way()
    {
        CompileResult result = Compile("/dts-v1/;\n#define A(x, y) <x y>\n#define B A(1)\n#define C B\n/ { x = C; y = B; };\n");

        Diagnostic diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal(("BRD0102", 4), (diagnostic.Id, diagnostic.Location.From.Line));
        Assert.Equal(
            ["defined here", "in the definition of macro 'B'", "in the definition of macro 'C'"],
            diagnostic.Related.Select(related => related.Message).OrderBy(message => message, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/dts-v1/;\n#include \"t.dts\"\n")]
    [InlineData("/dts-v1/;\n/include/ \"t.dts\"\n")]
    public void Files_in_a_circle_are_told_once_and_each_place_of_the_circle_once(string source)
    {
        Diagnostic diagnostic = Assert.Single(Compile(source).Diagnostics);

        Assert.Equal("BRD0051", diagnostic.Id);
        Assert.Equal("included from here", Assert.Single(diagnostic.Related).Message);
    }

    [Fact]
    public void Mistakes_of_arguments_are_told_for_each_use()
    {
        CompileResult result = Compile("/dts-v1/;\n#define REF(a) <a>\n/ { x = REF(&one); y = REF(&two); };\n");

        Assert.Equal(["BRD0210", "BRD0210"], result.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void A_mistake_in_an_included_file_is_told_there_with_the_way_to_it()
    {
        Diagnostic diagnostic = Assert.Single(Compile("/dts-v1/;\n/include/ \"bad.dtsi\"\n/ { a; };\n").Diagnostics);

        Assert.Equal(("BRD0022", "bad.dtsi"), (diagnostic.Id, diagnostic.Location.Path));
        Assert.Contains(new RelatedLocation(diagnostic.Related[^1].Location, "included from here"), diagnostic.Related);
        Assert.Equal("t.dts", diagnostic.Related[^1].Location.Path);
    }

    private static CompileResult Compile(string source)
    {
        InMemorySources files = new InMemorySources().Add("t.dts", source).Add("a.dtsi", "").Add("bad.dtsi", "/ { b = <1 2; };\n");
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

    // A place that a person can read in a failure.
    private static string Text(string id, string source, int start, int length) =>
        $"{id} at line {source[..start].Count(c => c == '\n') + 1}: '{source.Substring(start, length)}' before '{source.Substring(start + length, Math.Min(12, source.Length - start - length)).Replace('\n', '~')}'";
}
