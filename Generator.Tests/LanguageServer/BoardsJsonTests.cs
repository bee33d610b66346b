using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Boards.LanguageServer.Workspace.Contexts;
using Boards.Microkit;
using Boards.Tests.Tool;
using Xunit;

namespace Boards.Tests.LanguageServer;

/// <summary>The schema of <c>boards.json</c>, which editors use for completion, and the server accept the same file.</summary>
public sealed partial class BoardsJsonTests
{
    private const string Schema = "boards.schema.json";

    private static readonly JsonNode Root = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", Schema)))!;

    [Fact]
    public void The_schema_has_the_properties_that_the_server_reads()
    {
        Assert.Equal(NamesOf(BoardsJsonFormat.Default.BoardsJsonFile).Append("$schema").Order(StringComparer.Ordinal), Names(Root["properties"]!));
        Assert.Equal(NamesOf(BoardsJsonFormat.Default.BoardEntry), Names(Root["properties"]!["boards"]!["items"]!["properties"]!));
        Assert.Equal(MicrokitVersions.AllNames, Root["$defs"]!["version"]!["enum"]!.AsArray().Select(static name => name!.GetValue<string>()));
    }

    [Fact]
    public void The_example_of_the_page_follows_it()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "language-server.md"));
        Schemas.Follows(Schema, Example().Match(page).Groups["json"].Value);
    }

    [Theory]
    [InlineData("""{ "boards": [{ "name": "a" }] }""")]
    [InlineData("""{ "boards": [{ "source": "a.dts", "overlay": ["b.dtso"] }] }""")]
    [InlineData("""{ "boards": [{ "source": "a.dts", "overlays": "b.dtso" }] }""")]
    [InlineData("""{ "boards": [{ "source": "a.dts", "microkitVersion": "1" }] }""")]
    [InlineData("""{ "defines": ["1=A"] }""")]
    [InlineData("""{ "board": [] }""")]
    public void A_mistake_does_not_follow_it(string json) => Assert.False(Schemas.Of(Schema).Evaluate(JsonNode.Parse(json)).IsValid);

    [Fact]
    public async Task A_file_that_is_not_JSON_is_reported_at_its_line()
    {
        await using LspClient client = await LspClient.StartAsync("/w");
        await client.OpenAsync("file:///w/boards.json", "{\n  \"boards\": [\n    { \"source\": \"a.dts\" \"name\": \"a\" }\n  ]\n}\n");
        Assert.Equal("2:0-3:0", Assert.Single(await client.DiagnosticsAsync("file:///w/boards.json")).Range());
        await client.ChangeAsync("file:///w/boards.json", "{}\n");
        Assert.Empty(await client.DiagnosticsAsync("file:///w/boards.json"));
    }

    [Fact]
    public async Task A_file_that_it_names_and_that_does_not_exist_is_reported()
    {
        await using LspClient client = await LspClient.StartAsync("/w");
        await client.OpenAsync("file:///w/a.dts", "/dts-v1/;\n/ { };\n");
        await client.OpenAsync("file:///w/boards.json", "{\n  \"boards\": [\n    { \"source\": \"a.dts\",\n      \"overlays\": [\"none.dtso\"] },\n    { \"source\": \"dir/gone.dts\" }\n  ]\n}\n");
        Assert.Equal(["3:0-4:0 'none.dtso' does not exist", "4:0-5:0 'gone.dts' does not exist"], (await client.DiagnosticsAsync("file:///w/boards.json")).Select(static d => $"{d.Range()} {d.GetProperty("message").GetString()}"));
        await client.OpenAsync("file:///w/none.dtso", "/dts-v1/;\n/plugin/;\n");
        await client.OpenAsync("file:///w/dir/gone.dts", "/dts-v1/;\n/ { };\n");
        Assert.Empty(await client.DiagnosticsAsync("file:///w/boards.json"));
    }

    private static string[] Names(JsonNode properties) => [.. properties.AsObject().Select(static property => property.Key).Order(StringComparer.Ordinal)];

    private static string[] NamesOf(JsonTypeInfo type) => [.. type.Properties.Select(static property => property.Name).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"`boards\.json` lists the boards.*?```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
