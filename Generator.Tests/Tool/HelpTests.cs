using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Boards.Tool;
using Boards.Tool.Commands;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary>The examples in the help do what their descriptions state.</summary>
public sealed class HelpTests : IDisposable
{
    private static readonly Command Root = BoardsCommand.Create(new Output(Stream.Null, TextWriter.Null));

    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    public static TheoryData<string> Commands => [.. Root.Subcommands.Select(static command => command.Name)];

    [Theory]
    [MemberData(nameof(Commands))]
    [Trait("Category", "Slow")]
    public void The_help_of_each_command_has_examples_that_run(string command)
    {
        IReadOnlyList<Example> examples = Examples.Of(command);
        Assert.InRange(examples.Count, 2, 3);
        string help = _run.Boards(command, "--help").Text;
        Assert.Equal(0, _run.Code);

        Prepare();
        foreach (Example example in examples)
        {
            Assert.Contains($"  {example.Line}\n      {example.Meaning}\n", help, StringComparison.Ordinal);
            Assert.StartsWith($"boards {command} ", example.Line, StringComparison.Ordinal);
            Run(example, command == "diff" && !example.Line.Contains("board.dtb", StringComparison.Ordinal) ? 1 : 0);
        }
    }

    [Theory]
    [InlineData]
    [InlineData("help")]
    [InlineData("--help")]
    [Trait("Category", "Slow")]
    public void The_help_of_the_tool_has_examples_that_run(params string[] arguments)
    {
        string help = _run.Boards(arguments).Text;
        Assert.Contains("  explain <ID> ", help, StringComparison.Ordinal);
        Prepare();

        Assert.EndsWith("'boards COMMAND --help' shows the options of a command, and examples.\n", help, StringComparison.Ordinal);
        foreach (Example example in Examples.Of("boards"))
        {
            Assert.Contains($"  {example.Line}\n", help, StringComparison.Ordinal);
            Run(example, 0);
        }
    }

    [Fact]
    public void Help_is_a_word_as_well() => Assert.Equal(_run.Boards("show", "--help").Text, _run.Boards("help", "show").Text);

    private void Run(Example example, int code)
    {
        string[] words = [.. example.Line.Split(' ').Skip(1).Select(InFolder)];
        _run.Boards(words);
        Assert.True(_run.Code == code, $"{example.Line}: {_run.Code}\n{_run.Messages}");
        if (Array.IndexOf(words, "-o") is >= 0 and int at)
            Assert.True(new FileInfo(words[at + 1]).Length > 0, example.Line);
        else if (words[0] is not ("lsp" or "format" or "check" or "diff") && !example.Line.Contains("--out-dir", StringComparison.Ordinal) && code == 0)
            Assert.True(_run.Bytes.Length > 0, example.Line);
    }

    // Whether a word is a file of the examples; 2.0 and numbers are not.
    private string InFolder(string word) => word == "out" || Path.GetExtension(word) is ".dts" or ".dtb" or ".dtso" or ".system" or ".h" or ".json" or ".md" or ".html" or ".ps1" ? _run.PathOf(word) : word;

    private void Prepare()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "Boards.OdroidC4"), "*sm1*"))
            File.Copy(file, _run.PathOf(Path.GetFileName(file)));
        string source = File.ReadAllText(Path.Combine(Repository.Root, "Boards.OdroidC4", "odroidc4.dts"));
        _run.File("board.dts", source);
        _run.File("old.dts", source + "\n&{/soc/ethernet@ff3f0000} { status = \"disabled\"; };\n");
        _run.File("x.dtso", "/dts-v1/; /plugin/;\n&{/soc/ethernet@ff3f0000} { status = \"disabled\"; };\n");
        _run.Boards("dtb", _run.PathOf("board.dts"), "-o", _run.PathOf("board.dtb"));
        _run.Boards("system", _run.PathOf("board.dts"), "--pass", "ethernet0", "--with-dependencies", "-o", _run.PathOf("linux.system"));
        Assert.Equal(0, _run.Code);
    }
}
