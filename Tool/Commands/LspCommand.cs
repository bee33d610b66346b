using System.CommandLine;
using System.Reflection;
using Boards.LanguageServer;
using Boards.LanguageServer.Workspace.Contexts;

namespace Boards.Tool.Commands;

/// <summary><c>boards lsp</c>: the language server, for editors.</summary>
internal sealed class LspCommand
{
    private readonly Option<string[]> _includes = new("-I", "-i", "--include")
    {
        Description = "Search DIR for included files of sources that no project names. Relative to the folders of the workspace.",
        HelpName = "DIR",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _definitions = new("-D", "--define")
    {
        Description = "Define a macro for sources that no project names; the value is 1 if none is given.",
        HelpName = "NAME[=VALUE]",
        AllowMultipleArgumentsPerToken = false,
    };

    // Editors pass this option, although there is no other way.
    private readonly Option<bool> _stdio = new("--stdio") { Description = "Use standard input and output, which is the default." };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new LspCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        Command command = new("lsp", "Run the language server for editors, on standard input and output (Language Server Protocol 3.17).") { _stdio, _includes, _definitions };
        command.SetAction(parsed => BoardsLanguageServer.RunAsync(
            output.Input.Standard,
            output.Standard,
            typeof(LspCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0],
            new WorkspaceSettings { IncludeDirectories = [.. parsed.GetValue(_includes) ?? []], Defines = [.. parsed.GetValue(_definitions) ?? []] }).GetAwaiter().GetResult());
        return command;
    }
}
