using System;
using System.Text;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Blob;

/// <summary>Blobs of overlays as readable source that gives the same blob.</summary>
public sealed class DecompiledOverlays
{
    private const string Header = "/dts-v1/;\n/plugin/;\n";

    [Fact]
    public void An_overlay_reads_as_its_author_might_have_written_it() => Assert.Equal(
        Header + "\n/ {\n\tfragment@0 {\n\t\ttarget = <&i2c1>;\n\n\t\t__overlay__ {\n\t\t\tclk: clock {\n\t\t\t\t#clock-cells = <0x1>;\n\t\t\t\tphandle = <0x1>;\n\t\t\t};\n\n"
            + "\t\t\tuser {\n\t\t\t\tclocks = <&clk 0x2>;\n\t\t\t\tsupply = \"core\", <&vdd>;\n\t\t\t};\n\t\t};\n\t};\n\n"
            + "\t__symbols__ {\n\t\tclk = \"/fragment@0/__overlay__/clock\";\n\t};\n};\n",
        Decompile(Compile(Header + "&i2c1 { clk: clock { #clock-cells = <1>; }; user { clocks = <&clk 2>; supply = \"core\", <&vdd>; }; };", symbols: true)));

    [Theory]
    [InlineData("&a { x = <&b &c &b>, <1>; }; &b { y = <&a>; z { x = <&c>; }; };")]
    [InlineData("&a { n: n { x = <&n>; }; m { x = <&n 1 &a &n>, \"odd\", <&n>; }; };")]
    [InlineData("&a { s = \"ab\", <&b>, [01 02 03], <&b>; };")]
    [InlineData("&{/soc} { n { l: m { }; }; o { p = <&{/fragment@0/__overlay__/n}>; }; };")]
    [InlineData("/ { fragment@3 { target-path = \"/\"; __overlay__ { }; }; };")]
    [InlineData("/ { p = <&elsewhere>; };")]
    [InlineData("&a { x; };\n/ { __fixups__ { a = \"/somewhere:else:0\"; }; };")]
    [InlineData("&a { n: n { x = <&n>; }; };\n/ { __local_fixups__ { }; };")]
    [InlineData("&a { x; };\n/ { __local_fixups__ { fragment@0 { __overlay__ { x; }; }; }; };")]
    [InlineData("&a { x; };\nl: &{/} { };")]
    public void It_gives_the_same_blob_again(string overlay)
    {
        foreach (bool symbols in (bool[])[true, false])
        {
            byte[] blob = Compile(Header + overlay, symbols);
            string source = Decompile(blob);
            Assert.StartsWith(Header, source, StringComparison.Ordinal);
            Assert.Equal(Convert.ToHexString(blob), Convert.ToHexString(Compile(source)));
        }
    }

    [SkippableFact]
    public void The_reference_makes_the_same_blob_of_it_too()
    {
        Skip.IfNot(ReferenceCompiler.Has("dtc"), "dtc is not installed");
        byte[] overlay = Encoding.UTF8.GetBytes(Header + "&a { n: n { x = <&n &b>; }; }; &{/soc} { y = <&a &n>, \"odd\", <&b>; };");
        byte[] blob = ReferenceCompiler.Compile(overlay, "-@")!;

        string source = Decompile(blob);

        Assert.Contains("target = <&a>;", source, StringComparison.Ordinal);
        Assert.DoesNotContain("fixups__", source, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexString(blob), Convert.ToHexString(ReferenceCompiler.Compile(Encoding.UTF8.GetBytes(source))!));
    }

    // As later versions of the reference decompile them, and compile them again.
    [Fact]
    public void Fixups_that_a_source_writes_itself_are_not_made_twice()
    {
        const string Overlay = "/ { fragment@0 { target = <&a>; __overlay__ { n: n { x = <&a &n>; }; }; };";
        byte[] blob = Compile(Header + Overlay + " };");

        Assert.Equal(Convert.ToHexString(blob), Convert.ToHexString(Compile(
            Header + Overlay + " __fixups__ { a = \"/fragment@0:target:0\", \"/fragment@0/__overlay__/n:x:0\"; };"
            + " __local_fixups__ { fragment@0 { __overlay__ { n { x = <4>; }; }; }; }; };")));
    }

    // If references were made from these fix-ups, the result would be another blob, or none.
    [Theory]
    [InlineData("x = \"/fragment@0:target\";")]
    [InlineData("x = \"/fragment@0:target:4\";")]
    [InlineData("x = \"/fragment@0:targt:0\";")]
    [InlineData("x = \"/fragment@1:target:0\";")]
    [InlineData("x = \"/fragment@0:target:0\", \"/fragment@0:target:0\";")]
    [InlineData("x = \"/fragment@0:target:0\"; y = \"/fragment@0:target:2\";")]
    [InlineData("x = \"/fragment@0:value:0\";")]
    [InlineData("x = \"fragment@0:target:0\";")]
    [InlineData("x = \"/fragment@0:target:0x0\";")]
    [InlineData("x = \"/fragment@0:target:00\";")]
    [InlineData("x = \"//fragment@0:target:0\";")]
    [InlineData("x = \"/fragment@0:target:z\";")]
    [InlineData("0x = \"/fragment@0:target:0\";")]
    [InlineData("x;")]
    [InlineData("x = [00];")]
    [InlineData("x { };")]
    [InlineData("")]
    public void Malformed_fixups_stay_as_they_are(string fixups)
    {
        byte[] blob = Compile("/dts-v1/; / { fragment@0 { target = <0xffffffff>; value = <1>; __overlay__ { }; }; __fixups__ { " + fixups + " }; };");

        string source = Decompile(blob);

        Assert.Contains("target = <0xffffffff>", source, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexString(blob), Convert.ToHexString(Compile(source)));
    }

    [Theory]
    [InlineData("fragment@0 { value = <0>; };")]
    [InlineData("fragment@0 { value = <4>; };")]
    [InlineData("fragment@0 { value = [00]; };")]
    [InlineData("fragment@0 { nothing = <0>; };")]
    [InlineData("fragment@1 { value = <0>; };")]
    [InlineData("fragment@0 { };")]
    [InlineData("x = <0>;")]
    public void Malformed_local_fixups_stay_as_they_are(string fixups)
    {
        byte[] blob = Compile("/dts-v1/; / { fragment@0 { phandle = <7>; value = <8>; __overlay__ { }; }; __local_fixups__ { " + fixups + " }; };");

        string source = Decompile(blob);

        Assert.Contains("value = <0x8>", source, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexString(blob), Convert.ToHexString(Compile(source)));
    }

    [Fact]
    public void A_base_with_fixups_is_no_overlay()
    {
        CompileResult result = DtsCompiler.Compile(
            new SourceFile("t.dts", "/dts-v1/; / { n: n { }; m { x = <&n>; }; };"), new InMemorySources(), new CompileOptions { LocalFixups = true, Symbols = true });

        string source = Decompile(DtbWriter.Write(result.Tree));

        Assert.DoesNotContain("/plugin/", source, StringComparison.Ordinal);
        Assert.Contains("n: n {", source, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexString(DtbWriter.Write(result.Tree)), Convert.ToHexString(Compile(source)));
    }

    private static byte[] Compile(string source, bool symbols = false)
    {
        CompileResult result = DtsCompiler.Compile(new SourceFile("t.dts", source), new InMemorySources(), new CompileOptions { Symbols = symbols });
        Assert.Empty(result.Diagnostics);
        return DtbWriter.Write(result.Tree);
    }

    private static string Decompile(byte[] blob) => DtsWriter.Write(DtbReader.Read(blob, "t.dtb").Tree);
}
