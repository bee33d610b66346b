using System;
using System.Linq;
using System.Text;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Tree;

/// <summary>The pages about mistakes between an overlay and its base: the first example of each shows the mistake, the second does not.</summary>
public sealed class OverlayPageTests
{
    // The base that the pages describe.
    private const string Base = "/dts-v1/;\n/ {\n\tsoc {\n\t\tuart0: serial@1000 {\n\t\t\treg = <0x1000 0x100>;\n\t\t};\n\t};\n};\n";
    private const string Overlay = "/dts-v1/;\n/plugin/;\n\n&uart0 {\n\tstatus = \"okay\";\n};\n";

    public static TheoryData<string> Ids => [.. DiagnosticCatalog.Language.Select(static rule => rule.Id).Where(static id => id.StartsWith("BRD04", StringComparison.Ordinal) && id != "BRD0400")];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_shows_the_mistake_alone_and_an_overlay_without_it(string id)
    {
        DiagnosticPage page = new(id);

        Assert.Equal([id], IdsOf(page.Invalid));
        Assert.Empty(IdsOf(page.Fixed));
    }

    // The page shows commands; this test makes their result.
    [Fact]
    public void A_base_without_symbols_is_reported_and_one_with_them_is_fine()
    {
        foreach (bool symbols in new[] { false, true })
        {
            CompileOptions options = CompileOptions.Default with { Symbols = symbols };
            byte[] blob = DtbWriter.Write(DtsCompiler.Compile(new SourceFile("base.dts", Base), new InMemorySources(), options).Tree);
            Assert.Equal(symbols ? [] : ["BRD0400"], IdsOf(DevicetreeFile.FromBytes("base.dtb", blob), Source("overlay.dtso", Overlay)));
        }
    }

    // An example that is not an overlay is the base.
    private static string[] IdsOf(string example) => example.Contains("/plugin/", StringComparison.Ordinal)
        ? IdsOf(Source("base.dts", Base), Source("overlay.dtso", example))
        : IdsOf(Source("base.dts", example), Source("overlay.dtso", Overlay));

    private static string[] IdsOf(DevicetreeFile below, DevicetreeFile overlay) =>
        [.. LayeredCompiler.Compile(below, [overlay], new InMemorySources(), CompileOptions.Default).Diagnostics.Select(static diagnostic => diagnostic.Id)];

    private static DevicetreeFile Source(string path, string text) => DevicetreeFile.FromBytes(path, Encoding.UTF8.GetBytes(text));
}
