using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using StreamJsonRpc;
using Xunit;

namespace Boards.Tests.LanguageServer;

/// <summary>
/// Random edits: no request fails, and after them the server knows the same as a new server with the same texts. The environment
/// variable <c>BOARDS_EDITS</c> sets their number.
/// </summary>
[Trait("Category", "Slow")]
public sealed class RandomEditTests
{
    private const int FewEdits = 1500;
    private const int EditsBetweenComparisons = 60;

    // A rename may be rejected.
    private const int RequestFailed = -32803;

    private const string Root = "file:///w/a.dts";
    private const string Part = "file:///w/part.dtsi";
    private const string Overlay = "file:///w/o.dtso";
    private const string System = "file:///w/a.system";
    private const string Settings = "file:///w/boards.json";

    private static readonly string[] Uris = [Root, Part, Overlay, System, Settings];

    private static readonly string[] Start =
    [
        "/dts-v1/;\n#define BASE(n) (0x1000 * (n))\n#include \"part.dtsi\"\n/ {\n\tmodel = \"m\";\n\tuart: serial@1000 {\n\t\tcompatible = \"ns16550a\";\n\t\treg = <BASE(1) 0x100>;\n\t\tinterrupts = <0 8 4>;\n\t\tclocks = <&clk 1>;\n\t};\n\taliases { serial0 = \"/serial@1000\"; };\n};\n&clk { status = \"disabled\"; };\n",
        "/ {\n\t#address-cells = <1>;\n\t#size-cells = <1>;\n\tinterrupt-parent = <&gic>;\n\tgic: interrupt-controller@9000 { compatible = \"arm,gic-400\"; reg = <0x9000 0x1000>; interrupt-controller; #interrupt-cells = <3>; };\n\tclk: clock@5000 { reg = <0x5000 0x100>; #clock-cells = <1>; };\n};\n",
        "/dts-v1/;\n/plugin/;\n&uart {\n\tchild@1 { reg = <1>; };\n};\n",
        "<system>\n    <memory_region name=\"uart\" size=\"0x1000\" phys_addr=\"0x1000\" />\n    <protection_domain name=\"p\" priority=\"1\">\n        <map mr=\"uart\" vaddr=\"0x1000\" perms=\"rw\" />\n        <irq irq=\"40\" id=\"1\" />\n    </protection_domain>\n</system>\n",
        "{ \"boards\": [{ \"source\": \"a.dts\", \"overlays\": [\"o.dtso\"], \"systems\": [\"a.system\"] }] }\n",
    ];

    private static readonly string[] Snippets =
    [
        "{", "}", ";", "<", ">", "\"", "/", "/*", "*/", "//", "\n", " ", "&", "&{", "/soc", "#", "#if 0\n", "#endif\n", "#else\n", "#define X Y\n", "#include \"part.dtsi\"\n", "#include \"a.dts\"\n",
        "uart: ", "a = <1>;", "status = \"okay\";", "reg = <0 1>;", "interrupts = <0 9 1>;", "/delete-node/ ", "/delete-property/ reg;", "/omit-if-no-ref/ ", "node@5 { };", "&uart { };", "BASE(", ")", ",", "=", "\\\n", "\r\n", "\0", "😀", "ä",
        "/bits/ 8 <1>", "/incbin/(\"x\")", "/include/ \"part.dtsi\"\n", "[00 11]", "<&uart>", "phandle = <1>;", "/plugin/;", "<irq irq=\"8\" id=\"2\" />", "</system>", "<map ", "<!--", "-->", "x=\"1\"", "{\"boards\":[", "]}", "0x", "ffff", "compatible = \"simple-bus\";", "ranges;",
    ];

    private static readonly string[] AtPositions =
    [
        "textDocument/hover", "textDocument/definition", "textDocument/declaration", "textDocument/documentHighlight", "textDocument/prepareRename", "textDocument/completion", "textDocument/signatureHelp",
    ];

    private static readonly string[] OfDocuments =
    [
        "textDocument/documentSymbol", "textDocument/foldingRange", "textDocument/semanticTokens/full", "textDocument/documentLink", "textDocument/codeLens", "boards/contexts", "boards/report",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_edits_at_random_the_state_is_that_of_a_new_server(int seed)
    {
        int edits = int.TryParse(Environment.GetEnvironmentVariable("BOARDS_EDITS"), NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : FewEdits;
        Random random = new(seed);
        string[] texts = [.. Start];
        await using LspClient client = await LspClient.StartAsync();
        for (int i = 0; i < Uris.Length; i++)
            await client.OpenAsync(Uris[i], texts[i]);
        for (int edit = 0; edit < edits; edit++)
        {
            int file = random.Next(Uris.Length);
            (int start, int length, string text) = Edit(texts[file], random);
            await client.ChangeAsync(Uris[file], At(texts[file], start), At(texts[file], start + length), text);
            texts[file] = string.Concat(texts[file].AsSpan(0, start), text, texts[file].AsSpan(start + length));

            // A file that may have become hopeless is reset.
            if (random.Next(40) == 0)
            {
                texts[file] = Start[file];
                await client.ChangeAsync(Uris[file], texts[file]);
            }

            await AskAsync(client, random, texts);
            if (edit % EditsBetweenComparisons == 0)
                Assert.Equal(await StateAsync(await FreshAsync(texts), dispose: true), await StateAsync(client));
        }

        Assert.Equal(await StateAsync(await FreshAsync(texts), dispose: true), await StateAsync(client));
        Assert.Empty(client.Log);
        Assert.Equal(0, await client.ExitAsync());
    }

    private static (int Start, int Length, string Text) Edit(string text, Random random)
    {
        int start = random.Next(text.Length + 1);
        int length = random.Next(3) == 0 ? Math.Min(random.Next(random.Next(2) == 0 ? 3 : 40), text.Length - start) : 0;
        string inserted = random.Next(4) == 0 ? "" : Snippets[random.Next(Snippets.Length)];
        if (random.Next(8) == 0 && text.Length > 0)
        {
            int from = random.Next(text.Length);
            inserted = text.Substring(from, Math.Min(random.Next(30), text.Length - from));
        }

        // An editor does not split a character or a line break.
        while (start > 0 && IsWithin(text, start))
            (start, length) = (start - 1, length + 1);
        while (IsWithin(text, start + length))
            length++;
        return (start, length, inserted);

        static bool IsWithin(string text, int at) => at > 0 && at < text.Length && (char.IsLowSurrogate(text[at]) || (text[at] == '\n' && text[at - 1] == '\r'));
    }

    private static async Task AskAsync(LspClient client, Random random, string[] texts)
    {
        int file = random.Next(Uris.Length);
        (int Line, int Character) at = At(texts[file], random.Next(texts[file].Length + 1));
        try
        {
            switch (random.Next(6))
            {
                case 0:
                    await client.OfAsync(OfDocuments[random.Next(OfDocuments.Length)], Uris[file]);
                    break;
                case 1:
                    await client.RequestAsync("textDocument/codeAction", new { textDocument = new { uri = Uris[file] }, range = new { start = LspClient.Position(at), end = LspClient.Position((at.Line + 3, 0)) } });
                    break;
                case 2:
                    await client.RequestAsync("textDocument/rename", new { textDocument = new { uri = Uris[file] }, position = LspClient.Position(at), newName = "renamed" });
                    break;
                case 3:
                    await client.RequestAsync("textDocument/selectionRange", new { textDocument = new { uri = Uris[file] }, positions = new[] { LspClient.Position(at), LspClient.Position((at.Line + 1000, 5)) } });
                    break;
                default:
                    await client.AtAsync(AtPositions[random.Next(AtPositions.Length)], Uris[file], at);
                    break;
            }
        }
        catch (RemoteInvocationException refused) when (refused.ErrorCode == RequestFailed)
        {
            // The new name is taken, or the old one comes from a macro.
        }
        catch (RemoteInvocationException wrong)
        {
            await client.IdleAsync();
            Assert.Fail($"{wrong.Message}: {string.Join('\n', client.Log)}\nat {at} of {Uris[file]}:\n{texts[file]}");
        }
    }

    private static async Task<LspClient> FreshAsync(string[] texts)
    {
        LspClient fresh = await LspClient.StartAsync();
        for (int i = 0; i < Uris.Length; i++)
            await fresh.OpenAsync(Uris[i], texts[i]);
        return fresh;
    }

    private static async Task<string> StateAsync(LspClient client, bool dispose = false)
    {
        List<string> state = [];
        foreach (string uri in Uris)
        {
            state.Add(uri);
            state.AddRange((await client.DiagnosticsAsync(uri)).Select(static d => d.ToString()));
            if (uri is Root or Part or Overlay)
                state.AddRange(await client.HintsAsync(uri));
            state.Add((await client.OfAsync("textDocument/documentSymbol", uri)).ToString());
            state.Add((await client.OfAsync("textDocument/semanticTokens/full", uri)).ToString());
        }

        if (dispose)
            await client.DisposeAsync();
        return string.Join('\n', state);
    }

    private static (int Line, int Character) At(string text, int offset)
    {
        int line = 0;
        int start = 0;
        for (int i = 0; i < offset; i++)
        {
            bool isBreak = text[i] == '\n' || (text[i] == '\r' && !(i + 1 < text.Length && text[i + 1] == '\n'));
            if (isBreak)
                (line, start) = (line + 1, i + 1);
        }

        return (line, offset - start);
    }
}
