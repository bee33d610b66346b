using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Boards.Fuzzing;
using Boards.Tests.Build;
using Boards.Tool.Commands;
using Xunit;

namespace Boards.Tests.Editors;

/// <summary>The language server with other clients: Microsoft's client library and Neovim; and the extension for Visual Studio Code.</summary>
public sealed partial class EditorClients
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Editors");

    // The command that starts the server: the tool that was built with these tests.
    private static readonly string[] Server =
        ["dotnet", "exec", "--runtimeconfig", Path.ChangeExtension(typeof(EditorClients).Assembly.Location, ".runtimeconfig.json"), typeof(ShowCommand).Assembly.Location, "lsp"];

    [SkippableFact]
    [Trait("Category", "Slow")]
    public async Task The_extension_is_packed_and_its_client_library_is_answered()
    {
        Skip.IfNot(ReferenceCompiler.Has("npm"), "npm is not installed");
        string copy = Directory.CreateTempSubdirectory("boards-vscode-").FullName;
        try
        {
            string extension = Path.Combine(copy, "Editors", "vscode");
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Folder, "vscode"), "*", SearchOption.AllDirectories))
            {
                string relative = Path.GetRelativePath(Path.Combine(Folder, "vscode"), file);
                if (relative.Split('/', '\\')[0] is "node_modules" or "dist")
                    continue;
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(extension, relative))!);
                File.Copy(file, Path.Combine(extension, relative));
            }

            Directory.CreateDirectory(Path.Combine(copy, "docs"));
            foreach (string file in (string[])["icon.png", "LICENSE", "docs/boards.schema.json"])
                File.Copy(Path.Combine(Repository.Root, file), Path.Combine(copy, file));

            (await Command.RunAsync("npm", extension, "ci", "--ignore-scripts", "--no-audit", "--no-fund")).Succeeded();
            (await Command.RunAsync("npm", extension, "run", "package")).Succeeded();
            using (ZipArchive packed = ZipFile.OpenRead(Path.Combine(extension, "dist", "boards.vsix")))
            {
                string[] names = [.. packed.Entries.Select(static entry => entry.FullName)];
                Assert.All((string[])["extension/package.json", "extension/dist/extension.js", "extension/syntaxes/dts.json", "extension/icon.png", "extension/boards.schema.json"], name => Assert.Contains(name, names));
                Assert.DoesNotContain(names, static name => name.Contains("node_modules", StringComparison.Ordinal));
            }

            CommandResult driven = (await Command.RunAsync("node", extension, ["test/protocol.mjs", .. Server])).Succeeded();
            Assert.Equal(
                ["diagnostics", "hover", "hints", "completion", "definition", "references", "rename", "formatting", "edit", "exit"],
                driven.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    [SkippableFact]
    [Trait("Category", "Slow")]
    public async Task Neovim_shows_what_the_server_answers()
    {
        Skip.IfNot(ReferenceCompiler.Has("nvim"), "nvim is not installed");
        string command = $"let g:boards_command = [{string.Join(", ", Server.Select(static word => $"'{word}'"))}]";
        CommandResult driven = (await Command.RunAsync(
            "nvim", Folder, "--headless", "-u", "NONE", "-n", "--cmd", command, "-c", "luafile " + Path.Combine(Folder, "neovim", "test.lua"))).Succeeded();
        Assert.Equal(
            ["filetype", "diagnostics", "hover", "completion", "definition", "rename", "renamed"],
            driven.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [SkippableFact]
    [Trait("Category", "Slow")]
    public async Task Emacs_shows_what_the_server_answers()
    {
        Skip.IfNot(ReferenceCompiler.Has("emacs"), "emacs is not installed");
        string command = $"(setq boards-command '({string.Join(" ", Server.Select(static word => $"\"{word}\""))}))";
        CommandResult driven = await Command.RunAsync("emacs", Folder, "--batch", "-q", "--eval", command, "-l", Path.Combine(Folder, "emacs", "test.el"));
        Skip.If(driven.ExitCode == 77, "Eglot is not installed");
        Assert.Equal(
            ["mode", "diagnostics", "hover", "definition", "rename", "system"],
            driven.Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(static line => !line.Contains(' ', StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_command_of_the_extension_is_there_and_no_other()
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "vscode", "package.json")));
        string[] declared = [.. manifest.RootElement.GetProperty("contributes").GetProperty("commands").EnumerateArray().Select(static command => command.GetProperty("command").GetString()!)];
        string source = File.ReadAllText(Path.Combine(Folder, "vscode", "src", "extension.ts"));

        Assert.Equal(declared.Order(StringComparer.Ordinal), Registered().Matches(source).Select(static match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"registerCommand\('([^']+)'")]
    private static partial Regex Registered();
}
