using System;
using System.IO;
using System.Threading.Tasks;
using Boards.Tests.Build;
using Boards.Tool;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary><c>boards completion</c>.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly ToolRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("bash", "complete -o default -o bashdefault -F _boards_complete boards\n")]
    [InlineData("zsh", "compdef _boards boards\n")]
    [InlineData("fish", "complete -c boards -a '(__boards_complete)'\n")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName boards ")]
    public void There_is_a_script_for_each_shell(string shell, string registration)
    {
        Assert.Equal(0, _run.Boards("completion", shell).Code);
        Assert.Contains(registration, _run.Text, StringComparison.Ordinal);
        Assert.Contains($"boards completion {shell}", _run.Text, StringComparison.Ordinal);
        Assert.Contains("\"[suggest:", _run.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', _run.Text);
    }

    [Fact]
    public void A_shell_without_a_script_is_wrong_use()
    {
        Assert.Equal(2, _run.Boards("completion", "fsh").Code);
        Assert.StartsWith("boards: the shell 'fsh' is not supported; expected one of: bash, zsh, fish, pwsh; did you mean '", _run.Messages, StringComparison.Ordinal);
    }

    // As Readline calls it: the words of the line, the index of the word with the cursor, and the position in the line.
    [SkippableTheory]
    [InlineData("boards sh", "show")]
    [InlineData("boards show --fil", "--filter")]
    [InlineData("boards show a.dts --sort ad", "address")]
    [InlineData("boards explain BRD300", "BRD3001 BRD3002 BRD3003 BRD3004 BRD3005 BRD3006 BRD3007 BRD3008 BRD3009")]
    [InlineData("boards completion p", "pwsh")]
    [Trait("Category", "Slow")]
    public async Task Bash_completes_a_command_line(string line, string words)
    {
        Skip.If(OperatingSystem.IsWindows() || !File.Exists("/bin/bash"), "bash is not installed");
        string folder = Path.GetDirectoryName(_run.File("complete.bash", $$"""
            boards() { "{{Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet"}}" "{{typeof(Output).Assembly.Location}}" "$@"; }
            source <(boards completion bash)
            COMP_LINE='{{line}}'
            COMP_POINT=${#COMP_LINE}
            COMP_WORDS=($COMP_LINE)
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            complete -p boards | grep -q -- '-F _boards_complete boards' || exit 1
            _boards_complete
            echo "${COMPREPLY[@]}"
            """))!;

        CommandResult completed = (await Command.RunAsync("/bin/bash", folder, "--norc", "complete.bash")).Succeeded();

        Assert.Equal(words, completed.Output.Trim());
    }
}
