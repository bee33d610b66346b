using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Workspace.Severities;
using Xunit;

namespace Boards.Tests.LanguageServer;

/// <summary>Severities that a workspace configures, as for the C# compiler.</summary>
public sealed class SeverityTests
{
    private const string Uri = "file:///w/boards/a.dts";

    // One misspelt property (BRD1087, a warning), and one missing semicolon (BRD0020, an error that makes the output wrong).
    private const string Misspelt = "/dts-v1/;\n/ {\n\tdev { compatble = \"a,b\"; };\n};\n";
    private const string Broken = "/dts-v1/;\n/ {\n\tmodel = \"a\"\n};\n";

    [Theory]
    [InlineData("file:///w/.globalconfig", "dotnet_diagnostic.BRD1087.severity = error\n", 1)]
    [InlineData("file:///w/boards/.globalconfig", "DOTNET_DIAGNOSTIC.brd1087.SEVERITY : Suggestion # less\n", 3)]
    [InlineData("file:///w/.globalconfig", "dotnet_diagnostic.BRD1087.severity = none\n", 0)]
    [InlineData("file:///w/.globalconfig", "dotnet_diagnostic.BRD1087.severity = default\n", 2)]
    [InlineData("file:///w/.globalconfig", "[*.cs]\ndotnet_diagnostic.BRD1087.severity = none\n", 2)]
    [InlineData("file:///w/.editorconfig", "is_global = true\ndotnet_diagnostic.BRD1087.severity = none\n", 0)]
    [InlineData("file:///w/.editorconfig", "root = true\ndotnet_diagnostic.BRD1087.severity = none\n", 2)]
    [InlineData("file:///w/other/.globalconfig", "dotnet_diagnostic.BRD1087.severity = none\n", 2)]
    public async Task A_source_has_the_severities_of_its_folders(string config, string text, int expected)
    {
        await using LspClient client = await LspClient.StartAsync("/w");
        await client.OpenAsync(Uri, Misspelt);
        Assert.Equal(2, await SeverityAsync(client, "BRD1087"));
        await client.OpenAsync(config, text);
        Assert.Equal(expected, await SeverityAsync(client, "BRD1087"));
        await client.ChangeAsync(config, "");
        Assert.Equal(2, await SeverityAsync(client, "BRD1087"));
    }

    [Fact]
    public async Task What_makes_the_output_wrong_is_not_lowered()
    {
        await using LspClient client = await LspClient.StartAsync("/w");
        await client.OpenAsync("file:///w/.globalconfig", "dotnet_diagnostic.BRD0020.severity = none\n");
        await client.OpenAsync(Uri, Broken);
        Assert.Equal(1, await SeverityAsync(client, "BRD0020"));
    }

    [Fact]
    public async Task A_board_of_a_project_has_those_of_the_project_and_so_have_its_systems()
    {
        await using LspClient client = await LspClient.StartAsync("/w");
        await client.OpenAsync("file:///w/project/boards.json", """{ "boards": [{ "source": "../boards/a.dts", "systems": ["../systems/a.system"] }] }""");
        await client.OpenAsync("file:///w/project/.globalconfig", "dotnet_diagnostic.BRD1087.severity = error\ndotnet_diagnostic.BRD3214.severity = error\n");
        await client.OpenAsync(Uri, SerialBoard.Text.Replace("compatible = \"ns16550a\";\n\t\treg = <0x8000", "compatible = \"ns16550a\";\n\t\tinterupt-parent = <1>;\n\t\treg = <0x8000", StringComparison.Ordinal));
        Assert.Equal(1, await SeverityAsync(client, "BRD1087"));
        const string System = "file:///w/systems/a.system";
        await client.OpenAsync(System, "<system><memory_region name=\"uart\" size=\"0x1000\" phys_addr=\"0x8000\" /><protection_domain name=\"p\"><program_image path=\"p.elf\" /><map mr=\"uart\" vaddr=\"0x8000\" perms=\"rw\" cached=\"false\" /><irq irq=\"42\" id=\"1\" /></protection_domain></system>\n");
        Assert.Equal(1, await SeverityAsync(client, "BRD3214", System));
    }

    [Fact]
    public async Task A_file_on_the_disk_is_read_and_an_unknown_severity_is_reported()
    {
        string folder = Directory.CreateTempSubdirectory("boards-lsp").FullName;
        try
        {
            string config = Path.Combine(folder, ".globalconfig");
            await File.WriteAllTextAsync(config, "is_global = true\ndotnet_diagnostic.BRD1087.severity = none\n");
            await using LspClient client = await LspClient.StartAsync(folder);
            string uri = LspClient.UriOf(Path.Combine(folder, "a.dts"));
            await client.OpenAsync(uri, Misspelt);
            Assert.Equal(0, await SeverityAsync(client, "BRD1087", uri));
            await File.WriteAllTextAsync(config, "is_global = true\ndotnet_diagnostic.BRD1087.severity = wrong\n");
            await client.NotifyAsync("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = LspClient.UriOf(config), type = 2 } } });
            Assert.Equal(2, await SeverityAsync(client, "BRD1087", uri));
            JsonElement problem = Assert.Single(await client.DiagnosticsAsync(LspClient.UriOf(config)));
            Assert.Contains("'wrong' is not a severity", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
            Assert.Equal("1:0-2:0", problem.Range());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // As Roslyn combines global analyzer configs: the higher level wins, and conflicting values of equal levels cancel each other.
    [Theory]
    [InlineData("", "", "")]
    [InlineData("global_level = 1\n", "", "Info")]
    [InlineData("", "global_level = 1\n", "Error")]
    public void Of_two_files_the_higher_level_applies(string first, string second, string expected)
    {
        var combined = GlobalConfig.Combined(
        [
            GlobalConfig.Read(new SourceFile("/w/.globalconfig", first + "dotnet_diagnostic.BRD1087.severity = error\n")),
            GlobalConfig.Read(new SourceFile("/w/a/.globalconfig", second + "dotnet_diagnostic.BRD1087.severity = suggestion\n")),
        ]);
        Assert.Equal(expected, combined.TryGetValue("BRD1087", out Severity severity) ? severity.ToString() : "");
    }

    private static async Task<int> SeverityAsync(LspClient client, string id, string uri = Uri) =>
        (await client.DiagnosticsAsync(uri)).Where(d => d.GetProperty("code").GetString() == id).Select(static d => d.GetProperty("severity").GetInt32()).DefaultIfEmpty(0).Min();
}
