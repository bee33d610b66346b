using System;
using System.IO;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary><c>--sandbox</c>: which files a source that is not trusted can include.</summary>
public sealed class SandboxTests : IDisposable
{
    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("#include \"../secret.dtsi\"\n/ { };\n")]
    [InlineData("#include \"link.dtsi\"\n/ { };\n")]
    [InlineData("#include \"folder/secret.dtsi\"\n/ { };\n")]
    [InlineData("/include/ \"../secret.dtsi\"\n/ { };\n")]
    [InlineData("/ { a = /incbin/(\"../secret.dtsi\"); };\n")]
    [InlineData("#include \"{absolute}\"\n/ { };\n")]
    [InlineData("#include \"b.dtsi\"\n/ { };\n")]
    public void A_file_outside_the_folders_of_the_inputs_is_not_read(string text)
    {
        string secret = _run.File("secret.dtsi", "/ { model = \"secret\"; };\n");
        string source = _run.File("in/a.dts", "/dts-v1/;\n" + text.Replace("{absolute}", secret, StringComparison.Ordinal));
        _run.File("in/b.dtsi", "#include \"../secret.dtsi\"\n");
        File.CreateSymbolicLink(_run.PathOf("in/link.dtsi"), secret);
        Directory.CreateSymbolicLink(_run.PathOf("in/folder"), Path.GetDirectoryName(secret)!);

        Assert.Equal(0, _run.Boards("dtb", source).Code);
        Assert.Contains("secret", _run.Text, StringComparison.Ordinal);

        Assert.Equal((2, ""), (_run.Boards("dtb", source, "--sandbox").Code, _run.Text));
        Assert.Contains("is outside the folders of the inputs; --allow-outside DIR allows it", _run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("model", _run.Messages, StringComparison.Ordinal);

        Assert.Equal(0, _run.Boards("dtb", source, "--sandbox", "--allow-outside", Path.GetDirectoryName(secret)!).Code);
        Assert.Equal(0, _run.Boards("dtb", source, "--sandbox", "-I", Path.GetDirectoryName(secret)!).Code);
        Assert.Equal(2, _run.Boards("show", source, "--sandbox").Code);
    }

    [Fact]
    public void Files_beside_and_below_the_inputs_are_read()
    {
        string source = _run.File("in/a.dts", "/dts-v1/;\n#include \"b/c.dtsi\"\n#include <d.h>\n/ { a = <D>; };\n");
        _run.File("in/b/c.dtsi", "/ { };\n");
        _run.File("include/d.h", "#define D 1\n");
        string overlay = _run.File("other/o.dtso", "/dts-v1/; /plugin/;\n#include \"e.dtsi\"\n&{/} { b; };\n");
        _run.File("other/e.dtsi", "");

        Assert.Equal((0, ""), (_run.Boards("dtb", source, "--overlay", overlay, "-I", _run.PathOf("include"), "--sandbox").Code, _run.Messages));
    }

    // A folder whose name begins with the name of an allowed folder is a different folder.
    [Fact]
    public void A_folder_with_a_longer_name_is_outside()
    {
        _run.File("inside/c.dtsi", "/ { };\n");
        Assert.Equal(2, _run.Boards("dtb", _run.File("in/a.dts", "/dts-v1/;\n#include \"../inside/c.dtsi\"\n"), "--sandbox").Code);
    }

    [Fact]
    public void A_misspelt_file_outside_is_not_suggested()
    {
        _run.File("secret.dtsi", "");
        _run.Boards("dtb", _run.File("in/a.dts", "/dts-v1/;\n#include \"../secert.dtsi\"\n/ { };\n"), "--sandbox");
        Assert.DoesNotContain("secret.dtsi", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void An_allowed_folder_needs_the_sandbox()
    {
        Assert.Equal(2, _run.Boards("dtb", "a.dts", "--allow-outside", ".").Code);
        Assert.StartsWith("boards: --allow-outside needs --sandbox\n", _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE system [<!ENTITY x SYSTEM \"file://{secret}\">]>\n<system><memory_region name=\"&x;\" size=\"0x1000\"/></system>\n")]
    [InlineData("<!DOCTYPE system SYSTEM \"file://{secret}\">\n<system/>\n")]
    [InlineData("<!DOCTYPE system [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY x \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n<system><memory_region name=\"&x;\" size=\"0x1000\"/></system>\n")]
    [InlineData("<system><memory_region name=\"&x;\" size=\"0x1000\"/></system>\n")]
    public void A_system_has_neither_document_types_nor_entities_of_its_own(string text)
    {
        string secret = _run.File("secret.txt", "top-secret");

        _run.Boards("check", _run.File("a.system", text.Replace("{secret}", secret, StringComparison.Ordinal)));

        Assert.Equal(1, _run.Code);
        Assert.Contains(": error BRD360", _run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("top-secret", _run.Messages, StringComparison.Ordinal);
        Assert.DoesNotContain("aaaaaaaaaaaaaaaaaaaa", _run.Messages, StringComparison.Ordinal);
    }
}
