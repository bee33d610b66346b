using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using StreamJsonRpc;
using Xunit;

namespace Boards.Tests.LanguageServer;

/// <summary>What a text editor needs: definitions, references, renames, completion, structure.</summary>
public sealed class TextTests
{
    private const string Uri = "file:///w/a.dts";

    private const string PartUri = "file:///w/part.dtsi";

    [Theory]
    [InlineData("/ { [|uart|]: serial@1000 { reg = <0x1000 1>; }; };\n&u$$art { };\n")]
    [InlineData("/ { [|uart|]: serial@1000 { reg = <0x1000 1>; }; a { p = <&uart$$>; }; };\n")]
    [InlineData("/ { soc { [|serial@1000|] { }; }; };\n&{/soc/serial@1000$$} { };\n")]
    [InlineData("/ { soc { [|serial@1000|] { }; }; aliases { s = \"/soc/ser$$ial@1000\"; }; };\n")]
    [InlineData("/ { aliases { s = \"/serial@1000\"; }; chosen { stdout-path = \"s$$:115200\"; }; [|serial@1000|] { }; };\n")]
    [InlineData("#define [|N|] 5\n/ { p = <N$$>; };\n")]
    [InlineData("#define [|N|] 5\n#ifdef N$$\n#endif\n/ { };\n")]
    [InlineData("/ { a { p = <1>; }; };\n/ { a { [|p|] = <2>; }; };\n/ { a { /delete-property/ p$$; }; };\n")]
    [InlineData("/ { [|a|] { }; };\n/ { /delete-node/ a$$; };\n")]
    public async Task A_definition_is_found(string marked)
    {
        Marked source = Marked.Parse("/dts-v1/;\n" + marked);
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, source.Text);
        Assert.Equal(source.Expected, (await client.AtAsync("textDocument/definition", Uri, source.Cursor)).Ranges());
    }

    [Theory]
    [InlineData("/ { p = <1$$>; };\n")]
    [InlineData("/ { /* &ua$$rt */ uart: serial { }; };\n")]
    [InlineData("/ { p = \"no$$thing\"; };\n")]
    public async Task Where_nothing_is_named_there_is_no_definition(string marked)
    {
        Marked source = Marked.Parse("/dts-v1/;\n" + marked);
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, source.Text);
        foreach (string method in (string[])["textDocument/definition", "textDocument/declaration", "textDocument/references", "textDocument/prepareRename"])
            Assert.Equal(JsonValueKind.Null, (await client.AtAsync(method, Uri, source.Cursor)).ValueKind);
    }

    [Fact]
    public async Task Formatting_changes_the_lines_that_differ()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, "/dts-v1/;\n\n/ {\n\ta = <1>;\n  b=<2>;\n\tc;\n};\n");
        JsonElement edit = Assert.Single((await client.OfAsync("textDocument/formatting", Uri)).EnumerateArray());
        Assert.Equal("\tb = <2>;\n", edit.GetProperty("newText").GetString());
        Assert.Equal((4, 0, 5, 0), (edit.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32(), edit.GetProperty("range").GetProperty("start").GetProperty("character").GetInt32(),
            edit.GetProperty("range").GetProperty("end").GetProperty("line").GetInt32(), edit.GetProperty("range").GetProperty("end").GetProperty("character").GetInt32()));
    }

    [Fact]
    public async Task What_is_formatted_or_has_no_end_is_not_changed()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, "/dts-v1/;\n\n/ { };\n");
        Assert.Empty((await client.OfAsync("textDocument/formatting", Uri)).EnumerateArray());
        await client.OpenAsync(PartUri, "/ { a = \"x; };\n");
        Assert.Equal(JsonValueKind.Null, (await client.OfAsync("textDocument/formatting", PartUri)).ValueKind);
    }

    [Fact]
    public async Task A_definition_in_an_included_file_is_found_and_the_include_leads_to_the_file()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(PartUri, "/ {\n\tuart: serial { };\n};\n");
        Marked source = Marked.Parse("/dts-v1/;\n#include \"part.dtsi\"\n&ua$$rt { };\n");
        await client.OpenAsync(Uri, source.Text);
        JsonElement found = await client.AtAsync("textDocument/definition", Uri, source.Cursor);
        Assert.Equal([PartUri], found.Texts("uri"));
        Assert.Equal(["1:1-1:5"], found.Ranges());
        Assert.Equal([PartUri], (await client.AtAsync("textDocument/definition", Uri, (1, 14))).Texts("uri"));
        JsonElement link = Assert.Single((await client.OfAsync("textDocument/documentLink", Uri)).EnumerateArray());
        Assert.Equal(PartUri, link.GetProperty("target").GetString());
    }

    [Fact]
    public async Task The_definition_of_a_property_is_its_last_and_its_declaration_the_first()
    {
        Marked source = Marked.Parse("/dts-v1/;\n/ { a: a { [|p|] = <1>; }; };\n&a { [|p|]$$ = <2>; };\n");
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, source.Text);
        Assert.Equal([source.Expected[1]], (await client.AtAsync("textDocument/definition", Uri, source.Cursor)).Ranges());
        Assert.Equal([source.Expected[0]], (await client.AtAsync("textDocument/declaration", Uri, source.Cursor)).Ranges());
    }

    [Theory]
    [InlineData("/ { [|ua$$rt|]: serial { p = <[|&uart|]>; }; };\n[|&uart|] { };\n/delete-node/ [|&uart|];\n")]
    [InlineData("/ { [|ser$$ial|] { }; };\n/ { [|serial|] { }; };\n[|&{/serial}|] { };\n")]
    [InlineData("#define [|N|] 1\n#if [|N|]\n/ { p = <[|$$N|]>, <([|N|] + 1)>; };\n#endif\n")]
    public async Task References_are_found(string marked)
    {
        Marked source = Marked.Parse("/dts-v1/;\n" + marked);
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, source.Text);
        JsonElement found = await client.RequestAsync("textDocument/references", new { textDocument = new { uri = Uri }, position = LspClient.Position(source.Cursor), context = new { includeDeclaration = true } });
        Assert.Equal(source.Expected, found.Ranges());
        Assert.Equal(source.Expected, (await client.AtAsync("textDocument/documentHighlight", Uri, source.Cursor)).Ranges().OrderBy(range => Array.IndexOf(source.Expected, range)));
    }

    [Theory]
    [InlineData("/ { [|uart|]: serial { p = <&[|ua$$rt|]>; q = \"uart\"; }; };\n&[|uart|] { };\n/* uart */\n", "console0")]
    [InlineData("/ { soc { [|serial@1$$|] { child { }; }; }; aliases { s = \"/soc/[|serial@1|]\"; t = \"/soc/[|serial@1|]/child\"; u = \"/soc/serial@10\"; }; };\n&{/soc/[|serial@1|]/child} { };\n", "serial@2")]
    [InlineData("#define [|N$$|] 1\n#define M ([|N|] + 1)\n/ { p = <[|N|] M>; };\n", "COUNT")]
    public async Task A_rename_changes_every_place(string marked, string name)
    {
        Marked source = Marked.Parse("/dts-v1/;\n" + marked);
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, source.Text);
        JsonElement prepared = await client.AtAsync("textDocument/prepareRename", Uri, source.Cursor);
        Assert.Contains(prepared.Range(), source.Expected);
        JsonElement edits = (await RenameAsync(client, source, name)).GetProperty("changes").GetProperty(Uri);
        Assert.Equal(source.Expected, edits.Ranges());
        Assert.All(edits.Texts("newText"), text => Assert.Equal(name, text));
    }

    [Theory]
    [InlineData("/ { ua$$rt: serial { }; other: a { }; };\n", "other")]
    [InlineData("/ { ua$$rt: serial { }; };\n", "1a")]
    [InlineData("/ { ser$$ial { }; };\n", "a b")]
    [InlineData("/ { ser$$ial { }; a { }; };\n", "a")]
    [InlineData("#define U &uart\n/ { ua$$rt: serial { p = <U>; }; };\n", "b")]
    public async Task A_rename_that_would_break_the_source_is_refused(string marked, string name)
    {
        Marked source = Marked.Parse("/dts-v1/;\n" + marked);
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, source.Text);
        RemoteInvocationException refused = await Assert.ThrowsAsync<RemoteInvocationException>(() => RenameAsync(client, source, name));
        Assert.Equal(-32803, refused.ErrorCode);
    }

    [Fact]
    public async Task A_label_is_renamed_in_all_boards_that_include_its_file()
    {
        await using LspClient client = await LspClient.StartAsync();
        Marked part = Marked.Parse("/ {\n\t[|ua$$rt|]: serial { };\n};\n");
        await client.OpenAsync(PartUri, part.Text);
        await client.OpenAsync(Uri, "/dts-v1/;\n#include \"part.dtsi\"\n&uart { };\n");
        JsonElement changes = (await client.RequestAsync("textDocument/rename", new { textDocument = new { uri = PartUri }, position = LspClient.Position(part.Cursor), newName = "b" })).GetProperty("changes");
        Assert.Equal(part.Expected, changes.GetProperty(PartUri).Ranges());
        Assert.Equal(["2:1-2:5"], changes.GetProperty(Uri).Ranges());
    }

    [Theory]
    [InlineData("/ { a { st$$ }; };\n", "status", "compatible", "reg")]
    [InlineData("/ { a { status = \"$$\"; }; };\n", "okay", "disabled")]
    [InlineData("/ { uart: a { }; b { p = <&$$>; }; };\n", "uart")]
    [InlineData("/ { uart: a { }; };\n&u$$\n", "uart")]
    [InlineData("/ { soc { one { }; two { }; }; };\n&{/soc/$$}\n", "one", "two")]
    [InlineData("#define MINE 1\n/ { p = <M$$>; };\n", "MINE")]
    [InlineData("#define MINE 1\n#ifdef $$\n#endif\n/ { };\n", "MINE")]
    [InlineData("/ { a { }; };\n/ { /delete-node/ $$; };\n", "a")]
    [InlineData("/ { p = <1>; };\n/ { /delete-property/ $$; };\n", "p")]
    [InlineData("/ { /del$$ };\n", "/delete-node/", "/delete-property/")]
    [InlineData("/ { p = /b$$ };\n", "/bits/", "/incbin/")]
    [InlineData("/ { aliases { s = \"$$\"; }; soc { a { }; }; };\n", "/soc/a")]
    [InlineData("/ { aliases { s = \"/a\"; }; chosen { stdout-path = \"$$\"; }; a { }; };\n", "s", "/a")]
    [InlineData("/ { a { compatible = \"x,y\"; vendor,prop = <1>; }; b { compatible = \"x,y\"; $$ }; };\n", "vendor,prop")]
    [InlineData("#inc$$\n/ { };\n", "include", "define")]
    public async Task Completion_offers(string marked, params string[] expected)
    {
        Marked source = Marked.Parse("/dts-v1/;\n" + marked);
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, source.Text);
        string[] labels = (await client.AtAsync("textDocument/completion", Uri, source.Cursor)).GetProperty("items").Texts("label");
        Assert.Empty(expected.Except(labels));
    }

    [Fact]
    public async Task Completion_offers_included_files_and_replaces_the_word()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(PartUri, "/ { };\n");
        Marked source = Marked.Parse("/dts-v1/;\n#include \"[|pa|]$$\n");
        await client.OpenAsync(Uri, source.Text);
        JsonElement item = (await client.AtAsync("textDocument/completion", Uri, source.Cursor)).GetProperty("items").EnumerateArray().Single(static i => i.GetProperty("label").GetString() == "part.dtsi");
        Assert.Equal(source.Expected[0], item.GetProperty("textEdit").Range());
    }

    [Theory]
    [InlineData("/ { /* $$ */ };\n")]
    [InlineData("/ { compatible = \"a\"; // st$$\n};\n")]
    [InlineData("/ { label = \"$$\"; };\n")]
    [InlineData("#error $$\n/ { };\n")]
    public async Task Completion_offers_nothing_where_nothing_is_known(string marked)
    {
        Marked source = Marked.Parse("/dts-v1/;\n" + marked);
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, source.Text);
        Assert.Empty((await client.AtAsync("textDocument/completion", Uri, source.Cursor)).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Clocks_come_first_where_a_clock_is_needed()
    {
        Marked source = Marked.Parse("/dts-v1/;\n/ { a: a { }; z: z { #clock-cells = <0>; }; b { clocks = <&$$>; }; };\n");
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, source.Text);
        JsonElement[] items = [.. (await client.AtAsync("textDocument/completion", Uri, source.Cursor)).GetProperty("items").EnumerateArray()];
        Assert.Equal("z", items.MinBy(static i => i.GetProperty("sortText").GetString(), StringComparer.Ordinal).GetProperty("label").GetString());
    }

    [Theory]
    [InlineData("/ { p = <ADD($$1, 2)>; };\n", 0)]
    [InlineData("/ { p = <ADD(1, $$2)>; };\n", 1)]
    [InlineData("/ { p = <ADD((1, 2), $$)>; };\n", 1)]
    [InlineData("/ { p = <ADD(1, ADD(3$$, 4))>; };\n", 0)]
    public async Task Signature_help_shows_the_macro_and_the_parameter(string marked, int parameter)
    {
        Marked source = Marked.Parse("/dts-v1/;\n#define ADD(first, second) ((first) + (second))\n" + marked);
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, source.Text);
        JsonElement help = await client.AtAsync("textDocument/signatureHelp", Uri, source.Cursor);
        Assert.Equal("ADD(first, second)", help.GetProperty("signatures")[0].GetProperty("label").GetString());
        Assert.Equal(parameter, help.GetProperty("activeParameter").GetInt32());
        Assert.Equal([11, 17], help.GetProperty("signatures")[0].GetProperty("parameters")[1].GetProperty("label").EnumerateArray().Select(static n => n.GetInt32()));
    }

    [Fact]
    public async Task Outside_of_arguments_there_is_no_signature()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, "/dts-v1/;\n#define ADD(a) a\n/ { p = <ADD(1) 2>; };\n");
        Assert.Equal(JsonValueKind.Null, (await client.AtAsync("textDocument/signatureHelp", Uri, (2, 16))).ValueKind);
    }

    [Fact]
    public async Task Symbols_are_nested_and_cover_their_nodes()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, "/dts-v1/;\n/ {\n\tmodel = \"m\";\n\tuart: serial@1 {\n\t\treg = <1>;\n\t};\n};\n");
        JsonElement root = Assert.Single((await client.OfAsync("textDocument/documentSymbol", Uri)).EnumerateArray());
        Assert.Equal("/", root.GetProperty("name").GetString());
        Assert.Equal("1:0-6:2", root.Range());
        Assert.Equal(["model", "serial@1"], root.GetProperty("children").Texts("name"));
        JsonElement serial = root.GetProperty("children")[1];
        Assert.Equal("3:1-5:3", serial.Range());
        Assert.Equal("3:7-3:15", serial.Range("selectionRange"));
        Assert.Equal(["serial@1", "uart"], (await client.RequestAsync("workspace/symbol", new { query = "A" })).Texts("name").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Blocks_comments_includes_and_conditions_fold()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, "/dts-v1/;\n#include \"a.h\"\n#include \"b.h\"\n/*\n * long\n */\n// one\n// two\n/ {\n#if 1\n\ta {\n\t\tp = <1>,\n\t\t\t<2>;\n\t};\n#endif\n};\n");
        string[] ranges = [.. (await client.OfAsync("textDocument/foldingRange", Uri)).EnumerateArray().Select(static r => $"{r.GetProperty("startLine")}-{r.GetProperty("endLine")} {(r.TryGetProperty("kind", out JsonElement kind) ? kind.GetString() : "")}".TrimEnd())];
        Assert.Equal(["1-2 imports", "3-7 comment", "8-14", "9-13 region", "10-12", "11-12"], ranges);
    }

    [Fact]
    public async Task Selections_grow_from_the_token_to_the_file()
    {
        Marked source = Marked.Parse("/dts-v1/;\n/ {\n\ta {\n\t\tp = <1 $$22>, <3>;\n\t};\n};\n");
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, source.Text);
        JsonElement range = (await client.RequestAsync("textDocument/selectionRange", new { textDocument = new { uri = Uri }, positions = new[] { LspClient.Position(source.Cursor) } }))[0];
        System.Collections.Generic.List<string> grown = [];
        for (JsonElement? at = range; at is { } current; at = current.TryGetProperty("parent", out JsonElement parent) ? parent : null)
            grown.Add(current.Range());
        Assert.Equal(["3:9-3:11", "3:7-3:11", "3:6-3:12", "3:6-3:17", "3:2-3:18", "2:4-4:1", "2:1-4:3", "1:3-5:0", "1:0-5:2", "0:0-6:0"], grown);
    }

    [Fact]
    public async Task Semantic_tokens_have_their_places_and_types()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, "/dts-v1/;\n#define N 1\n/ {\n\tu: a { // c\n\t\tp = <N &u>, \"s\";\n\t};\n};\n");
        string[] names = [.. client.Initialized.GetProperty("capabilities").GetProperty("semanticTokensProvider").GetProperty("legend").GetProperty("tokenTypes").EnumerateArray().Select(static n => n.GetString()!)];
        int[] data = [.. (await client.OfAsync("textDocument/semanticTokens/full", Uri)).GetProperty("data").EnumerateArray().Select(static n => n.GetInt32())];
        System.Collections.Generic.List<string> tokens = [];
        (int line, int character) = (0, 0);
        for (int i = 0; i < data.Length; i += 5)
        {
            (line, character) = data[i] > 0 ? (line + data[i], data[i + 1]) : (line, character + data[i + 1]);
            tokens.Add($"{line}:{character}+{data[i + 2]} {names[data[i + 3]]}");
        }

        Assert.Equal(
            ["0:0+8 keyword", "1:0+7 keyword", "1:8+1 macro", "1:10+1 number", "2:0+1 class", "3:1+2 variable", "3:4+1 class", "3:8+4 comment", "4:2+1 property", "4:7+1 macro", "4:9+2 variable", "4:14+3 string"],
            tokens);
    }

    [Fact]
    public async Task Hover_shows_the_final_node_the_origin_of_a_value_and_the_expansion_of_a_macro()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, "/dts-v1/;\n#define TWICE(x) (2 * (x))\n/ {\n\ta: a { p = <1>; status = \"disabled\"; b { }; };\n};\n&a {\n\tp = <TWICE(4)>;\n};\n");
        string node = await HoverAsync(client, (5, 2));
        Assert.Contains("**/a**", node, StringComparison.Ordinal);
        Assert.Contains("status: disabled", node, StringComparison.Ordinal);
        Assert.Contains("p = <0x8>;", node, StringComparison.Ordinal);
        Assert.Contains("status: okay, but /a is disabled", await HoverAsync(client, (3, 38)), StringComparison.Ordinal);
        string property = await HoverAsync(client, (6, 1));
        Assert.Contains("p = <0x8>;", property, StringComparison.Ordinal);
        Assert.Contains("set before in [a.dts:4]", property, StringComparison.Ordinal);
        Assert.Contains("- set in [a.dts:7]", property, StringComparison.Ordinal);
        string macro = await HoverAsync(client, (6, 8));
        Assert.Contains("#define TWICE(x) (2 * (x))", macro, StringComparison.Ordinal);
        Assert.Contains("(2 * (4))", macro, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await client.AtAsync("textDocument/hover", Uri, (4, 0))).ValueKind);
    }

    // The value has 0xffffffff for a reference that is not resolved, and nothing for a path that is not.
    [Theory]
    [InlineData("<&gone 3>", "p = <&gone 3>; /* does not exist: &gone */")]
    [InlineData("<&b 1>, <&gone  MINUS>,\n\t\t<&{/none}>, <&gone>", "p = <&b 1>, <&gone (0-1)>, <&{/none}>, <&gone>; /* does not exist: &gone, &{/none} */")]
    [InlineData("&gone", "p = &gone; /* does not exist: &gone */")]
    [InlineData("&b, &gone, \"text\"", "p = &b, &gone, \"text\"; /* does not exist: &gone */")]
    [InlineData("<&b 3>", "p = <&b 0x3>;")]
    [InlineData("<(-1)>", "p = <0xffffffff>;")]
    public async Task A_hover_shows_a_reference_that_does_not_resolve_as_it_is_written(string value, string expected)
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, $"/dts-v1/;\n#define MINUS (0-1)\n/ {{\n\tb: b {{ }};\n\ta {{\n\t\tp = {value};\n\t}};\n}};\n");
        foreach ((int, int) at in ((int, int)[])[(4, 1), (5, 2)])
            Assert.Contains(expected, await HoverAsync(client, at), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hover_in_an_overlay_shows_the_labels_of_its_base()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, "/dts-v1/;\n/plugin/;\n&{/a} {\n\tp = <&u 1>;\n};\n");
        Assert.Contains("p = <&u 1>; /* of the base: &u */", await HoverAsync(client, (3, 1)), StringComparison.Ordinal);
    }

    private static async Task<string> HoverAsync(LspClient client, (int Line, int Character) at) =>
        (await client.AtAsync("textDocument/hover", Uri, at)).GetProperty("contents").GetProperty("value").GetString()!;

    private static Task<JsonElement> RenameAsync(LspClient client, Marked source, string name) =>
        client.RequestAsync("textDocument/rename", new { textDocument = new { uri = Uri }, position = LspClient.Position(source.Cursor), newName = name });
}
