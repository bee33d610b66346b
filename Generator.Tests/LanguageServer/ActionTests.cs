using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.LanguageServer;

/// <summary>Changes that are offered in a devicetree source.</summary>
public sealed class ActionTests
{
    private const string Uri = "file:///w/a.dts";

    [Theory]
    [InlineData("/ { uart: a { }; b { p = <&ua$$t>; }; };\n", "Change to '&uart'", "/ { uart: a { }; b { p = <&uart>; }; };\n")]
    [InlineData("/ { uart: a { }; };\n&ua$$t { };\n", "Change to '&uart'", "/ { uart: a { }; };\n&uart { };\n")]
    [InlineData("/ { a { compat$$ble = \"a,b\"; }; };\n", "Change to 'compatible'", "/ { a { compatible = \"a,b\"; }; };\n")]
    [InlineData("#define COUNT 1\n/ { p = <COU$$T>; };\n", "Change to 'COUNT'", "#define COUNT 1\n/ { p = <COUNT>; };\n")]
    [InlineData("/ {\n\t#address-cells = <1>;\n\tsoc {\n\t\tdev@1 {\n\t\t\treg = <0$$ 1 1>;\n\t\t};\n\t};\n};\n", "Add #address-cells = <2> to /soc", "/ {\n\t#address-cells = <1>;\n\tsoc {\n\t\t#address-cells = <2>;\n\t\tdev@1 {\n\t\t\treg = <0 1 1>;\n\t\t};\n\t};\n};\n")]
    [InlineData("/ {\n\tclk: clock {\n\t};\n\ta {\n\t\tclocks = <&c$$lk 3 4>;\n\t};\n};\n", "Add #clock-cells = <2> to /clock", "/ {\n\tclk: clock {\n\t\t#clock-cells = <2>;\n\t};\n\ta {\n\t\tclocks = <&clk 3 4>;\n\t};\n};\n")]
    [InlineData("/ { #address-cells = <1>; #size-cells = <1>; de$$v { reg = <0x10 1>; }; aliases { d = \"/dev\"; }; };\n", "Rename to 'dev@10'", "/ { #address-cells = <1>; #size-cells = <1>; dev@10 { reg = <0x10 1>; }; aliases { d = \"/dev@10\"; }; };\n")]
    [InlineData("/ { #address-cells = <1>; #size-cells = <1>; dev@0$$1 { reg = <1 1>; }; };\n", "Rename to 'dev@1'", "/ { #address-cells = <1>; #size-cells = <1>; dev@1 { reg = <1 1>; }; };\n")]
    [InlineData("/ { d$$ev@5 { }; };\n", "Rename to 'dev'", "/ { dev { }; };\n")]
    [InlineData("/ { i2c { #address-cells = <1>; #size-cells = <0>; de$$v@4 { reg = <0x50>; }; }; };\n", "Rename to 'dev@50'", "/ { i2c { #address-cells = <1>; #size-cells = <0>; dev@50 { reg = <0x50>; }; }; };\n")]
    [InlineData("/ { soc { compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; ranges; de$$v@4 { reg = <0x50 4>; }; }; };\n", "Rename to 'dev@50'", "/ { soc { compatible = \"simple-bus\"; #address-cells = <1>; #size-cells = <1>; ranges; dev@50 { reg = <0x50 4>; }; }; };\n")]
    [InlineData("/ { soc { serial@5 { }; }; b { p = <&{/soc/serial@$$6}>; }; };\n", "Change to '&{/soc/serial@5}'", "/ { soc { serial@5 { }; }; b { p = <&{/soc/serial@5}>; }; };\n")]
    [InlineData("/ { serial { }; aliases { serial0 = \"/serial\"; }; chosen { stdout-path = \"serail0:$$115200\"; }; };\n", "Change to '\"serial0:115200\"'", "/ { serial { }; aliases { serial0 = \"/serial\"; }; chosen { stdout-path = \"serial0:115200\"; }; };\n")]
    [InlineData("/ { dev { status = \"enab$$led\"; }; };\n", "Change to '\"okay\"'", "/ { dev { status = \"okay\"; }; };\n")]
    [InlineData("/ { dev { size = <16$$K>; }; };\n", "Change to '0x4000'", "/ { dev { size = <0x4000>; }; };\n")]
    [InlineData("/ { dev { label = na$$me; }; };\n", "Change to '\"name\"'", "/ { dev { label = \"name\"; }; };\n")]
    [InlineData("#define A 1\n#if A =$$ 1\n#endif\n/ { };\n", "Change to '=='", "#define A 1\n#if A == 1\n#endif\n/ { };\n")]
    [InlineData("/ { dev { /delete-prop$$ety/ a; }; };\n", "Change to '/delete-property/'", "/ { dev { /delete-property/ a; }; };\n")]
    [InlineData("/ {\n\tpi$$c {\n\t\tinterrupt-controller;\n\t};\n};\n", "Add #interrupt-cells = <2> to /pic", "/ {\n\tpic {\n\t\t#interrupt-cells = <2>;\n\t\tinterrupt-controller;\n\t};\n};\n")]
    [InlineData("/ { d$$ev { status = \"disabled\"; }; };\n", "Enable /dev in a.dts", "/ { dev { status = \"okay\"; }; };\n")]
    [InlineData("/ {\n\tbus {\n\t\tstatus = \"disabled\";\n\t\td$$ev { };\n\t};\n};\n", "Enable /bus in a.dts", "/ {\n\tbus {\n\t\tstatus = \"okay\";\n\t\tdev { };\n\t};\n};\n")]
    [InlineData("/ {\n\tuart: serial { };\n\ta {\n\t\t&ua$$rt {\n\t\t\tp = <1>;\n\t\t};\n\t};\n};\n", "Move &uart out of the node", "/ {\n\tuart: serial { };\n\ta {\n\t};\n};\n\n&uart {\n\tp = <1>;\n};\n")]
    public async Task An_action_changes_the_source(string marked, string title, string expected)
    {
        Marked source = Marked.Parse("/dts-v1/;\n" + marked);
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, source.Text);
        JsonElement[] actions = await ActionsAsync(client, source.Cursor);
        JsonElement action = Assert.Single(actions.Where(action => action.GetProperty("title").GetString() == title).DistinctBy(static action => action.GetProperty("edit").ToString()));
        Assert.Equal("/dts-v1/;\n" + expected, Edits.Apply(source.Text, action.GetProperty("edit").GetProperty("changes").GetProperty(Uri)));
    }

    [Theory]
    [InlineData("/ { a { p = <1>; $$}; };\n")]
    [InlineData("/ { d$$ev { }; };\n")]
    [InlineData("/ { uart: serial { }; };\n&ua$$rt { };\n")]
    public async Task Where_nothing_is_wrong_nothing_is_offered(string marked)
    {
        Marked source = Marked.Parse("/dts-v1/;\n" + marked);
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, source.Text);
        Assert.Empty(await ActionsAsync(client, source.Cursor));
    }

    [Fact]
    public async Task A_device_of_an_included_file_is_enabled_at_the_end_of_the_board()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync("file:///w/part.dtsi", "/ {\n\tuart: serial { status = \"disabled\"; };\n};\n");
        const string Source = "/dts-v1/;\n#include \"part.dtsi\"\n";
        await client.OpenAsync(Uri, Source);
        JsonElement action = Assert.Single(await ActionsAsync(client, (1, 10), "file:///w/part.dtsi"));
        Assert.Equal(Source + "\n&uart {\n\tstatus = \"okay\";\n};\n", Edits.Apply(Source, action.GetProperty("edit").GetProperty("changes").GetProperty(Uri)));
    }

    [Fact]
    public async Task Only_the_kinds_that_are_asked_for_are_offered()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, "/dts-v1/;\n/ { dev { status = \"disabled\"; }; };\n");
        JsonElement found = await client.RequestAsync("textDocument/codeAction", new { textDocument = new { uri = Uri }, range = new { start = LspClient.Position((1, 5)), end = LspClient.Position((1, 5)) }, context = new { diagnostics = Array.Empty<object>(), only = new[] { "refactor" } } });
        Assert.Empty(found.EnumerateArray());
    }

    private static async Task<JsonElement[]> ActionsAsync(LspClient client, (int Line, int Character) at, string uri = Uri) => [.. (await client.RequestAsync("textDocument/codeAction", new
    {
        textDocument = new { uri },
        range = new { start = LspClient.Position(at), end = LspClient.Position(at) },
        context = new { diagnostics = Array.Empty<object>() },
    })).EnumerateArray()];
}
