using System.Collections.Generic;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Syntax;

/// <summary>
/// Each rule of the language with a specimen: <c>[|</c> and <c>|]</c> enclose what is reported, and the second
/// source is the first one corrected.
/// </summary>
public sealed class LanguageDiagnosticsTests
{
    // Rules about sources that the compiler sees only without its preprocessor.
    private static readonly HashSet<string> WithoutPreprocessor = ["BRD0012", "BRD0018"];

    // Rules about sources that are applied to another source.
    private static readonly HashSet<string> OfLayers = ["BRD0130", "BRD0134"];

    // Their examples need a device.
    private static readonly HashSet<string> OfDevices = ["BRD0052"];

    [Theory]
    [InlineData("BRD0010", "/dts-v1/;\n\n/ {\n\ta = <1>; [|/*|] the clock\n};\n", "/dts-v1/;\n\n/ {\n\ta = <1>; /* the clock */\n};\n")]
    [InlineData("BRD0011", "/dts-v1/;\n\n/ {\n\tmodel = [|\"Board;|]\n};\n", "/dts-v1/;\n\n/ {\n\tmodel = \"Board\";\n};\n")]
    [InlineData("BRD0012", "/dts-v1/;\n/ { };\n[|// end|]", "/dts-v1/;\n/ { };\n// end\n")]
    [InlineData("BRD0013", "/dts-v1/;\n\n/ {\n\treg = <[|08|]>;\n};\n", "/dts-v1/;\n\n/ {\n\treg = <8>;\n};\n")]
    [InlineData("BRD0014", "/dts-v1/;\n\n/ {\n\treg = <[|0x10000000000000000|]>;\n};\n", "/dts-v1/;\n\n/ {\n\treg = /bits/ 64 <0x1000000000000000>;\n};\n")]
    [InlineData("BRD0015", "/dts-v1/;\n\n/ {\n\tkey = <[|'ab'|]>;\n};\n", "/dts-v1/;\n\n/ {\n\tkey = <'a' 'b'>;\n};\n")]
    [InlineData("BRD0016", "/dts-v1/;\n\n/ {\n\tp = \"a[|\\x|]\"; // text\n};\n", "/dts-v1/;\n\n/ {\n\tp = \"a\\x41\";\n};\n")]
    [InlineData("BRD0017", "/dts-v1/;\n\n/ {\n\tinterrupts = <0 8 [|IRQ_TYPE_LEVEL_HIGH|]>;\n};\n", "/dts-v1/;\n\n/ {\n\tinterrupts = <0 8 4>;\n};\n")]
    [InlineData("BRD0018", "/dts-v1/;\n[|# 1 \"a\0b\"|]\n/ { };\n", "/dts-v1/;\n# 1 \"a.dts\"\n/ { };\n")]
    [InlineData("BRD0020", "/dts-v1/;\n\n/ {\n\ta = <1>[||]\n\tb = <2>;\n};\n", "/dts-v1/;\n\n/ {\n\ta = <1>;\n\tb = <2>;\n};\n")]
    [InlineData("BRD0021", "/dts-v1/;\n\n/ {\n\ta [|b|];\n};\n", "/dts-v1/;\n\n/ {\n\ta;\n\tb;\n};\n")]
    [InlineData("BRD0022", "/dts-v1/;\n\n/ {\n\ta = <1 2[||];\n};\n", "/dts-v1/;\n\n/ {\n\ta = <1 2>;\n};\n")]
    [InlineData("BRD0023", "/dts-v1/;\n\n/ {\n\tcpus { };\n\t[|model|] = \"Board\";\n};\n", "/dts-v1/;\n\n/ {\n\tmodel = \"Board\";\n\tcpus { };\n};\n")]
    [InlineData("BRD0024", "[|/|] { };\n", "/dts-v1/;\n/ { };\n")]
    [InlineData("BRD0025", "/dts-v1/;\n[|/dts-v1/|]; /plugin/;\n/ { };\n", "/dts-v1/; /plugin/;\n/dts-v1/; /plugin/;\n/ { };\n")]
    [InlineData("BRD0026", "/dts-v1/;\n[||]", "/dts-v1/;\n/ { };\n")]
    [InlineData("BRD0027", "/dts-v1/;\n/ { a; };\n/ {\n\t[|/delete-propety/|] a;\n};\n", "/dts-v1/;\n/ { a; };\n/ {\n\t/delete-property/ a;\n};\n")]
    [InlineData("BRD0028", "/dts-v1/;\n\n/ {\n\ta = /bits/ [|12|] <1>;\n};\n", "/dts-v1/;\n\n/ {\n\ta = /bits/ 16 <1>;\n};\n")]
    [InlineData("BRD0029", "/dts-v1/;\n\n/ {\n\ta = /bits/ 64 <[|&n|]>;\n\tn: n { };\n};\n", "/dts-v1/;\n\n/ {\n\ta = <&n>;\n\tn: n { };\n};\n")]
    [InlineData("BRD0030", "/dts-v1/;\n\n/ {\n\ta = /bits/ 8 <[|0x123|]>;\n};\n", "/dts-v1/;\n\n/ {\n\ta = /bits/ 16 <0x123>;\n};\n")]
    [InlineData("BRD0031", "/dts-v1/;\n\n/ {\n\ta = <(1 [|/|] 0)>;\n};\n", "/dts-v1/;\n\n/ {\n\ta = <(1 / 2)>;\n};\n")]
    [InlineData("BRD0032", "/dts-v1/;\n\n/ {\n\ta = <[|&{}|]>;\n};\n", "/dts-v1/;\n\n/ {\n\ta = <&{/}>;\n};\n")]
    [InlineData("BRD0033", "/dts-v1/;\n\n/ {\n\ta = <[|-|]1>;\n};\n", "/dts-v1/;\n\n/ {\n\ta = <(-1)>;\n};\n")]
    [InlineData("BRD0034", "/dts-v1/;\n\n/ {\n\ta = <(1 + [|*|] 2)>;\n};\n", "/dts-v1/;\n\n/ {\n\ta = <(1 + 2)>;\n};\n")]
    [InlineData("BRD0035", "/dts-v1/;\n[|root:|] / { };\n", "/dts-v1/;\n/ { };\nroot: &{/} { };\n")]
    [InlineData("BRD0036", "/dts-v1/;\n\n/ {\n\ta = <1>[||] <2>;\n};\n", "/dts-v1/;\n\n/ {\n\ta = <1>, <2>;\n};\n")]
    [InlineData("BRD0037", "/dts-v1/;\n\n/ {\n\ta = <1[|,|] 2>;\n};\n", "/dts-v1/;\n\n/ {\n\ta = <1 2>;\n};\n")]
    [InlineData("BRD0038", "/dts-v1/;\n\n/ {\n\ta =[||] ;\n};\n", "/dts-v1/;\n\n/ {\n\ta;\n};\n")]
    [InlineData("BRD0039", "/dts-v1/;\n\n/ {\n\ta;[|;|]\n};\n", "/dts-v1/;\n\n/ {\n\ta;\n};\n")]
    [InlineData("BRD0040", "/dts-v1/;\n[|&uart|] { };\n/ { uart: uart { }; };\n", "/dts-v1/;\n/ { uart: uart { }; };\n&uart { };\n")]
    [InlineData("BRD0041", "/dts-v1/;\n\n/ {\n\tmac = [00 11 [|g|]];\n};\n", "/dts-v1/;\n\n/ {\n\tmac = [00 11 22];\n};\n")]
    [InlineData("BRD0050", "/dts-v1/;\n#include [|\"nothing.dtsi\"|]\n/ { };\n", "/dts-v1/;\n#include \"a.dtsi\"\n/ { };\n")]
    [InlineData("BRD0051", "/dts-v1/;\n/include/ [|\"t.dts\"|]\n/ { };\n", "/dts-v1/;\n/include/ \"a.dtsi\"\n/ { };\n")]
    [InlineData("BRD0060", "/dts-v1/;\n// boards-disable [|BRD0999|]\n/ { };\n", "/dts-v1/;\n// boards-disable BRD0030\n/ { };\n")]
    [InlineData("BRD0061", "/dts-v1/;\n// [|boards-disable-next-line|]\n/ { };\n", "/dts-v1/;\n// boards-disable-next-line BRD0030\n/ { };\n")]
    [InlineData("BRD0100", "/dts-v1/;\n#define A 1\n#define [|A|] 2\n/ { a = <A>; };\n", "/dts-v1/;\n#define A 1\n#undef A\n#define A 2\n/ { a = <A>; };\n")]
    [InlineData("BRD0101", "/dts-v1/;\n#define [|1A|] 2\n/ { };\n", "/dts-v1/;\n#define A1 2\n/ { };\n")]
    [InlineData("BRD0102", "/dts-v1/;\n#define SUM(a, b) (a + b)\n/ { a = <[|SUM|](1)>; };\n", "/dts-v1/;\n#define SUM(a, b) (a + b)\n/ { a = <SUM(1, 2)>; };\n")]
    [InlineData("BRD0103", "/dts-v1/;\n#define NEG(a) (-a)\n/ { a = <[|NEG|](1>; };\n", "/dts-v1/;\n#define NEG(a) (-a)\n/ { a = <NEG(1)>; };\n")]
    [InlineData("BRD0104", "/dts-v1/;\n/ { };\n[|#endif|]\n", "/dts-v1/;\n#if 1\n/ { };\n#endif\n")]
    [InlineData("BRD0105", "/dts-v1/;\n/ { };\n[|#if|] 1\n", "/dts-v1/;\n/ { };\n#if 1\n#endif\n")]
    [InlineData("BRD0106", "/dts-v1/;\n#if [|\"x\"|]\n#endif\n/ { };\n", "/dts-v1/;\n#if 1\n#endif\n/ { };\n")]
    [InlineData("BRD0107", "/dts-v1/;\n[|#error|] choose a board\n/ { };\n", "/dts-v1/;\n/ { };\n")]
    [InlineData("BRD0108", "/dts-v1/;\n[|#warning|] not tested\n/ { };\n", "/dts-v1/;\n/ { };\n")]
    [InlineData("BRD0109", "/dts-v1/;\n#include [|a.dtsi|]\n/ { };\n", "/dts-v1/;\n#include \"a.dtsi\"\n/ { };\n")]
    [InlineData("BRD0110", "/dts-v1/;\n\n/ {\n[|#line|]-cells = <1>;\n};\n", "/dts-v1/;\n\n/ {\n\\#line-cells = <1>;\n};\n")]
    [InlineData("BRD0111", "/dts-v1/;\n#define A0 A1 A1\n#define A1 A2 A2\n#define A2 A3 A3\n#define A3 A4 A4\n#define A4 A5 A5\n#define A5 A6 A6\n#define A6 A7 A7\n#define A7 A8 A8\n#define A8 A9 A9\n#define A9 A10 A10\n#define A10 A11 A11\n#define A11 A12 A12\n#define A12 A13 A13\n#define A13 A14 A14\n#define A14 A15 A15\n#define A15 A16 A16\n#define A16 A17 A17\n#define A17 A18 A18\n#define A18 A19 A19\n#define A19 A20 A20\n#define A20 A21 A21\n#define A21 A22 A22\n#define A22 A23 A23\n#define A23 A24 A24\n#define A24 x\n/ { [|A0|]; };\n", "/dts-v1/;\n#define A0 x\n/ { A0; };\n")]
    [InlineData("BRD0112", "/dts-v1/;\n\n/ {\n\ta = <[|__has_include|]>;\n};\n", "/dts-v1/;\n#if __has_include(\"a.dtsi\")\n#endif\n/ { };\n")]
    [InlineData("BRD0113", "/dts-v1/;\n\n/ {\n[|#pragma|]-cells = <1>;\n};\n", "/dts-v1/;\n\n/ {\n\\#pragma-cells = <1>;\n};\n")]
    [InlineData("BRD0114", "/dts-v1/;\n[|#ident|] board\n/ { };\n", "/dts-v1/;\n#ident \"board\"\n/ { };\n")]
    [InlineData("BRD0115", "/dts-v1/;\n#define NODE(body) n { body };\n/ { NODE(\n[|#include|] \"a.dtsi\"\n) };\n", "/dts-v1/;\n#define NODE(body) n { body };\n/ { NODE(a;) };\n")]
    [InlineData("BRD0116", "/dts-v1/;\n#pragma GCC poison OLD\n/ { a = <[|OLD|]>; };\n", "/dts-v1/;\n#define NEW 1\n#pragma GCC poison OLD\n/ { a = <NEW>; };\n")]
    [InlineData("BRD0117", "/dts-v1/;\n\n/ {\n\t[|_Pragma|](once) a;\n};\n", "/dts-v1/;\n\n/ {\n\t_Pragma(\"once\") a;\n};\n")]
    [InlineData("BRD0118", "/dts-v1/;\n\n/ {\n\ta = [|__DATE__|];\n};\n", "/dts-v1/;\n\n/ {\n\ta = \"2026\";\n};\n")]
    [InlineData("BRD0120", "/dts-v1/;\n#define OPEN0 n {\n#define CLOSE0 };\n#define OPEN1 OPEN0 OPEN0\n#define CLOSE1 CLOSE0 CLOSE0\n#define OPEN2 OPEN1 OPEN1\n#define CLOSE2 CLOSE1 CLOSE1\n#define OPEN3 OPEN2 OPEN2\n#define CLOSE3 CLOSE2 CLOSE2\n#define OPEN4 OPEN3 OPEN3\n#define CLOSE4 CLOSE3 CLOSE3\n#define OPEN5 OPEN4 OPEN4\n#define CLOSE5 CLOSE4 CLOSE4\n#define OPEN6 OPEN5 OPEN5\n#define CLOSE6 CLOSE5 CLOSE5\n#define OPEN7 OPEN6 OPEN6\n#define CLOSE7 CLOSE6 CLOSE6\n#define OPEN8 OPEN7 OPEN7\n#define CLOSE8 CLOSE7 CLOSE7\n#define OPEN9 OPEN8 OPEN8\n#define CLOSE9 CLOSE8 CLOSE8\n#define OPEN10 OPEN9 OPEN9\n#define CLOSE10 CLOSE9 CLOSE9\n#define OPEN11 OPEN10 OPEN10\n#define CLOSE11 CLOSE10 CLOSE10\n#define OPEN12 OPEN11 OPEN11\n#define CLOSE12 CLOSE11 CLOSE11\n#define OPEN13 OPEN12 OPEN12\n#define CLOSE13 CLOSE12 CLOSE12\n#define OPEN14 OPEN13 OPEN13\n#define CLOSE14 CLOSE13 CLOSE13\n#define OPEN15 OPEN14 OPEN14\n#define CLOSE15 CLOSE14 CLOSE14\n/ { [|OPEN15|] CLOSE15 };\n", "/dts-v1/;\n#define OPEN0 n {\n#define CLOSE0 };\n/ { OPEN0 CLOSE0 };\n")]
    [InlineData("BRD0131", "/dts-v1/;\n/ { uart { }; };\n/delete-node/ [|&{/}|];\n", "/dts-v1/;\n/ { uart { }; };\n/delete-node/ &{/uart};\n")]
    [InlineData("BRD0132", "/dts-v1/;\n\n/ {\n\ta = <[|&{n/m}|]>;\n\tn: n { m { }; };\n};\n", "/dts-v1/;\n\n/ {\n\ta = <&{/n/m}>;\n\tn: n { m { }; };\n};\n")]
    [InlineData("BRD0133", "/dts-v1/;\n\n/ {\n\ta = <[|(-2147483649)|]>;\n};\n", "/dts-v1/;\n\n/ {\n\ta = <(-2147483648) (~0x80000000)>;\n};\n")]
    [InlineData("BRD0135", "/dts-v1/;\n/ { };\n[|é|]", "/dts-v1/;\n/ { };\n// é\n")]
    [InlineData("BRD0136", "/dts-v1/;\n\n/ {\n\tsoc {\n\t\tuart { };\n\t};\n\t[|}|];\n\tcpus { };\n};\n", "/dts-v1/;\n\n/ {\n\tsoc {\n\t\tuart { };\n\t};\n\tcpus { };\n};\n")]
    [InlineData("BRD0137", "/dts-v1/;\n\n/ {\n\t[|uart-0|]: serial { };\n};\n", "/dts-v1/;\n\n/ {\n\tuart_0: serial { };\n};\n")]
    [InlineData("BRD0138", "/dts-v1/;\n#ifdef A\n/ { a; };\n[|#esle|]\n#endif\n/ { };\n", "/dts-v1/;\n#ifdef A\n/ { a; };\n#else\n#endif\n/ { };\n")]
    [InlineData("BRD0200", "/dts-v1/;\n\n/ {\n\tuart { };\n\t[|uart|] { };\n};\n", "/dts-v1/;\n\n/ {\n\tuart@1 { };\n\tuart@2 { };\n};\n")]
    [InlineData("BRD0201", "/dts-v1/;\n\n/ {\n\ta = <1>;\n\t[|a|] = <2>;\n};\n", "/dts-v1/;\n\n/ {\n\ta = <2>;\n};\n")]
    [InlineData("BRD0202", "/dts-v1/;\n\n/ {\n\t[|a#b|] { };\n};\n", "/dts-v1/;\n\n/ {\n\ta-b { };\n};\n")]
    [InlineData("BRD0203", "/dts-v1/;\n\n/ {\n\t[|a@1@2|] { };\n};\n", "/dts-v1/;\n\n/ {\n\ta@1 { };\n};\n")]
    [InlineData("BRD0204", "/dts-v1/;\n\n/ {\n\t[|@1|] { };\n};\n", "/dts-v1/;\n\n/ {\n\tuart@1 { };\n};\n")]
    [InlineData("BRD0205", "/dts-v1/;\n\n/ {\n\t[|a@1|] = <1>;\n};\n", "/dts-v1/;\n\n/ {\n\ta1 = <1>;\n};\n")]
    [InlineData("BRD0206", "/dts-v1/;\n\n/ {\n\tuart@1 { [|name|] = \"serial\"; };\n};\n", "/dts-v1/;\n\n/ {\n\tuart@1 { name = \"uart\"; };\n};\n")]
    [InlineData("BRD0207", "/dts-v1/;\n\n/ {\n\ta: x { };\n\t[|a:|] y { };\n};\n", "/dts-v1/;\n\n/ {\n\ta: x { };\n\tb: y { };\n};\n")]
    [InlineData("BRD0208", "/dts-v1/;\n\n/ {\n\tx { [|phandle|] = <0>; };\n};\n", "/dts-v1/;\n\n/ {\n\tx { phandle = <1>; };\n};\n")]
    [InlineData("BRD0209", "/dts-v1/;\n\n/ {\n\tx { phandle = <1>; };\n\ty { [|phandle|] = <1>; };\n};\n", "/dts-v1/;\n\n/ {\n\tx { phandle = <1>; };\n\ty { phandle = <2>; };\n};\n")]
    [InlineData("BRD0210", "/dts-v1/;\n\n/ {\n\ta = <[|&uart|]>;\n};\n", "/dts-v1/;\n\n/ {\n\ta = <&uart>;\n\tuart: serial { };\n};\n")]
    [InlineData("BRD0211", "/dts-v1/;\n\n/ {\n\tuart0: serial { };\n};\n[|&uart1|] { };\n", "/dts-v1/;\n\n/ {\n\tuart0: serial { };\n};\n&uart0 { };\n")]
    [InlineData("BRD0212", "/dts-v1/;\n\n/ {\n\tx { };\n\t/delete-node/ [|x|];\n};\n", "/dts-v1/;\n\n/ {\n\tx { };\n};\n/ {\n\t/delete-node/ x;\n};\n")]
    [InlineData("BRD0213", "/dts-v1/;\n/ { f: n@1 { }; };\n/ { /delete-node/ [|f|]; };\n", "/dts-v1/;\n/ { f: n@1 { }; };\n/ { /delete-node/ n@1; };\n")]
    [InlineData("BRD0214", "/dts-v1/;\n/ { a; };\n/ { /delete-property/ [|b|]; };\n", "/dts-v1/;\n/ { a; };\n/ { /delete-property/ a; };\n")]
    [InlineData("BRD0215", "/dts-v1/;\n/ { i { }; };\n/ { i { a { p; q = <1>; r; }; [|a|] { q; r; }; }; };\n", "/dts-v1/;\n/ { i { a { q; }; }; };\n/ { i { a { q; }; l: a { }; a { r; }; /delete-node/ a; a { q; }; }; };\n/ { i { a { q; }; }; };\n")]
    [InlineData("BRD0216", "/dts-v1/;\n/plugin/;\n/ { f { target-path = \"/\"; [|l:|] __overlay__ { a { }; }; }; };\n", "/dts-v1/;\n/plugin/;\n/ { f { target-path = \"/\"; l: __overlay__ { a { }; }; }; __overrides__ { x = <&l>; }; };\n")]
    public void A_mistake_gives_one_diagnostic_at_its_place_and_the_right_source_none(string id, string marked, string right)
    {
        int start = marked.IndexOf("[|", System.StringComparison.Ordinal);
        int end = marked.IndexOf("|]", System.StringComparison.Ordinal) - 2;
        Diagnostic diagnostic = Assert.Single(Compile(id, marked.Replace("[|", "").Replace("|]", "")));
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal("t.dts", diagnostic.Location.Path);
        Assert.Equal((start, end - start), (diagnostic.Location.Start, diagnostic.Location.Length));
        Assert.Empty(Compile(id, right));
    }

    [Fact]
    public void Every_rule_of_the_source_has_a_specimen()
    {
        IEnumerable<object[]> rows = typeof(LanguageDiagnosticsTests).GetMethod(nameof(A_mistake_gives_one_diagnostic_at_its_place_and_the_right_source_none))!
            .GetCustomAttributesData().Where(data => data.AttributeType == typeof(InlineDataAttribute))
            .Select(data => ((IEnumerable<System.Reflection.CustomAttributeTypedArgument>)data.ConstructorArguments[0].Value!).Select(argument => argument.Value!).ToArray());
        Assert.Equal(
            DiagnosticCatalog.Language.Select(rule => rule.Id).Where(id => id[4] is not ('3' or '4') && !OfLayers.Contains(id) && !OfDevices.Contains(id)),
            rows.Select(row => (string)row[0]));
    }

    /// <summary>The rules whose pages have sources as examples: not those about blobs or about several sources.</summary>
    public static TheoryData<string> IdsOfSources =>
        [.. DiagnosticCatalog.Language.Select(rule => rule.Id).Where(id => id[4] is not ('3' or '4') && !OfLayers.Contains(id) && !OfDevices.Contains(id))];

    [Theory]
    [MemberData(nameof(IdsOfSources))]
    public void A_page_shows_the_mistake_alone_and_a_source_without_it(string id)
    {
        DiagnosticPage page = new(id);

        // Without the preprocessor, the exact end of the file matters, but an example on a page always ends with a line break.
        string invalid = id == "BRD0012" ? page.Invalid.TrimEnd('\n') : page.Invalid;

        Assert.Equal([id], Compile(id, invalid.Replace('␀', '\0')).Select(diagnostic => diagnostic.Id));
        Assert.Empty(Compile(id, page.Fixed));
    }

    private static IEnumerable<Diagnostic> Compile(string id, string source)
    {
        InMemorySources files = new InMemorySources().Add("t.dts", source).Add("a.dtsi", "");
        CompileOptions options = new() { Preprocess = !WithoutPreprocessor.Contains(id) };
        return DtsCompiler.Compile(files.FindSource("t.dts")!, files, options).Diagnostics;
    }
}
