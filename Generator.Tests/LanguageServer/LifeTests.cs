using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Boards.LanguageServer;
using StreamJsonRpc;
using Xunit;

namespace Boards.Tests.LanguageServer;

/// <summary>The life of a session, and documents as editors send them.</summary>
public sealed class LifeTests
{
    private const string Uri = "file:///w/a.dts";

    private const string Good = "/dts-v1/;\n/ {\n};\n";

    private const string Bad = "/dts-v1/;\n/ {\n\ta = <1>\n};\n";

    [Fact]
    public async Task The_server_says_what_it_can_do()
    {
        await using LspClient client = await LspClient.StartAsync();
        JsonElement abilities = client.Initialized.GetProperty("capabilities");
        Assert.Equal("utf-16", abilities.GetProperty("positionEncoding").GetString());
        Assert.Equal(2, abilities.GetProperty("textDocumentSync").GetProperty("change").GetInt32());
        foreach (string ability in (string[])["hoverProvider", "definitionProvider", "declarationProvider", "referencesProvider", "documentHighlightProvider", "documentSymbolProvider", "workspaceSymbolProvider", "foldingRangeProvider", "selectionRangeProvider", "inlayHintProvider"])
            Assert.True(abilities.GetProperty(ability).GetBoolean());
        foreach (string ability in (string[])["completionProvider", "signatureHelpProvider", "renameProvider", "semanticTokensProvider", "codeActionProvider", "codeLensProvider", "documentLinkProvider", "executeCommandProvider"])
            Assert.Equal(JsonValueKind.Object, abilities.GetProperty(ability).ValueKind);
        Assert.Equal("boards", client.Initialized.GetProperty("serverInfo").GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_session_that_ends_as_the_protocol_says_has_the_exit_code_0()
    {
        await using LspClient client = await LspClient.StartAsync();
        Assert.Equal(0, await client.ExitAsync());
    }

    [Fact]
    public async Task An_exit_without_shutdown_has_the_exit_code_1()
    {
        await using LspClient client = await LspClient.StartAsync();
        Assert.Equal(1, await client.ExitAsync(shutdown: false));
    }

    [Fact]
    public async Task Requests_before_the_first_and_after_the_last_are_refused()
    {
        await using LspClient client = LspClient.StartRaw();
        RemoteRpcException early = await Assert.ThrowsAnyAsync<RemoteRpcException>(() => client.OfAsync("textDocument/documentSymbol", Uri));
        Assert.Equal(-32002, (int)early.ErrorCode!);
        await client.RequestAsync("initialize", new { capabilities = new { } });
        await client.RequestAsync("shutdown", new { });
        RemoteRpcException late = await Assert.ThrowsAnyAsync<RemoteRpcException>(() => client.OfAsync("textDocument/documentSymbol", Uri));
        Assert.Equal(-32600, (int)late.ErrorCode!);
    }

    [Fact]
    public async Task An_unknown_request_is_not_found_and_an_unknown_notification_is_ignored()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.NotifyAsync("$/unknown", new { a = 1 });
        await Assert.ThrowsAsync<RemoteMethodNotFoundException>(() => client.RequestAsync("textDocument/unknown", new { }));
        Assert.Equal(0, await client.ExitAsync());
    }

    [Fact]
    public async Task Input_that_is_not_a_message_ends_the_session()
    {
        using MemoryStream input = new(Encoding.UTF8.GetBytes("Content-Length: 5\r\n\r\nhello"));
        using MemoryStream output = new();
        Assert.Equal(1, await BoardsLanguageServer.RunAsync(input, output, null).WaitAsync(TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task A_cancelled_request_is_answered_as_cancelled()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, Good);
        using CancellationTokenSource cancel = new();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.RequestAsync("textDocument/hover", new { textDocument = new { uri = Uri }, position = LspClient.Position((0, 0)) }, cancel.Token));
        Assert.Empty(await client.DiagnosticsAsync(Uri));
    }

    [Fact]
    public async Task Diagnostics_follow_the_text()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, Bad);
        JsonElement missing = Assert.Single(await client.DiagnosticsAsync(Uri));
        Assert.Equal("BRD0020", missing.GetProperty("code").GetString());
        Assert.Equal(1, missing.GetProperty("severity").GetInt32());
        Assert.Equal("2:8-2:8", missing.Range());

        await client.ChangeAsync(Uri, (2, 8), (2, 8), ";");
        Assert.Empty(await client.DiagnosticsAsync(Uri));
        await client.ChangeAsync(Uri, (2, 0), (3, 0), "");
        Assert.Empty(await client.DiagnosticsAsync(Uri));
        await client.ChangeAsync(Uri, Bad);
        Assert.Single(await client.DiagnosticsAsync(Uri));
        await client.CloseAsync(Uri);
        Assert.Empty(await client.DiagnosticsAsync(Uri));
    }

    [Theory]
    [InlineData("file:///w/with%20space/%C3%A4%E2%82%AC.dts")]
    [InlineData("file:///w/%2B%23.dts")]
    [InlineData("untitled:Untitled-1")]
    [InlineData("file:///c%3A/w/a.dts")]
    public async Task Diagnostics_have_the_address_that_the_editor_gave(string uri)
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(uri, Bad);
        Assert.Single(await client.DiagnosticsAsync(uri));
    }

    [Fact]
    public async Task Positions_count_UTF_16_code_units_and_any_line_break()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync(Uri, "/dts-v1/;\r\n/ {\r\n\t/* 😀ä */ a = \"😀\" b;\r\n};\r\n");
        JsonElement found = (await client.DiagnosticsAsync(Uri))[0];
        Assert.StartsWith("2:", found.Range(), StringComparison.Ordinal);
        await client.ChangeAsync(Uri, (2, 19), (2, 21), "");
        Assert.Empty(await client.DiagnosticsAsync(Uri));
    }

    [Fact]
    public async Task A_diagnostic_has_the_chain_of_includes_and_macros()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync("file:///w/b.dtsi", "#define P <&nothing>\n/ {\n\tp = P;\n};\n");
        await client.OpenAsync(Uri, "/dts-v1/;\n#include \"b.dtsi\"\n");
        JsonElement found = Assert.Single(await client.DiagnosticsAsync("file:///w/b.dtsi"));
        Assert.Equal("BRD0210", found.GetProperty("code").GetString());
        Assert.Equal("2:5-2:6", found.Range());
        JsonElement[] related = [.. found.GetProperty("relatedInformation").EnumerateArray()];
        Assert.Contains(related, static r => r.GetProperty("location").GetProperty("uri").GetString() == "file:///w/b.dtsi" && r.GetProperty("message").GetString() == "in the definition of macro 'P'");
        Assert.Contains(related, static r => r.GetProperty("location").GetProperty("uri").GetString() == Uri && r.GetProperty("message").GetString() == "included from here");
    }

    [Fact]
    public async Task A_part_of_a_board_by_itself_has_only_mistakes_of_its_own()
    {
        await using LspClient client = await LspClient.StartAsync();
        await client.OpenAsync("file:///w/b.dtsi", "&uart {\n\tstatus = \"okay\";\n\tp = <NAME>\n};\n");
        Assert.Equal(["BRD0020"], (await client.DiagnosticsAsync("file:///w/b.dtsi")).Select(static d => d.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_file_that_changes_on_the_disk_is_read_again()
    {
        string folder = Directory.CreateTempSubdirectory("boards-lsp").FullName;
        try
        {
            string part = Path.Combine(folder, "part.dtsi");
            await File.WriteAllTextAsync(part, "/ {\n};\n");
            await using LspClient client = await LspClient.StartAsync(folder);
            string uri = LspClient.UriOf(Path.Combine(folder, "a.dts"));
            await client.OpenAsync(uri, "/dts-v1/;\n#include \"part.dtsi\"\n");
            Assert.Empty(await client.DiagnosticsAsync(uri));
            await File.WriteAllTextAsync(part, "/ {\n\ta = <1>\n};\n");
            await client.NotifyAsync("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = LspClient.UriOf(part), type = 2 } } });
            Assert.Equal("BRD0020", Assert.Single(await client.DiagnosticsAsync(LspClient.UriOf(part))).GetProperty("code").GetString());
            File.Delete(part);
            await client.NotifyAsync("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = LspClient.UriOf(part), type = 3 } } });
            Assert.Empty(await client.DiagnosticsAsync(LspClient.UriOf(part)));
            Assert.NotEmpty(await client.DiagnosticsAsync(uri));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // At each edit, a header that defines an unknown name is searched for; the files are read again only if the editor reports that they changed.
    [Fact]
    public async Task A_search_for_a_header_reads_the_files_once()
    {
        string folder = Directory.CreateTempSubdirectory("boards-lsp").FullName;
        try
        {
            string include = Directory.CreateDirectory(Path.Combine(folder, "include", "deep")).Parent!.FullName;
            string header = Path.Combine(include, "deep", "pins.h");
            await File.WriteAllTextAsync(header, "#define PIN 1\n");
            await using LspClient client = await LspClient.StartAsync(folder, new { includeDirectories = new[] { "include" } });
            string uri = LspClient.UriOf(Path.Combine(folder, "a.dts"));
            await client.OpenAsync(uri, "/dts-v1/;\n/ {\n\tp = <PIN>;\n\tq = <LED>;\n};\n");
            Assert.Contains("it is defined in <deep/pins.h>", await MessagesAsync("'PIN'"), StringComparison.Ordinal);
            Assert.DoesNotContain("pins.h", await MessagesAsync("'LED'"), StringComparison.Ordinal);

            File.Delete(header);
            await File.WriteAllTextAsync(Path.Combine(include, "leds.h"), "#define LED 1\n");
            await client.ChangeAsync(uri, (4, 2), (4, 2), " ");
            Assert.Contains("it is defined in <deep/pins.h>", await MessagesAsync("'PIN'"), StringComparison.Ordinal);

            await client.NotifyAsync("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = LspClient.UriOf(header), type = 3 } } });
            Assert.DoesNotContain("pins.h", await MessagesAsync("'PIN'"), StringComparison.Ordinal);
            Assert.Contains("it is defined in <leds.h>", await MessagesAsync("'LED'"), StringComparison.Ordinal);

            async Task<string> MessagesAsync(string name) =>
                string.Concat((await client.DiagnosticsAsync(uri)).Select(static d => d.GetProperty("message").GetString()!).Where(message => message.Contains(name, StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Nothing_outside_the_workspace_is_read()
    {
        string folder = Directory.CreateTempSubdirectory("boards-lsp").FullName;
        try
        {
            string inside = Directory.CreateDirectory(Path.Combine(folder, "inside")).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "outside.dtsi"), "/ {\n\ta = <1>\n};\n");
            File.CreateSymbolicLink(Path.Combine(inside, "link.dtsi"), Path.Combine(folder, "outside.dtsi"));
            await using LspClient client = await LspClient.StartAsync(inside);
            string uri = LspClient.UriOf(Path.Combine(inside, "a.dts"));
            foreach (string name in (string[])["../outside.dtsi", "link.dtsi", "/etc/passwd"])
            {
                await client.OpenAsync(uri, $"/dts-v1/;\n/ {{\n}};\n#include \"{name}\"\n");
                Assert.Equal("BRD0050", Assert.Single(await client.DiagnosticsAsync(uri)).GetProperty("code").GetString());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
