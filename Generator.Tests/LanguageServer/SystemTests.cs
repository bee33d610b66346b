using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.LanguageServer;

/// <summary>System descriptions in an editor.</summary>
public sealed class SystemTests
{
    private const string Uri = "file:///w/a.system";

    private const string Settings = """{ "boards": [{ "source": "a.dts", "systems": ["a.system"] }] }""";

    [Theory]
    [InlineData("<system><$$</system>", "memory_region", "protection_domain", "channel")]
    [InlineData("<system><memory_region $$/></system>", "name", "size", "phys_addr")]
    [InlineData("<system><memory_region name=\"a\" phys_addr=\"$$\" /></system>", "0x8000 serial@8000", "0x5000 clock@5000")]
    [InlineData("<system><protection_domain name=\"p\"><irq irq=\"$$\" /></protection_domain></system>", "42 serial@8000")]
    [InlineData("<system><protection_domain name=\"p\"><irq irq=\"42\" trigger=\"$$\" /></protection_domain></system>", "edge", "level")]
    [InlineData("<system><memory_region name=\"mine\" size=\"0x1000\" /><protection_domain name=\"p\"><map mr=\"$$\" /></protection_domain></system>", "mine")]
    [InlineData("<system><protection_domain name=\"p\" /><channel><end pd=\"$$\" /></channel></system>", "p")]
    [InlineData("<system><protection_domain name=\"p\"></$$", "protection_domain")]
    public async Task Completion_offers(string marked, params string[] expected)
    {
        Marked source = Marked.Parse(marked);
        await using LspClient client = await StartAsync(source.Text);
        string[] labels = (await client.AtAsync("textDocument/completion", Uri, source.Cursor)).GetProperty("items").Texts("label");
        Assert.Empty(expected.Except(labels));
    }

    [Theory]
    [InlineData("<system><!-- <$$ --></system>")]
    [InlineData("<system><memory_region name=\"$$\" /></system>")]
    [InlineData("<other><a $$ /></other>")]
    public async Task Completion_offers_nothing_where_nothing_is_known(string marked)
    {
        Marked source = Marked.Parse(marked);
        await using LspClient client = await StartAsync(source.Text);
        Assert.Empty((await client.AtAsync("textDocument/completion", Uri, source.Cursor)).GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("<system><[|memory_$$region|] name=\"a\" /></system>", "Memory that protection domains and virtual machines map")]
    [InlineData("<system><memory_region [|na$$me|]=\"a\" /></system>", "Its name, unique among the memory regions")]
    [InlineData("<system><memory_region phys_addr=\"[|0x80$$00|]\" /></system>", "/serial@8000: ns16550a")]
    [InlineData("<system><protection_domain name=\"p\"><irq irq=\"[|4$$2|]\" /></protection_domain></system>", "/serial@8000 interrupts[0], edge: interrupts[0] → gic: SPI 10 → 42")]
    public async Task Hover_shows(string marked, string expected)
    {
        Marked source = Marked.Parse(marked);
        await using LspClient client = await StartAsync(source.Text);
        JsonElement hover = await client.AtAsync("textDocument/hover", Uri, source.Cursor);
        Assert.Contains(expected, hover.GetProperty("contents").GetProperty("value").GetString(), StringComparison.Ordinal);
        Assert.Equal(source.Expected, (string[])[hover.Range()]);
    }

    [Fact]
    public async Task A_number_leads_to_the_node_and_a_name_to_its_element()
    {
        Marked source = Marked.Parse("<system><memory_region name=\"[|uart|]\" size=\"0x1000\" phys_addr=\"0x8000\" /><protection_domain name=\"p\"><map mr=\"ua$$rt\" vaddr=\"0\" /><irq irq=\"42\" /></protection_domain></system>");
        await using LspClient client = await StartAsync(source.Text);
        Assert.Equal(source.Expected, (await client.AtAsync("textDocument/definition", Uri, source.Cursor)).Ranges());
        foreach (string number in (string[])["0x8000", "42\" /"])
        {
            JsonElement found = await client.AtAsync("textDocument/definition", Uri, (0, source.Text.IndexOf(number, StringComparison.Ordinal) + 1));
            Assert.Equal(["file:///w/a.dts"], found.Texts("uri"));
            Assert.Equal(["32:1-32:12"], found.Ranges());
        }

        Assert.Equal(JsonValueKind.Null, (await client.AtAsync("textDocument/definition", Uri, (0, 3))).ValueKind);
    }

    [Theory]
    [InlineData("<irq irq=\"42\" id=\"1\" trigger=\"level\" />", "<irq irq=\"42\" id=\"1\" trigger=\"edge\" />", "Change the trigger to edge")]
    [InlineData("<irq irq=\"42\" id=\"1\" />", "<irq irq=\"42\" trigger=\"edge\" id=\"1\" />", "Change the trigger to edge")]
    [InlineData("<irq irq=\"10\" id=\"1\" trigger=\"edge\" />", "<irq irq=\"42\" id=\"1\" trigger=\"edge\" />", "Change to '42'")]
    public async Task A_wrong_interrupt_is_fixed(string wrong, string right, string title)
    {
        string text = SystemWith(wrong);
        await using LspClient client = await StartAsync(text);
        Assert.NotEmpty(await client.DiagnosticsAsync(Uri));
        int line = text.Split('\n').ToList().FindIndex(l => l.Contains("<irq", StringComparison.Ordinal));
        JsonElement action = (await ActionsAsync(client, line)).First(a => a.GetProperty("title").GetString() == title);
        Assert.Equal(SystemWith(right), Edits.Apply(text, action.GetProperty("edit").GetProperty("changes").GetProperty(Uri)));
    }

    [Fact]
    public async Task A_device_that_is_needed_is_mapped()
    {
        string text = SystemWith("<irq irq=\"42\" id=\"1\" trigger=\"edge\" />");
        await using LspClient client = await StartAsync(text);
        JsonElement missing = Assert.Single(await client.DiagnosticsAsync(Uri), static d => d.GetProperty("message").GetString()!.Contains("/clock@5000", StringComparison.Ordinal));
        int line = missing.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32();
        JsonElement action = (await ActionsAsync(client, line)).First(static a => a.GetProperty("title").GetString() == "Map /clock@5000");
        string mapped = Edits.Apply(text, action.GetProperty("edit").GetProperty("changes").GetProperty(Uri));
        Assert.Contains("    <memory_region name=\"clock\" size=\"0x1000\" phys_addr=\"0x5000\" />\n", mapped, StringComparison.Ordinal);
        Assert.Contains("            <map mr=\"clock\" vaddr=\"0x5000\" perms=\"rw\" cached=\"false\" />\n", mapped, StringComparison.Ordinal);
        await client.ChangeAsync(Uri, mapped);
        Assert.DoesNotContain(await client.DiagnosticsAsync(Uri), static d => d.GetProperty("message").GetString()!.Contains("/clock@5000", StringComparison.Ordinal));
    }

    // A device that is not on the bus has registers in the window of the bus, like the Ethernet controller of the ODROID-C4.
    [Fact]
    public async Task A_bus_that_is_needed_is_mapped()
    {
        string text = SystemWith("<irq irq=\"42\" id=\"1\" trigger=\"edge\" />").Replace("<system>\n", "<system>\n    <memory_region name=\"clock\" size=\"0x1000\" phys_addr=\"0x5000\" />\n", StringComparison.Ordinal)
            .Replace("            <vcpu id=\"0\" />\n", "            <vcpu id=\"0\" />\n            <map mr=\"clock\" vaddr=\"0x5000\" perms=\"rw\" cached=\"false\" />\n", StringComparison.Ordinal);
        await using LspClient client = await StartAsync(text, SerialBoard.Text.Replace("reg = <0x8000 0x1000>;", "reg = <0x8000 0x1000>, <0x10c00 0x10>;", StringComparison.Ordinal));
        JsonElement missing = Assert.Single(await client.DiagnosticsAsync(Uri), static d => d.GetProperty("message").GetString()!.Contains("is on /soc", StringComparison.Ordinal));
        Assert.Equal("/soc", missing.GetProperty("data").GetProperty("node").GetString());
        JsonElement action = (await ActionsAsync(client, missing.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32())).First(static a => a.GetProperty("title").GetString() == "Map /soc");
        string mapped = Edits.Apply(text, action.GetProperty("edit").GetProperty("changes").GetProperty(Uri));
        Assert.Contains("    <memory_region name=\"soc\" size=\"0x10000\" phys_addr=\"0x10000\" />\n", mapped, StringComparison.Ordinal);
        Assert.Contains("            <map mr=\"soc\" vaddr=\"0x10000\" perms=\"rw\" cached=\"false\" />\n", mapped, StringComparison.Ordinal);
        await client.ChangeAsync(Uri, mapped);
        Assert.DoesNotContain(await client.DiagnosticsAsync(Uri), static d => d.GetProperty("message").GetString()!.Contains("is on /soc", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<irq irq=\"42\" id=\"1\" /><irq irq=\"50\" id=\"1\" />", "<irq irq=\"42\" id=\"1\" /><irq irq=\"50\" id=\"0\" />", "Change to '0'")]
    [InlineData("<irq irq=\"42\" id=\"0\" trigger=\"edge\" /><irq irq=\"50\" id=\"63\" />", "<irq irq=\"42\" id=\"0\" trigger=\"edge\" /><irq irq=\"50\" id=\"1\" />", "Change to '1'")]
    [InlineData("<irq irq=\"42\" id=\"1\" trigge=\"edge\" />", "<irq irq=\"42\" id=\"1\" trigger=\"edge\" />", "Change to 'trigger'")]
    [InlineData("<map mr=\"urt\" vaddr=\"0x2000\" perms=\"rw\" />", "<map mr=\"uart\" vaddr=\"0x2000\" perms=\"rw\" />", "Change to 'uart'")]
    public async Task An_id_or_a_name_is_fixed(string wrong, string right, string title)
    {
        string text = SystemWith(wrong);
        await using LspClient client = await StartAsync(text);
        int line = text.Split('\n').ToList().FindIndex(l => l.Contains(wrong, StringComparison.Ordinal));
        JsonElement action = (await ActionsAsync(client, line)).First(a => a.GetProperty("title").GetString() == title);
        Assert.Equal(SystemWith(right), Edits.Apply(text, action.GetProperty("edit").GetProperty("changes").GetProperty(Uri)));
    }

    private static string SystemWith(string irq) => $"""
        <system>
            <memory_region name="ram" size="0x200000" />
            <memory_region name="uart" size="0x1000" phys_addr="0x8000" />
            <protection_domain name="vmm" priority="100">
                <program_image path="vmm.elf" />
                {irq}
                <virtual_machine name="linux">
                    <vcpu id="0" />
                    <map mr="ram" vaddr="0x40000000" perms="rwx" />
                    <map mr="uart" vaddr="0x8000" perms="rw" cached="false" />
                </virtual_machine>
            </protection_domain>
        </system>

        """;

    private static async Task<LspClient> StartAsync(string system, string board = SerialBoard.Text)
    {
        LspClient client = await LspClient.StartAsync("/w");
        await client.OpenAsync("file:///w/a.dts", board);
        await client.OpenAsync("file:///w/boards.json", Settings);
        await client.OpenAsync(Uri, system);
        return client;
    }

    private static async Task<JsonElement[]> ActionsAsync(LspClient client, int line) => [.. (await client.RequestAsync("textDocument/codeAction", new
    {
        textDocument = new { uri = Uri },
        range = new { start = LspClient.Position((line, 0)), end = LspClient.Position((line, 200)) },
        context = new { diagnostics = Array.Empty<object>() },
    })).EnumerateArray()];
}
