using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.LanguageServer;

/// <summary>Links to the files that a source includes.</summary>
public sealed class LinkTests
{
    [Fact]
    public async Task Every_way_to_include_a_file_has_a_link_if_there_is_the_file()
    {
        string folder = Directory.CreateTempSubdirectory("boards-lsp").FullName;
        try
        {
            foreach (string name in (string[])["beside.dtsi", "include/in/folder.h", "plain.dtsi", "data.bin", "include/more.bin"])
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
                await File.WriteAllTextAsync(Path.Combine(folder, name), "");
            }

            Marked source = Marked.Parse("""
                /dts-v1/;
                #include [|"beside.dtsi"|]
                #include [|<in/folder.h>|]
                /include/ [|"plain.dtsi"|]
                #include "none.dtsi"
                / {
                	a = /incbin/([|"data.bin"|]);
                	b = /incbin/([|"more.bin"|], 0, 0);
                	c = /incbin/("none.bin");
                	d = "data.bin";
                };

                """);
            await using LspClient client = await LspClient.StartAsync(folder, new { includeDirectories = new[] { "include" } });
            string uri = LspClient.UriOf(Path.Combine(folder, "a.dts"));
            await client.OpenAsync(uri, source.Text);
            JsonElement[] links = [.. (await client.OfAsync("textDocument/documentLink", uri)).EnumerateArray().OrderBy(static link => link.GetProperty("range").GetProperty("start").GetProperty("line").GetInt32())];
            Assert.Equal(source.Expected, links.Select(static link => link.Range()));
            Assert.Equal(
                ((string[])["beside.dtsi", "include/in/folder.h", "plain.dtsi", "data.bin", "include/more.bin"]).Select(name => LspClient.UriOf(Path.Combine(folder, name))),
                links.Select(static link => link.GetProperty("target").GetString()));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_file_outside_of_the_workspace_has_none()
    {
        string folder = Directory.CreateTempSubdirectory("boards-lsp").FullName;
        try
        {
            string inside = Directory.CreateDirectory(Path.Combine(folder, "inside")).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "secret"), "");
            await using LspClient client = await LspClient.StartAsync(inside);
            string uri = LspClient.UriOf(Path.Combine(inside, "a.dts"));
            await client.OpenAsync(uri, "/dts-v1/;\n#include \"../secret\"\n/ {\n\ta = /incbin/(\"../secret\");\n};\n");
            Assert.Empty((await client.OfAsync("textDocument/documentLink", uri)).EnumerateArray());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
