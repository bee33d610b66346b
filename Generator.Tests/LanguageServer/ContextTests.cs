using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.LanguageServer;

/// <summary>The boards in whose context a file is shown.</summary>
public sealed class ContextTests : IDisposable
{
    private const string Part = "/ {\n\tuart: serial@N {\n\t\treg = <N 1>;\n\t};\n};\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("boards lsp ä").FullName;

    [Fact]
    public async Task A_part_is_seen_through_the_board_that_includes_it_and_the_board_can_be_chosen()
    {
        string part = Write("part.dtsi", Part);
        Write("a.dts", "/dts-v1/;\n#define N 0x10\n/ { #address-cells = <1>; #size-cells = <1>; };\n#include \"part.dtsi\"\n");
        Write("b.dts", "/dts-v1/;\n#define N 0x20\n/ { #address-cells = <1>; #size-cells = <1>; };\n#include \"part.dtsi\"\n");
        await using LspClient client = await LspClient.StartAsync(_folder);
        await client.OpenAsync(part, Part);
        Assert.Equal(["a.dts True", "b.dts False"], await ContextsAsync(client, part));
        Assert.Equal(["2:12 → 0x10+0x1"], await client.HintsAsync(part));
        await client.NotifyAsync("boards/selectContext", new { textDocument = new { uri = part }, context = "b.dts" });
        Assert.Equal(["b.dts True", "a.dts False"], await ContextsAsync(client, part));
        Assert.Equal(["2:12 → 0x20+0x1"], await client.HintsAsync(part));
        await client.RequestAsync("workspace/executeCommand", new { command = "boards.selectContext", arguments = new[] { part, "a.dts" } });
        Assert.Equal(["2:12 → 0x10+0x1"], await client.HintsAsync(part));
    }

    [Fact]
    public async Task An_overlay_is_seen_through_its_base()
    {
        Write("boards.json", """{ "boards": [{ "name": "with camera", "source": "a.dts", "overlays": ["o.dtso"] }] } // a comment""");
        Write("a.dts", "/dts-v1/;\n/ { #address-cells = <1>; #size-cells = <1>; bus: bus { compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; ranges = <0 0x100 0x100>; }; };\n");
        const string Overlay = "/dts-v1/;\n/plugin/;\n&bus {\n\tdev@4 {\n\t\treg = <4 4>;\n\t};\n};\n";
        string overlay = Write("o.dtso", Overlay);
        await using LspClient client = await LspClient.StartAsync(_folder);
        await client.OpenAsync(overlay, Overlay);
        Assert.Equal(["with camera True"], await ContextsAsync(client, overlay));
        Assert.Equal(["4:12 → 0x104+0x4"], await client.HintsAsync(overlay));
        Assert.Contains("**/bus/dev@4**", (await client.AtAsync("textDocument/hover", overlay, (3, 3))).GetProperty("contents").GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("/a.dts", Assert.Single((await client.AtAsync("textDocument/definition", overlay, (2, 2))).Texts("uri")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<AdditionalFiles Update=\"board.dts\" DevicetreeClass=\"Mine\" DevicetreeDefines=\"SIZE=7\" />")]
    [InlineData("<Devicetree Update=\"board.dts\" ClassName=\"Mine\" Defines=\"SIZE=7\" />")]
    [InlineData("<Devicetree Include=\"board.dts\" ClassName=\"Mine\" Defines=\"SIZE=7\" />")]
    public async Task Settings_of_a_board_come_from_its_project(string item)
    {
        const string Source = "/dts-v1/;\n#include <n.h>\n/ { #address-cells = <1>; #size-cells = <1>; a@N { reg = <N SIZE>; }; };\n";
        string source = Write("board.dts", Source);
        Write("headers/n.h", "#define N 5\n");
        Write("p.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><DevicetreeIncludeDirectories>headers;$(Unknown)</DevicetreeIncludeDirectories></PropertyGroup>
              <ItemGroup>{item}</ItemGroup>
            </Project>
            """);
        await using LspClient client = await LspClient.StartAsync(_folder);
        await client.OpenAsync(source, Source);
        Assert.Equal(["Mine True"], await ContextsAsync(client, source));
        Assert.Equal(["2:64 → 0x5+0x7"], await client.HintsAsync(source));
        Assert.Empty(await client.DiagnosticsAsync(source));
    }

    [Fact]
    public async Task Settings_of_the_editor_are_for_boards_without_a_project()
    {
        const string Source = "/dts-v1/;\n#include <n.h>\n/ { #address-cells = <1>; #size-cells = <1>; a@N { reg = <N 1>; }; };\n";
        string source = Write("board.dts", Source);
        Write("headers/n.h", "#define N M\n");
        await using LspClient client = await LspClient.StartAsync(_folder, new { includeDirectories = new[] { "headers" }, defines = new[] { "M=6" } });
        await client.OpenAsync(source, Source);
        Assert.Equal(["2:61 → 0x6+0x1"], await client.HintsAsync(source));
    }

    [Theory]
    [InlineData("boards.json", "{ \"boards\": [{ \"source\": 1 }] }")]
    [InlineData("boards.json", "{")]
    [InlineData("boards.json", "[]")]
    [InlineData("boards.json", "{ \"boards\": [null, {}, { \"source\": \"gone.dts\", \"overlays\": [null] }] }")]
    [InlineData("p.csproj", "<Project>")]
    [InlineData("p.csproj", "<!DOCTYPE a [<!ENTITY b \"c\">]><Project>&b;</Project>")]
    public async Task A_bad_project_is_left_out(string name, string text)
    {
        Write(name, text);
        const string Source = "/dts-v1/;\n/ { };\n";
        string source = Write("board.dts", Source);
        await using LspClient client = await LspClient.StartAsync(_folder);
        await client.OpenAsync(source, Source);
        Assert.Equal(["board.dts True"], await ContextsAsync(client, source));
        Assert.Empty(client.Log);
    }

    [Fact]
    public async Task A_boards_json_that_cannot_be_read_is_reported()
    {
        const string Text = "{\n\t\"boards\": 5\n}\n";
        string file = Write("boards.json", Text);
        await using LspClient client = await LspClient.StartAsync(_folder);
        await client.OpenAsync(file, Text);
        Assert.Equal("1:0-2:0", Assert.Single(await client.DiagnosticsAsync(file)).Range());
        await client.ChangeAsync(file, "{ \"boards\": [] }\n");
        Assert.Empty(await client.DiagnosticsAsync(file));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string[]> ContextsAsync(LspClient client, string uri) =>
        [.. (await client.OfAsync("boards/contexts", uri)).EnumerateArray().Select(static c => $"{c.GetProperty("name").GetString()} {c.GetProperty("isActive").GetBoolean()}")];

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return LspClient.UriOf(path);
    }
}
