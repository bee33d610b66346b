using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.LanguageServer;

/// <summary>Facts about the hardware next to the text: hints, hovers, lenses, needs.</summary>
public sealed class MeaningTests
{
    private const string Uri = "file:///w/a.dts";

    private const string System = """
        <system>
            <memory_region name="uart" size="0x1000" phys_addr="0x10000" />
            <protection_domain name="vmm" priority="100">
                <program_image path="vmm.elf" />
                <irq irq="40" id="5" />
                <virtual_machine name="linux">
                    <vcpu id="0" />
                    <map mr="uart" vaddr="0x10000" perms="rw" cached="false" />
                </virtual_machine>
            </protection_domain>
        </system>

        """;

    [Fact]
    public async Task Hints_have_the_physical_address_and_the_number_that_seL4_sees()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, SerialBoard.Text);
        Assert.Equal(
            ["7:22 → 0x1000+0x1000", "7:39 → 0x2000+0x2000", "12:21 → 0x5000+0x100", "22:21 → 0x10800+0x100", "23:22 → 40, level", "27:21 → 0x10900+0x100", "28:22 → 41, edge", "34:22 → 0x8000+0x1000", "35:22 → 42, edge"],
            await client.HintsAsync(Uri));
    }

    [Fact]
    public async Task Hints_are_of_the_range_only_and_there_are_none_where_nothing_is_mapped()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, SerialBoard.Text);
        JsonElement hints = await client.RequestAsync("textDocument/inlayHint", new { textDocument = new { uri = Uri }, range = new { start = LspClient.Position((22, 0)), end = LspClient.Position((23, 0)) } });
        Assert.Equal(["→ 0x10800+0x100"], hints.Texts("label"));
        await client.OpenAsync("file:///w/b.dts", "/dts-v1/;\n/ { i2c { #address-cells = <1>; #size-cells = <0>; dev@5 { reg = <5>; }; }; };\n");
        Assert.Empty(await client.HintsAsync("file:///w/b.dts"));
    }

    [Fact]
    public async Task Hints_show_the_targets_of_numbers_in_a_decompiled_tree()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, "/dts-v1/;\n/ {\n\tinterrupt-parent = <1>;\n\tclock { #clock-cells = <0>; phandle = <2>; };\n\tpic { interrupt-controller; #interrupt-cells = <1>; phandle = <1>; };\n\ta { clocks = <2>; };\n};\n");
        Assert.Equal(["2:22 → pic", "5:16 → clock"], await client.HintsAsync(Uri));
    }

    [Fact]
    public async Task The_ODROID_C4_has_its_numbers()
    {
        string root = Path.Combine(Repository.Root, "Boards.OdroidC4");
        await using LspClient client = await LspClient.StartAsync(root);
        string uri = LspClient.UriOf(Path.Combine(root, "amlogic-sm1.dtsi"));
        string text = await File.ReadAllTextAsync(Path.Combine(root, "amlogic-sm1.dtsi"));
        await client.OpenAsync(uri, text);
        Assert.DoesNotContain(await client.DiagnosticsAsync(uri), static d => d.GetProperty("severity").GetInt32() == 1);
        string[] lines = text.Split('\n');
        string[] hints = await client.HintsAsync(uri);
        int ethernet = Array.FindIndex(lines, static line => line.Contains("ethernet@ff3f0000", StringComparison.Ordinal));
        int irq = Array.FindIndex(lines, ethernet, static line => line.Contains("interrupts", StringComparison.Ordinal));
        int reg = Array.FindIndex(lines, ethernet, static line => line.Contains("reg = ", StringComparison.Ordinal));
        Assert.Contains(hints, hint => hint.StartsWith($"{reg}:", StringComparison.Ordinal) && hint.EndsWith("0xff3f0000+0x10000", StringComparison.Ordinal));
        Assert.Contains(hints, hint => hint.StartsWith($"{irq}:", StringComparison.Ordinal) && hint.EndsWith("→ 40, level", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hover_shows_the_way_the_page_sharers_and_who_has_it()
    {
        await using LspClient client = await LspClient.StartAsync("/w");
        await client.OpenAsync(Uri, SerialBoard.Text);
        await client.OpenAsync("file:///w/boards.json", """{ "boards": [{ "source": "a.dts", "systems": ["a.system"] }] }""");
        await client.OpenAsync("file:///w/a.system", System);
        string interrupt = await HoverAsync(client, (23, 18));
        Assert.Contains("**/soc/serial@800**", interrupt, StringComparison.Ordinal);
        Assert.Contains("interrupts[0] → gic: SPI 8 → 40", interrupt, StringComparison.Ordinal);
        string region = await HoverAsync(client, (22, 12));
        Assert.Contains("physical address 0x10800, size 0x100, 0x800 on its bus", region, StringComparison.Ordinal);
        Assert.Contains("page shared with /soc/serial@900 reg[0]", region, StringComparison.Ordinal);
        Assert.Contains("kept by the kernel", await HoverAsync(client, (7, 12)), StringComparison.Ordinal);
        Assert.Contains("needs: /clock@5000", await HoverAsync(client, (20, 10)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lens_says_what_a_device_is_passed()
    {
        string folder = Directory.CreateTempSubdirectory("boards-lsp").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "a.dts"), SerialBoard.Text);
            await File.WriteAllTextAsync(Path.Combine(folder, "a.system"), System);
            await using LspClient client = await LspClient.StartAsync(folder);
            string uri = LspClient.UriOf(Path.Combine(folder, "a.dts"));
            await client.OpenAsync(uri, SerialBoard.Text);
            JsonElement[] lenses = [.. (await client.OfAsync("textDocument/codeLens", uri)).EnumerateArray()];
            Assert.Contains(lenses, static lens => lens.Range() == "20:8-20:18" && lens.GetProperty("command").GetProperty("title").GetString() == "passed to linux, channel 5");
            Assert.DoesNotContain(lenses, static lens => lens.Range().StartsWith("11:", StringComparison.Ordinal));
            Assert.Contains("a.system: machine 'linux' has it at 0x10800, in memory region 'uart'", await HoverAsync(client, (22, 12), uri), StringComparison.Ordinal);
            Assert.Contains("a.system: domain 'vmm' gets it, channel 5", await HoverAsync(client, (23, 18), uri), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_a_device_needs_can_be_asked()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, SerialBoard.Text);
        JsonElement needs = await client.RequestAsync("boards/needs", new { textDocument = new { uri = Uri }, position = LspClient.Position((20, 10)) });
        Assert.Equal("/soc/serial@800", needs.GetProperty("node").GetString());
        JsonElement clock = Assert.Single(needs.GetProperty("needs").EnumerateArray());
        Assert.Equal("/clock@5000", clock.GetProperty("node").GetString());
        Assert.Equal("clocks[0]", clock.GetProperty("reason").GetString());
        Assert.Equal("0x5000+0x100", clock.GetProperty("registers")[0].GetString());
        JsonElement same = await client.RequestAsync("workspace/executeCommand", new { command = "boards.needs", arguments = new[] { Uri, "uart" } });
        Assert.Equal("/soc/serial@800", same.GetProperty("node").GetString());
        Assert.Equal(JsonValueKind.Null, (await client.RequestAsync("boards/needs", new { textDocument = new { uri = Uri }, node = "nothing" })).ValueKind);
    }

    [Fact]
    public async Task The_report_is_a_page()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, SerialBoard.Text);
        Assert.StartsWith("<!DOCTYPE html>", (await client.OfAsync("boards/report", Uri)).GetProperty("html").GetString(), StringComparison.Ordinal);
    }

    private static async Task<string> HoverAsync(LspClient client, (int Line, int Character) at, string uri = Uri) =>
        (await client.AtAsync("textDocument/hover", uri, at)).GetProperty("contents").GetProperty("value").GetString()!;
}
