using System;
using System.IO;
using Boards.Tool;
using Boards.Tool.Commands;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary>What the tool does with an invalid command line, and with an output that cannot be written.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("boards dtb", "unknown option '--symbls'; did you mean '--symbols'?", "dtb", "a.dts", "--symbls")]
    [InlineData("boards show", "unknown option '--jsn'; did you mean '--json'?", "show", "a.dts", "--jsn")]
    [InlineData("boards dtb", "unknown option '-Z'", "dtb", "-Z", "a.dts")]
    [InlineData("boards", "unknown command 'shwo'; did you mean 'show'?", "shwo")]
    [InlineData("boards", "unknown command 'shwo'; did you mean 'show'?", "shwo", "a.dts", "--enabled")]
    [InlineData("boards dtb", "-o needs <OUT.dtb>", "dtb", "a.dts", "-o")]
    [InlineData("boards dtb", "-S needs <BYTES>", "dtb", "a.dts", "-S")]
    [InlineData("boards system", "--microkit-version needs <VERSION>", "system", "a.dts", "--microkit-version")]
    [InlineData("boards show", "'show' needs <IN.dts>", "show")]
    [InlineData("boards emit", "'emit' needs <IN.dts|IN.system>", "emit", "json")]
    [InlineData("boards diff", "'diff' needs <B>", "diff", "a.dts")]
    [InlineData("boards dtb", "the argument of '-o' is empty", "dtb", "a.dts", "-o", "")]
    [InlineData("boards check", "the argument of '--board' is empty", "check", "a.system", "--board", "")]
    [InlineData("boards show", "an argument is empty", "show", "")]
    [InlineData("boards", "unknown command ''", "")]
    public void A_mistake_in_the_command_line_is_one_line(string command, string message, params string[] args)
    {
        (int code, string said, _) = Run(args);

        Assert.Equal((ExitCode.WrongUse, $"boards: {message}\nboards: see '{command} --help'\n"), (code, said));
    }

    [Fact]
    public void What_follows_two_hyphens_is_a_file() => Assert.Equal("boards: file '--symbls' does not exist\n", Run("dtb", "--", "--symbls").Said);

    [SkippableTheory]
    [InlineData("dtb")]
    [InlineData("show")]
    [InlineData("check")]
    public void A_file_without_an_end_is_one_line(string command)
    {
        Skip.IfNot(File.Exists("/dev/zero"), "the system has no /dev/zero");

        (int code, string said, _) = Run(command, "/dev/zero");

        Assert.Equal(ExitCode.WrongUse, code);
        Assert.EndsWith("boards: cannot read '/dev/zero': it has more than 128 MiB, or no end\n", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[suggest:12]", "boards dtb --sy", "--symbols")]
    [InlineData("[suggest]", "boards sh", "show")]
    public void A_shell_is_given_the_words_that_complete_a_command_line(string directive, string line, string word) =>
        Assert.Contains(word + "\n", Run(directive, line).Written, StringComparison.Ordinal);

    [Fact]
    public void An_output_that_takes_nothing_is_one_line()
    {
        StringWriter messages = new();
        using Stream full = new FullDisk();

        int code = BoardsCommand.Invoke(["[suggest]", "boards sh"], new Output(full, messages));

        Assert.Equal((ExitCode.WrongUse, "boards: cannot write to standard output: no space left\n"), (code, messages.ToString()));
    }

    private static (int Code, string Said, string Written) Run(params string[] args)
    {
        StringWriter messages = new();
        using MemoryStream written = new();
        int code = BoardsCommand.Invoke(args, new Output(written, messages));
        return (code, messages.ToString(), System.Text.Encoding.UTF8.GetString(written.ToArray()));
    }

    private sealed class FullDisk : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("no space left");
    }
}
