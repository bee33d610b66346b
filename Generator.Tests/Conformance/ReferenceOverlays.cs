using System;
using System.IO;
using System.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.Devicetree.Tree.Overlays;
using Boards.Fuzzing.Kinds;
using Xunit;

namespace Boards.Tests.Conformance;

/// <summary>Overlays are applied to a base as <c>fdtoverlay</c> applies the blobs that <c>dtc</c> makes from the same sources.</summary>
public sealed class ReferenceOverlays
{
    private const string Base = """
        /dts-v1/;
        /memreserve/ 0x1000 0x2000;
        / {
        	#address-cells = <1>;
        	#size-cells = <1>;
        	model = "base";
        	aliases { ser = &uart0; };
        	soc: soc {
        		#address-cells = <1>;
        		#size-cells = <1>;
        		ranges;
        		uart0: serial@1000 { reg = <0x1000 0x100>; status = "disabled"; interrupt-parent = <&gic>; };
        		gic: intc@2000 { reg = <0x2000 0x100>; phandle = <0x40>; };
        	};
        };

        """;

    private const string Header = "/dts-v1/;\n/plugin/;\n";

    [SkippableTheory]
    [InlineData("&uart0 { status = \"okay\"; clocks = <&gic 2>; new-property; };")]
    [InlineData("&soc { a@1 { p; q; }; b@2 { x { }; y { }; }; };\n&soc { z; c@3 { }; };")]
    [InlineData("&soc { clk: clock@3000 { reg = <0x3000 0x10>; #clock-cells = <1>; }; };\n&uart0 { clocks = <&clk 1>, <&gic 2 &clk>; dev: device { x = <&clk>; }; };", "&clk { status = \"okay\"; };\n&dev { more; child { p = <&gic &dev>; }; };")]
    [InlineData("&{/soc/serial@1000} { a; };\n&{/soc/serial} { b; };\n&{/} { extra { l: e { r = <&l>; }; }; };", "&l { again; };")]
    [InlineData("/ { fragment@0 { target-path = \"ser\"; __overlay__ { inner: inner { }; }; }; };", "&inner { x; };")]
    [InlineData("/ { fragment@0 { target-path = \"ser/\"; __overlay__ { inner: inner { }; }; }; other { o: p { }; }; };")]
    [InlineData("/ { fragment@0 { target-path = \"/\"; whole: __overlay__ { model = \"new\"; under { deep: deeper { }; }; }; }; };")]
    [InlineData("&soc { serial { merged; }; fresh { }; fresh@1 { }; };")]
    [InlineData("&soc { n: n { }; };\n/ { fragment@7 { target-path = \"/soc/n\"; __overlay__ { later; cells = <0x11 0x22>; }; }; };")]
    public void An_overlay_gives_the_tree_of_the_reference_byte_for_byte(params string[] overlays)
    {
        Skip.IfNot(ReferenceCompiler.Has("dtc") && ReferenceCompiler.Has("fdtoverlay"), "dtc is not installed");
        string folder = Directory.CreateTempSubdirectory("boards-overlays-").FullName;
        try
        {
            string blob = WriteReference(folder, "base", Base);
            string[] laid = new string[overlays.Length];
            DeviceTree fromText = Compile(Base);
            DeviceTree fromBlobs = DtbReader.Read(File.ReadAllBytes(blob), "base.dtb").Tree;
            for (int i = 0; i < overlays.Length; i++)
            {
                laid[i] = WriteReference(folder, "overlay" + i, Header + overlays[i] + "\n");
                fromText = Apply(fromText, Compile(Header + overlays[i] + "\n"));
                fromBlobs = Apply(fromBlobs, DtbReader.Read(File.ReadAllBytes(laid[i]), "overlay.dtbo").Tree);
            }

            string result = Path.Combine(folder, "result.dtb");
            Assert.NotNull(ReferenceCompiler.Run("fdtoverlay", [], ["-i", blob, "-o", result, .. laid]));
            string expected = Convert.ToHexString(FlattenedPadding.Clear(File.ReadAllBytes(result)));
            Assert.Equal(expected, Convert.ToHexString(DtbWriter.Write(fromText)));
            Assert.Equal(expected, Convert.ToHexString(DtbWriter.Write(fromBlobs)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static DeviceTree Apply(DeviceTree tree, DeviceTree overlay)
    {
        OverlayResult result = OverlayApplication.Apply(tree, overlay, "overlay.dtso");
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        return result.Tree;
    }

    private static DeviceTree Compile(string source)
    {
        CompileResult result = DtsCompiler.Compile(new SourceFile("t.dts", source), new InMemorySources(), new CompileOptions { Symbols = true });
        Assert.Empty(result.Diagnostics.Where(static d => d.Severity > Severity.Info));
        return result.Tree;
    }

    private static string WriteReference(string folder, string name, string source)
    {
        string path = Path.Combine(folder, name + ".dtb");
        File.WriteAllBytes(path, ReferenceCompiler.Compile(System.Text.Encoding.UTF8.GetBytes(source), "-@")!);
        return path;
    }
}
