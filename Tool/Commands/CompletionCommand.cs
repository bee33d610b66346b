using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Boards.Devicetree.Text;

namespace Boards.Tool.Commands;

/// <summary><c>boards completion</c>: prints the script with which a shell completes command lines of the tool.</summary>
internal sealed class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    private readonly Argument<string> _shell = new("SHELL") { Description = $"One of: {string.Join(", ", Shells)}." };

    private readonly Option<string?> _out = new("-o", "--out") { Description = "The file to write. The default is standard output.", HelpName = "FILE" };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new CompletionCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        Command command = new("completion", "Print a script that makes a shell complete the commands, options and values of boards. The first lines of the script say where to put it.") { _shell, _out };
        _shell.CompletionSources.Add(Shells);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_shell) is { Tokens: [{ Value: var name }] } && !Shells.Contains(name, StringComparer.Ordinal))
                result.AddError(Spelling.Suggest($"the shell '{name}' is not supported; expected one of: {string.Join(", ", Shells)}", name, Shells));
        });
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed, output)));
        return command;
    }

    private int Run(ParseResult parsed, Output output)
    {
        using StreamReader script = new(typeof(CompletionCommand).Assembly.GetManifestResourceStream("completion/" + parsed.GetRequiredValue(_shell))!, Encoding.UTF8);
        output.Write(parsed.GetValue(_out), script.ReadToEnd().ReplaceLineEndings("\n"));
        return ExitCode.Fine;
    }
}
