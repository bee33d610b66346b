using System;
using System.IO;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Formatting;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Tests.BoardFacts;
using Xunit;

namespace Boards.Tests.Formatting;

public sealed class SourceFormatterTests
{
    [Theory]
    [InlineData("/dts-v1/;/ { a=<1   2>;b; };", "/dts-v1/;\n\n/ {\n\ta = <1 2>;\n\tb;\n};\n")]
    [InlineData("/ {\n  a = < 1 2 > , <3>;\n};", "/ {\n\ta = <1 2>, <3>;\n};\n")]
    [InlineData("/ {\n\n\n  a;\n\n\n  b;\n\n};\n\n", "/ {\n\ta;\n\n\tb;\n};\n")]
    [InlineData("/ { a; l:n{ b; }; m { }; };", "/ {\n\ta;\n\n\tl:n {\n\t\tb;\n\t};\n\n\tm { };\n};\n")]
    [InlineData("/ {\nreg = <1 2>,\n<3\n4>;\n};", "/ {\n\treg = <1 2>,\n\t      <3\n\t       4>;\n};\n")]
    [InlineData("/ {\nclocks =\n<1>,\n   <2>;\n};", "/ {\n\tclocks =\n\t\t<1>,\n\t\t<2>;\n};\n")]
    [InlineData("/ {\na = [ 00 11\n22 ];\nb = \"x  y\",\n\"z\";\n};", "/ {\n\ta = [00 11\n\t     22];\n\tb = \"x  y\",\n\t    \"z\";\n};\n")]
    [InlineData("/ {\na = <(1+2) F(x,y)  (A<<1)>;\n};", "/ {\n\ta = <(1+2) F(x,y) (A<<1)>;\n};\n")]
    [InlineData("/ {\na = <&{/soc/a,b@1} 1>, &{/x};\n#size-cells = <1>;\n};", "/ {\n\ta = <&{/soc/a,b@1} 1>, &{/x};\n\t#size-cells = <1>;\n};\n")]
    [InlineData("  #include <a.h>\n/ {\n  #ifdef A\na;\n    #endif\n  arm,b;\n};", "#include <a.h>\n/ {\n#ifdef A\n\ta;\n#endif\n\tarm,b;\n};\n")]
    [InlineData("#define N(x) x { \\\n   a; \\\n }\n/ { };", "#define N(x) x { \\\n   a; \\\n }\n/ { };\n")]
    [InlineData("/ {\na; // x\nb;   /* y */\n/* z\n* zz\n*/\nn { };\n};", "/ {\n\ta; // x\n\tb; /* y */\n\n\t/* z\n\t * zz\n\t */\n\tn { };\n};\n")]
    [InlineData("/ {\n#if A\nn {\n#else\nm {\n#endif\na;\n};\n};", "/ {\n#if A\n\tn {\n#else\n\tm {\n#endif\n\t\ta;\n\t};\n};\n")]
    [InlineData("/ {\na = <1>,\n#ifdef B\n<2>,\n#endif\n<3>;\n};", "/ {\n\ta = <1>,\n#ifdef B\n\t    <2>,\n#endif\n\t    <3>;\n};\n")]
    [InlineData("&l{/delete-property/ a;/delete-node/ n;};/delete-node/ &m;", "&l {\n\t/delete-property/ a;\n\t/delete-node/ n;\n};\n/delete-node/ &m;\n")]
    [InlineData("/ {\r\na=<1>;\r\n};\r\n", "/ {\r\n\ta = <1>;\r\n};\r\n")]
    [InlineData("/ {\na = <1>, \\\n<2>;\n// b \\\nc;\n};", "/ {\n\ta = <1>,\n\t    <2>;\n\t// b \\\nc;\n};\n")]
    [InlineData("/* only */", "/* only */\n")]
    [InlineData("", "")]
    public void A_source_is_laid_out_as_Linux_does(string source, string expected)
    {
        Assert.Equal(expected, SourceFormatter.Format(source));
        Assert.Equal(expected, SourceFormatter.Format(expected));
    }

    [Theory]
    [InlineData("/ { a = \"x; };")]
    [InlineData("/ { /* a; };")]
    [InlineData("/ { a = <(1>; };")]
    [InlineData("/ { a = <1)>; };")]
    [InlineData("/ { a\\b = <1>; };")]
    [InlineData("/ {\r\n};\n// \"\n/ { a = \"x\r\ny\"; };\n")]
    public void What_has_no_end_is_left_alone(string source) => Assert.Null(SourceFormatter.Format(source));

    // Every available source: our own boards, and those of Linux if they are unpacked.
    [Fact]
    public void A_source_gives_the_same_devicetree()
    {
        string[] sources = [.. Directory.EnumerateFiles(Repository.Root, "*.dts*", SearchOption.AllDirectories)
            .Where(static path => Path.GetExtension(path) is ".dts" or ".dtsi" or ".dtso" && !Path.GetRelativePath(Repository.Root, path).Split('/', '\\').Any(static part => part is "bin" or "obj" or "artifacts"))];
        Assert.True(sources.Length > 3, $"only {sources.Length} sources");
        foreach (string path in sources)
        {
            string text = File.ReadAllText(path);
            string? formatted = SourceFormatter.Format(text);
            Assert.NotNull(formatted);
            Assert.Equal(formatted, SourceFormatter.Format(formatted));
            Assert.Equal(Blob(path, text), Blob(path, formatted));
        }
    }

    private static byte[] Blob(string path, string text)
    {
        InMemorySources files = new InMemorySources().Add(path, text);
        return DtbWriter.Write(DtsCompiler.Compile(files.FindSource(path)!, files, CompileOptions.Default).Tree);
    }
}
