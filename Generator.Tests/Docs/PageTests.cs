using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.LanguageServer.Workspace.Severities;
using Boards.Microkit;
using Boards.Tests.BoardFacts;
using Boards.Tests.Harness;
using Boards.Tests.Systems;
using Boards.Tool;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using Xunit.Abstractions;

namespace Boards.Tests.Docs;

/// <summary>
/// Every block of every page is run, compiled or read, or has a comment with the reason why it is not. Commands print what
/// the pages show; <c>BOARDS_UPDATE=1</c> writes their output into the pages.
/// </summary>
public sealed partial class PageTests(ITestOutputHelper output)
{
    // A line with only this text matches any lines.
    private const string Anything = "…";

    // The commands of these pages are run by TutorialTests, and the programs of those below by PackageReadmeTests.
    private static readonly string[] Tutorials = ["docs/start-csharp.md"];

    private static readonly string[] Programs = ["docs/library.md"];

    private static readonly string[] Read = ["", "text", "console", "sh", "csharp", "xml", "dts", "json", "ini"];

    // A board as dumped from a machine: without labels.
    private static readonly Lazy<string> Dump = new(static () => DtsWriter.Write(BoardSource.OdroidC4.Tree));

    // The names that the pages give to boards, each with the source that a user's project has.
    private static readonly (string Name, Lazy<string> Text)[] Boards =
        [("odroidc4", Dump), ("board", Dump), ("virt", new(static () => File.ReadAllText(BoardSource.VirtGicV2.Path)))];

    public static TheoryData<string> Names => Page.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Commands_print_what_a_page_shows(string name)
    {
        Page page = Page.Of(name);
        using PageFolder folder = new();
        foreach (Match file in FileBlock().Matches(page.Text))
            folder.Write(file.Groups["name"].Value, file.Groups["text"].Value);

        // Commands may use files that earlier ones wrote.
        string current = ConsoleBlock().Replace(page.Text, block => $"```console\n{string.Concat(Commands(block.Groups["text"].Value).Select(command => Show(folder, command)))}```\n");
        if (Environment.GetEnvironmentVariable("BOARDS_UPDATE") == "1")
            File.WriteAllText(page.File, current);
        Assert.Equal(page.Text, current);
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Category", "Slow")]
    public void Commands_for_a_shell_run(string name)
    {
        if (Tutorials.Contains(name))
            return;
        using PageFolder folder = new();
        folder.Write("x.dtso", "/dts-v1/; /plugin/; &uart_B { status = \"okay\"; };");
        folder.Run("boards dtb board.dts -o board.dtb");
        folder.Run("boards system board.dts --pass ethernet0 --with-dependencies -o linux.system");
        foreach (string system in (string[])["simple.system", "vmm.system"])
            folder.Run("boards system board.dts --pass ethernet0 --with-dependencies -o " + system);
        foreach (Page.Block block in Page.Of(name).Blocks("sh").Where(static block => block.NotRun is null))
        {
            foreach (string line in block.Text.Split('\n').Select(static line => Comment().Replace(line, "").Trim()).Where(static line => line.Length > 0))
            {
                Assert.True(line.StartsWith("boards ", StringComparison.Ordinal), $"{name}:{block.Line}: '{line}' is run by no test; mark the block with <!-- not run: REASON -->");
                (int code, string printed) = folder.Run(line);
                Assert.True(code <= (line.Contains("-Werror", StringComparison.Ordinal) ? 1 : 0), $"{name}:{block.Line}: {line}\n{printed}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Snippets_of_CSharp_compile(string name)
    {
        if (Tutorials.Contains(name) || Programs.Contains(name))
            return;
        foreach (Page.Block block in Page.Of(name).Blocks("csharp").Where(static block => block.NotRun is null))
        {
            string code = block.Text.StartsWith("using ", StringComparison.Ordinal) ? block.Text : "using Boards;\n" + SystemPage.Declaration(block.Text.Trim(), block.Text.Contains("pl011", StringComparison.Ordinal) ? "virt.dts" : "odroidc4.dts");
            SystemTest test = new() { TestState = { Sources = { ("/p/Code.cs", code) } } };
            // A board that is not named would only take time.
            test.TestState.AdditionalFiles.AddRange(Boards.Where(board => Regex.IsMatch(code, $@"\b{board.Name}\b", RegexOptions.IgnoreCase)).Select(static board => ($"/p/{board.Name}.dts", SourceText.From(board.Text.Value))));
            test.TestState.AdditionalReferences.Add(MetadataReference.CreateFromFile(Path.Combine(Repository.Root, "Boards.Qemu", "bin", Repository.Configuration, "netstandard2.0", "Boards.Qemu.dll")));
            GeneratorRun run = test.Start();
            // Generated code has its own tests.
            Microsoft.CodeAnalysis.Diagnostic[] errors = [.. run.Input.SyntaxTrees.SelectMany(tree => run.Output.GetSemanticModel(tree).GetDiagnostics()).Concat(run.GeneratorDiagnostics).Where(static d => d.Severity == DiagnosticSeverity.Error)];
            Assert.True(errors.Length == 0, $"{name}:{block.Line}: {string.Join("\n", errors.Select(static error => error.ToString()))}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Files_in_a_page_are_valid(string name)
    {
        foreach (Page.Block block in Page.Of(name).Blocks().Where(static block => block.NotRun is null))
        {
            try
            {
                Check(block);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{name}:{block.Line}: {e.Message}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_not_run_says_why(string name)
    {
        foreach (Page.Block block in Page.Of(name).Blocks())
        {
            if (block.NotRun is { } why)
                output.WriteLine($"{name}:{block.Line}: {why}");
            else
                Assert.True(Read.Contains(block.Language), $"{name}:{block.Line}: no test reads a block of {block.Language}; mark it with <!-- not run: REASON -->");
            if (block.Language.Length == 0)
                Assert.False(CommandLine().IsMatch(block.Text), $"{name}:{block.Line}: a block with commands is ```sh or ```console");
        }
    }

    private static void Check(Page.Block block)
    {
        switch (block.Language)
        {
            case "json":
                JsonDocument.Parse(block.Text).Dispose();
                break;
            case "ini":
                Assert.NotEmpty(GlobalConfig.Read(new SourceFile("page", block.Text)).Severities);
                break;
            case "dts":
                Assert.Empty(DtsCompiler.Compile(new SourceFile("page.dts", block.Text), new InMemorySources(), CompileOptions.Default).Diagnostics.Where(static d => d.Severity == Severity.Error));
                break;
            case "xml" when block.Text.TrimStart().StartsWith("<?xml", StringComparison.Ordinal):
                Assert.Empty(SystemCheck.Run(new SourceFile("page.system", block.Text), MicrokitVersions.Current, null).Diagnostics.Where(static d => d.Severity == Severity.Error));
                break;
            case "xml":
                XDocument.Parse($"<part>{block.Text}</part>");
                break;
        }
    }

    // A command and its output; unchanged if the output contains all chunks of the page between the lines that match anything.
    private static string Show(PageFolder folder, (string Line, string Output) command)
    {
        string printed = folder.Run(command.Line).Printed;
        return command.Output.Split('\n').Contains(Anything) && HasChunks(printed, command.Output)
            ? $"$ {command.Line}\n{command.Output}"
            : $"$ {command.Line}\n{printed}";
    }

    private static bool HasChunks(string printed, string shown)
    {
        int at = 0;
        foreach (string chunk in ("\n" + shown).Split("\n" + Anything + "\n", StringSplitOptions.RemoveEmptyEntries))
        {
            string lines = chunk.Trim('\n') + "\n";
            at = printed.IndexOf(lines, at, StringComparison.Ordinal);
            if (at < 0)
                return false;
            at += lines.Length;
        }

        return true;
    }

    private static IEnumerable<(string Line, string Output)> Commands(string block)
    {
        string? line = null;
        StringBuilder output = new();
        foreach (string next in block.Split('\n')[..^1])
        {
            if (!next.StartsWith("$ ", StringComparison.Ordinal))
            {
                output.Append(next).Append('\n');
                continue;
            }

            if (line is not null)
                yield return (line, output.ToString());
            line = next[2..];
            output.Clear();
        }

        if (line is not null)
            yield return (line, output.ToString());
    }

    [GeneratedRegex(@"```console\n(?<text>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex(@"^`(?<name>[\w.]+)`:\n\n```\w*\n(?<text>.*?)```\n", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex FileBlock();

    [GeneratedRegex(@"(^|\s)#.*$| > \S+$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(\$ )?(boards|dotnet) ", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
