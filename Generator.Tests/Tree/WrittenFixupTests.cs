using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Xunit;

namespace Boards.Tests.Tree;

/// <summary>
/// With <c>-L</c>, the fix-ups in a source are references as well: <c>dtc</c> 1.8.1 adds their entries in the order of the
/// tree, with the offset that <c>strtol</c> reads. Each row has the source's own nodes and what they are in the blob.
/// </summary>
public sealed class WrittenFixupTests
{
    private const string Header = "/dts-v1/;\n/ { u { }; b { p = <1 0xffffffff>; q = <2>; }; ";

    [Theory]
    [InlineData("__fixups__ { x = \"/b:p:4\"; };", "__fixups__ { x = \"/b:p:4\"; };")]
    [InlineData("__fixups__ { x = \"/b:p:0x4\"; };", "__fixups__ { x = \"/b:p:0x4\", \"/b:p:4\"; };")]
    [InlineData("__fixups__ { x = \"/b:p: +04z\"; };", "__fixups__ { x = \"/b:p: +04z\", \"/b:p:4\"; };")]
    [InlineData("__fixups__ { x = \"/b:p:08\"; };", "__fixups__ { x = \"/b:p:08\", \"/b:p:0\"; };")]
    [InlineData("__fixups__ { x = \"/b:p:-4\", \"/b:p:-0\"; };", "__fixups__ { x = \"/b:p:-4\", \"/b:p:-0\", \"/b:p:0\"; };")]
    [InlineData("__fixups__ { x = \"/b:p:5\", \"/b:r:0\", \"/c:p:0\", \"/b:p\"; };", "__fixups__ { x = \"/b:p:5\", \"/b:r:0\", \"/c:p:0\", \"/b:p\"; };")]
    [InlineData("__fixups__ { x = \"b:p:0:1\"; };", "__fixups__ { x = \"b:p:0:1\", \"/b:p:0\"; };")]
    [InlineData("__fixups__ { x = \"/b:q:ab\", \"/b:p:4z\", \"/b:p:z\"; };", "__fixups__ { x = \"/b:q:ab\", \"/b:p:4z\", \"/b:p:z\", \"/b:p:0\", \"/b:p:4\", \"/b:q:0\"; };")]
    [InlineData("__symbols__ { x = \"/u\"; }; __fixups__ { x = \"/b:p:4\"; };", "__symbols__ { x = \"/u\"; }; __fixups__ { x = \"/b:p:4\"; }; __local_fixups__ { b { p = <4>; }; };")]
    [InlineData("c { r = <&l>; }; l: d { }; __local_fixups__ { c { r = \"x\"; }; };", "c { r = <1>; }; d { phandle = <1>; }; __local_fixups__ { c { r = \"x\"; }; };")]
    [InlineData("c { r = <&l>; }; l: d { }; __local_fixups__ { c { r = <4>; }; };", "c { r = <1>; }; d { phandle = <1>; }; __local_fixups__ { c { r = <4 0>; }; };")]
    public void Entries_of_the_source_are_references(string nodes, string blob) =>
        Assert.Equal(Compile(Header + blob + " };", localFixups: false), Compile(Header + nodes + " };", localFixups: true));

    [Fact]
    public void Entries_of_an_overlay_are_references()
    {
        const string Overlay = "/dts-v1/;\n/plugin/;\n/ { b { p = <&y>; q = <2>; }; __fixups__ { x = \"/b:q:z\"; }; };";
        const string Blob = "/dts-v1/;\n/ { b { p = <0xffffffff>; q = <2>; }; __fixups__ { x = \"/b:q:z\", \"/b:q:0\"; y = \"/b:p:0\"; }; };";
        Assert.Equal(Compile(Blob, localFixups: false), Compile(Overlay, localFixups: false));
    }

    private static byte[] Compile(string source, bool localFixups)
    {
        CompileOptions options = new() { LocalFixups = localFixups };
        CompileResult result = DtsCompiler.Compile(new SourceFile("t.dts", source), new InMemorySources(), options);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        return DtbWriter.Write(result.Tree);
    }
}
