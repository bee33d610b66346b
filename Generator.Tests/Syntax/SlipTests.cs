using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Syntax.Slips;
using Boards.Devicetree.Text;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Syntax;

/// <summary>
/// Slips, one in each row: the source with <c>{|BRD0020:|}</c> around each place that is reported, and the source
/// that gives the same tree without a mistake.
/// </summary>
public sealed partial class SlipTests
{
    [Theory]
    [InlineData("A semicolon is missing", "a = <1>{|BRD0020:|}\nb;", "a = <1>;\nb;")]
    [InlineData("A semicolon is missing after a node", "n { }{|BRD0020:|}\nm { };", "n { };\nm { };")]
    [InlineData("A bracket is in the place of a semicolon", "a = [00]{|BRD0021:]|};\nb;", "a = [00];\nb;")]
    [InlineData("A quote follows a string", "a = \"x\"{|BRD0021:\";|}\nb;", "a = \"x\";\nb;")]
    [InlineData("A brace is missing after a node's name", "uart@1{|BRD0022:|}\n    reg = <1>;\n};", "uart@1 {\n    reg = <1>;\n};")]
    [InlineData("A bracket is in the place of a brace", "uart@1 {|BRD0021:(|}\n    reg = <1>;\n};", "uart@1 {\n    reg = <1>;\n};")]
    [InlineData("A space is in a unit address", "i2c@{|BRD0021:|} 2000 { c; };", "i2c@ { c; };")]
    [InlineData("A node has two names", "a-b {|BRD0021:c|} { d; };", "a-b { d; };")]
    [InlineData("An equals sign or a colon is before a brace", "a;\nn {|BRD0021:=|} { c; };\nm@1 {|BRD0021:=|}\n{ d; };\no {|BRD0021::|} { e; };", "a;\nn { c; };\nm@1 { d; };\no { e; };")]
    [InlineData("A space is before a unit address", "i2c{|BRD0021:|} @2000 { c; };\nl: spi{|BRD0021:|} @3 { d; };", "i2c { c; };\nl: spi { d; };")]
    [InlineData("A label has no colon", "a = <&i2c1>;\ni2c1{|BRD0021:|} i2c@2000 { c; };\nled0{|BRD0021:|} led-0 { };", "a = <&i2c1>;\ni2c1: i2c@2000 { c; };\nled0: led-0 { };")]
    [InlineData("A quote is within a string", "m = \"the {|BRD0021:\"|}good\" one\", \"x\";\nn = \"a{|BRD0021:\"|}b\"\";", "m = \"the \", \"x\";\nn = \"a\";")]
    [InlineData("A number has a unit", "r = <{|BRD0013:16K|} 1>;\ns = <({|BRD0013:2M|} + 1) 3>;\nb;", "r = <16 0 1>;\ns = <0 3>;\nb;")]
    [InlineData("A definition is in a node that belongs outside all nodes", "l: n { };\n{|BRD0021:&l|} {\n    d;\n};\nm {\n    {|BRD0021:/|} { e; };\n    {|BRD0021:&{/n}|} { };\n    o { };\n};", "l: n { };\nm {\n    o { };\n};")]
    [InlineData("A directive has no slashes", "f;\n{|BRD0027:delete-property|} f;\nb;", "f;\nb;")]
    [InlineData("A directive has no slashes", "c = <&l>;\nl: {|BRD0027:omit-if-no-ref/|} n { };", "c = <&l>;\nl: /omit-if-no-ref/ n { };")]
    [InlineData("An equals sign is missing", "model{|BRD0021:|} \"Board\";\nreg{|BRD0021:|} <1 2>;", "model = \"Board\";\nreg = <1 2>;")]
    [InlineData("A colon is in the place of an equals sign", "compatible{|BRD0021::|} \"a\";\nsize {|BRD0021::|} <3>;", "compatible = \"a\";\nsize = <3>;")]
    [InlineData("An equals sign is doubled", "status {|BRD0021:==|} \"okay\";\nx {|BRD0021::=|} <1>;", "status = \"okay\";\nx = <1>;")]
    [InlineData("A space is before the colon of a label", "a = <&uart0>;\n{|BRD0137:uart0|} : serial@1 { };", "a = <&uart0>;\nuart0: serial@1 { };")]
    [InlineData("A label has a character that labels have not", "{|BRD0137:uart-1|}: serial@2 { c; };", "serial@2 { c; };")]
    [InlineData("A label has a character that labels have not", "a = &uart-1, &uart_1, &uart1, &l;\nl: {|BRD0137:uart-1|}: {|BRD0137:2u|}: serial@2 { c = <&l>; };", "a = &l, &l, &l, &l;\nl: serial@2 { c = <&l>; };")]
    [InlineData("A name has a character that names have not", "a{|BRD0021:!|} = <1>;\nb;", "b;")]
    [InlineData("A comment begins with a number sign", "a; {|BRD0021:#|} comment\nb;", "a;\nb;")]
    [InlineData("A directive of the preprocessor is misspelt", "{|BRD0027:#ifdfe|} X\na;\n{|BRD0027:#endfi|}\nb;", "a;\nb;")]
    [InlineData("A semicolon is doubled", "a = <1>;{|BRD0039:;|}\nb;", "a = <1>;\nb;")]
    [InlineData("A semicolon is in the place of a brace", "soc {\n    reg = <1>;\n{|BRD0022:|};\nb { };", "soc {\n    reg = <1>;\n};\nb { };")]
    [InlineData("A parenthesis is in the place of a brace", "soc {\n    reg = <1>;\n{|BRD0021:)|};\nb { };", "soc {\n    reg = <1>;\n};\nb { };")]
    [InlineData("A directive is unknown", "x;\n{|BRD0027:/delete-prop/|} x;\nb;\nn { };\n{|BRD0027:/delete-nod/|} n;\n{|BRD0027:/delete-nod/|} o;", "x;\nb;\nn { };")]
    [InlineData("A reservation is in a node", "{|BRD0021:/memreserve/|} 1 2;\nb;", "b;")]
    [InlineData("A node has no name", "{|BRD0021:{|} c; };\nb;", "b;")]
    [InlineData("Something is in a node that belongs to none", "{|BRD0021:=|} 1;\nb;", "b;")]
    [InlineData("A value is missing", "p ={|BRD0038:|} ;\nb;", "p;\nb;")]
    [InlineData("A comma is missing", "t = \"a\"{|BRD0036:|} \"b\";", "t = \"a\", \"b\";")]
    [InlineData("A directive has one slash", "r = {|BRD0027:/bits|} 8 <1>;\nb;", "r;\nb;")]
    [InlineData("A string has no opening quote", "c = {|BRD0017:okay\"|};\nb = \"x\";", "c;\nb = \"x\";")]
    [InlineData("A string has no opening quote", "c = \"a\", {|BRD0017:b,c (2)\"|}, \"d\", {|BRD0017:2e\"|}\n, \"\";\nb = \"x\";", "c = \"a\", \"d\", \"\";\nb = \"x\";")]
    [InlineData("A string has no quotes", "c = {|BRD0017:okay|}, \",\";\nb;", "c;\nb;")]
    [InlineData("A quote is missing among strings", "c = \"\", {|BRD0011:\", \"|}\", \"a\",\n\"b\";\nd;", "c = \"\", \", \", \"b\";\nd;")]
    [InlineData("A quote is missing among strings", "c = {|BRD0011:\"a, \"|}\",\"b\"; /* e */\nd;", "c = \"a, \";\nd;")]
    [InlineData("The opening bracket of references is missing", "r = {|BRD0021:&l|} &l\n  &l>, <1>;\nl: b { };", "r = &l;\nl: b { };")]
    [InlineData("The opening bracket of references is missing", "r = {|BRD0021:&l|}>;\nl: b { };", "r = &l;\nl: b { };")]
    [InlineData("The opening bracket of references is missing", "r = {|BRD0021:&l|} (1 + 2) 3>;\nl: b { };", "r = &l;\nl: b { };")]
    [InlineData("A comma is missing", "r = &l{|BRD0036:|} &l;\nl: b { };", "r = &l, &l;\nl: b { };")]
    [InlineData("A brace is missing after a node's name", "soc{|BRD0022:|}\n    #size-cells = <1>;\n};\nb { };", "soc {\n    #size-cells = <1>;\n};\nb { };")]
    [InlineData("A semicolon is missing", "gpio-controller{|BRD0020:|}\n#gpio-cells = <2>;", "gpio-controller;\n#gpio-cells = <2>;")]
    [InlineData("A string has no quotes", "c = {|BRD0017:okay|};\nb;", "c;\nb;")]
    [InlineData("A string is in single quotes", "c = {|BRD0021:'serial0'|};\nb;", "c;\nb;")]
    [InlineData("A string is in typographic quotes", "h = {|BRD0021:\u201c|}okay\u201d;\nb;", "h;\nb;")]
    [InlineData("An operand is missing", "a = <1 (2 |{|BRD0034:>|};\nb;", "a = <1 0>;\nb;")]
    [InlineData("A number is outside of cells", "w = {|BRD0021:5|};\nb;", "w;\nb;")]
    [InlineData("A string has no end", "c = {|BRD0011:\"no end;|}\nb;", "c;\nb;")]
    [InlineData("A bracket of cells is missing", "f = < 1 2{|BRD0022:|};\nb;", "f = <1 2>;\nb;")]
    [InlineData("A bracket of cells and the semicolon are missing", "f = <1 2{|BRD0022:|}\nb = <3>;", "f = <1 2>;\nb = <3>;")]
    [InlineData("A comma is between cells", "a = <1{|BRD0037:,|} 2>;", "a = <1 2>;")]
    [InlineData("A semicolon is between cells", "a = <1{|BRD0037:;|} 2>;", "a = <1 2>;")]
    [InlineData("A string is in cells", "b = <1 {|BRD0021:\"x\"|}>;", "b = <1>;")]
    [InlineData("The bracket of cells is doubled", "q = <1{|BRD0021:>>|};\nb;", "q = <1>;\nb;")]
    [InlineData("An operator is outside of parentheses", "b = <{|BRD0033:-|}1>;", "b = <1>;")]
    [InlineData("A reference has a star", "k = <{|BRD0033:*|}l>;", "k = <>;")]
    [InlineData("A reference has a space", "l: n { };\nm { a = <{|BRD0032:& l|} 1>; };", "l: n { };\nm { a = <1>; };")]
    [InlineData("A reference names nothing", "a = <1 {|BRD0032:&|}>;\nb;", "a = <1>;\nb;")]
    [InlineData("A path has no brace", "a = <1 &{/a{|BRD0022:|}>;\nb;", "a = <1>;\nb;")]
    [InlineData("A path is not in braces", "a = <{|BRD0032:&/n|} 1>;\nn { };", "a = <1>;\nn { };")]
    [InlineData("An equals sign is in the place of a label's colon", "a = <&l>;\nl {|BRD0021:=|} uart@1 { c; };\nm{|BRD0021:=|}n { d; };", "a = <&l>;\nl: uart@1 { c; };\nm: n { d; };")]
    [InlineData("An include has no number sign", "a;\n{|BRD0027:include|} \"b.dtsi\"\nn { c; };", "a;\nn { c; };")]
    [InlineData("A character has no end", "a = <{|BRD0011:'x|} 1>;\nb;", "a = <1>;\nb;")]
    [InlineData("A number has a fraction", "i = <{|BRD0013:3.3|}>;\nb;", "i = <3>;\nb;")]
    [InlineData("A macro is undefined", "r = <{|BRD0017:FOO|}>;", "r = <0>;")]
    [InlineData("A strange character is in cells", "j = <{|BRD0021:$|}(FOO)>;\nb;", "j = <>;\nb;")]
    [InlineData("A bracket of bytes is missing", "a = [00{|BRD0022:|};\nb;", "a = [00];\nb;")]
    [InlineData("A byte has a prefix", "d = [{|BRD0041:0x|}12];", "d = [12];")]
    [InlineData("A mark is between bytes", "m = [00{|BRD0041::|}11:22];", "m = [00 11 22];")]
    [InlineData("A byte has one digit", "m = [00 {|BRD0041:1|} 22];", "m = [00 22];")]
    [InlineData("A parenthesis is missing before the end of cells", "v = <(1 + 2{|BRD0022:|}>;\nb;", "v = <0>;\nb;")]
    [InlineData("A parenthesis is missing between cells", "o = <(1 + 2{|BRD0022:|} 3>;\nb;", "o = <0 3>;\nb;")]
    [InlineData("A parenthesis is missing", "v = <(1 + 2{|BRD0022:|}{|BRD0022:|};\nb;", "v = <0>;\nb;")]
    [InlineData("A string without end is in an expression", "v = <(1 + {|BRD0011:\"x;|}\nb;", "v = <0>;\nb;")]
    [InlineData("A value and the semicolon are missing", "p ={|BRD0038:|}\nb = <1>;", "p;\nb = <1>;")]
    [InlineData("A string in single quotes has no end", "c = {|BRD0011:'serial;|}\nd = <'x'>;", "c;\nd = <'x'>;")]
    [InlineData("Something is not a value", "p = {|BRD0021:*|};\nb;", "p;\nb;")]
    [InlineData("Something follows a name", "p {|BRD0021:*|};\nb;", "b;")]
    [InlineData("A label is in the place of a property's name", "status{|BRD0021::|} \"okay\";\nb;", "status = \"okay\";\nb;")]
    [InlineData("A directive is unknown, or has one slash", "{|BRD0027:/foo/|} x;\nb;", "b;")]
    [InlineData("A directive is unknown, or has one slash", "c = <&l>;\nl: {|BRD0027:/omit-if-no-ref|} n { };\nm: {|BRD0027:/omit-if-noref/|} o { };", "c = <&l>;\nl: n { };")]
    [InlineData("An operand is missing", "s = <(1 + {|BRD0034:)|}>;\nb;", "s = <0>;\nb;")]
    public void A_slip_in_a_node_is_reported_once_and_gives_the_tree_of_the_corrected_source(string slip, string marked, string corrected) =>
        Check(slip, $"/dts-v1/;\n/ {{\n{marked}\n}};\n", $"/dts-v1/;\n/ {{\n{corrected}\n}};\n");

    [Theory]
    [InlineData("A header is misspelt", "{|BRD0027:/dts-v2/|};\n/ { b; };\n", "/dts-v1/;\n/ { b; };\n")]
    [InlineData("A macro is defined with an equals sign", "#define A {|BRD0021:=|} 64\n/dts-v1/;\n/ { a = <1 A>; b = <A>; };\n", "/dts-v1/;\n/ { a = <1 64>; b = <64>; };\n")]
    [InlineData("A macro is defined with an equals sign", "#define A {|BRD0021:=|} \"x\"\n/dts-v1/;\n/ { a = A; b; };\n", "/dts-v1/;\n/ { a = \"x\"; b; };\n")]
    [InlineData("A macro is defined with an equals sign", "#define A {|BRD0021:=|} 1\n/dts-v1/;\n/ { a = <(A + (2)) 3>; b; };\n", "/dts-v1/;\n/ { a = <0 3>; b; };\n")]
    [InlineData("A macro is defined with a semicolon", "#define A 64{|BRD0021:;|}\n/dts-v1/;\n/ { a = <1 A>; b = <(A + 1)>; };\n", "/dts-v1/;\n/ { a = <1 64>; b = <0>; };\n")]
    [InlineData("A brace is missing at the end", "/dts-v1/;\n/ {\n    soc {\n        a;\n    };{|BRD0022:|}\n/ { b; };\n", "/dts-v1/;\n/ {\n    soc {\n        a;\n    };\n};\n/ { b; };\n")]
    [InlineData("A brace is too much", "/dts-v1/;\n/ {\n    soc {\n        a { };\n    };\n    {|BRD0136:}|};\n    b { };\n};\n", "/dts-v1/;\n/ {\n    soc {\n        a { };\n    };\n    b { };\n};\n")]
    [InlineData("A semicolon is outside of nodes", "/dts-v1/;\n/ { b; };\n{|BRD0039:;|}\n", "/dts-v1/;\n/ { b; };\n")]
    [InlineData("A label before a reference has a character that labels have not", "/dts-v1/;\n/ { a = &uart.1; l: n { }; };\n{|BRD0137:uart.1|}: &l { c; };\n&uart.1 { d; };\n", "/dts-v1/;\n/ { a = &l; l: n { }; };\n&l { c; };\n&l { d; };\n")]
    [InlineData("A reference has no ampersand", "/dts-v1/;\n/ { l: n { }; };\n{|BRD0021:l|} { c; };\n", "/dts-v1/;\n/ { l: n { }; };\n&l { c; };\n")]
    [InlineData("A reference by path has no ampersand", "/dts-v1/;\n/ { n { }; };\n{|BRD0021:{/n}|} { c; };\n{|BRD0021:{/n/m}|} { d; };\n", "/dts-v1/;\n/ { n { }; };\n&{/n} { c; };\n")]
    [InlineData("The root has no slash", "/dts-v1/;\n{|BRD0021:{|} b; };\n", "/dts-v1/;\n/ { b; };\n")]
    [InlineData("An include has no number sign", "/dts-v1/;\n{|BRD0027:include|} <b.h>\n/ { a = <B>; b; };\n", "/dts-v1/;\n/ { a = <0>; b; };\n")]
    [InlineData("The root has a name", "/dts-v1/;\n/ {|BRD0021:soc|} { b; l: n { }; };\n&l {|BRD0021:x|} { c; };\n", "/dts-v1/;\n/ { b; l: n { }; };\n&l { c; };\n")]
    [InlineData("An equals sign is before the brace of a block", "/dts-v1/;\n/ {|BRD0021:=|} { b; l: n { }; };\n&l {|BRD0021:=|} { c; };\n", "/dts-v1/;\n/ { b; l: n { }; };\n&l { c; };\n")]
    [InlineData("An include is misspelt", "/dts-v1/;\n{|BRD0027:/incldue/|} \"b.dtsi\"\n/ { a = <&l>; b; };\n", "/dts-v1/;\n/ { a = <0xffffffff>; b; };\n")]
    [InlineData("A directive is unknown", "/dts-v1/;\n/ { b; c; n { }; };\n/ { {|BRD0027:/delete-properti/|} c; {|BRD0027:/delete-nodes/|} n; };\n", "/dts-v1/;\n/ { b; };\n")]
    [InlineData("A directive is unknown", "/dts-v1/;\n/ { l: n { p; }; };\n{|BRD0027:/delete-propert/|} &l;\n", "/dts-v1/;\n/ { l: n { p; }; };\n")]
    [InlineData("A directive has one slash", "/dts-v1/;\n/ { b; l: n { }; m: o { }; };\n{|BRD0027:/delete-node|} &l;\n{|BRD0027:delete-node/|} &m;\n/ { l: n { c; }; };\n", "/dts-v1/;\n/ { b; l: n { c; }; };\n")]
    [InlineData("A directive has no slashes", "/dts-v1/;\n/ { b; l: n { }; };\n{|BRD0027:omit-if-no-ref|} &l;\n", "/dts-v1/;\n/ { b; };\n")]
    [InlineData("A directive has no slashes", "/dts-v1/;\n{|BRD0027:include/|} \"b.dtsi\"\n/ { a = <&l>; };\n", "/dts-v1/;\n/ { a = <0xffffffff>; };\n")]
    [InlineData("A directive has one slash", "/dts-v1/;\n{|BRD0027:/include|} \"b.dtsi\"\n/ { a = <&l>; };\n", "/dts-v1/;\n/ { a = <0xffffffff>; };\n")]
    [InlineData("A brace closes nothing", "/dts-v1/;\n/ { b; };\n{|BRD0136:}|};\n", "/dts-v1/;\n/ { b; };\n")]
    [InlineData("Something is not a definition", "/dts-v1/;\n/ { b; };\n{|BRD0021:=|} 1;\n", "/dts-v1/;\n/ { b; };\n")]
    public void A_slip_outside_of_nodes_is_reported_once_and_gives_the_tree_of_the_corrected_source(string slip, string marked, string corrected) =>
        Check(slip, marked, corrected);

    [Fact]
    public void Each_slip_of_the_tables_has_its_rows_here()
    {
        ImmutableArray<Slip>[] tables =
        [
            DefinitionSlips.Table, BodySlips.Table, NameSlips.OfNodes, NameSlips.OfProperties, ValueSlips.Table, CellSlips.Table, ByteSlips.Table,
            ExpressionSlips.Table,
        ];
        IEnumerable<string> rows = from method in typeof(SlipTests).GetMethods()
                                   from row in method.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
                                   select (string)((InlineDataAttribute)row).GetData(method).Single()[0];

        IEnumerable<string> missing = tables.SelectMany(static table => table).Select(static slip => slip.Name).Except(rows);

        // The last row of its table, which is for a name that is not wrong.
        Assert.Equal(["A name is not that of a node"], missing);
    }

    private static void Check(string slip, string marked, string corrected)
    {
        List<string> expected = [];
        int markup = 0;
        string source = Mark().Replace(marked, mark =>
        {
            expected.Add(Found(mark.Groups[1].Value, mark.Index - markup, mark.Groups[2].Length));
            markup += mark.Length - mark.Groups[2].Length;
            return mark.Groups[2].Value;
        });

        CompileResult result = Compile(source);
        CompileResult right = Compile(corrected);

        Assert.Equal([slip, .. expected], [slip, .. result.Diagnostics.Select(static found => Found(found.Id, found.Location.Start, found.Location.Length))]);
        Assert.Empty(right.Diagnostics);
        Assert.Equal(DtsWriter.Write(right.Tree), DtsWriter.Write(result.Tree));
        Assert.Equal(DtbWriter.Write(right.Tree), DtbWriter.Write(result.Tree));
    }

    private static string Found(string id, int start, int length) => $"{id} at {start}, {length} long";

    private static CompileResult Compile(string source)
    {
        InMemorySources files = new InMemorySources().Add("t.dts", source);
        return DtsCompiler.Compile(files.FindSource("t.dts")!, files, CompileOptions.Default);
    }

    [GeneratedRegex(@"\{\|(BRD\d+):(.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
