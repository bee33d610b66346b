using System.CommandLine;
using Boards.Microkit;

namespace Boards.Tool.Commands;

/// <summary>The option for the version of Microkit.</summary>
internal sealed class MicrokitOptions
{
    private readonly Option<string?> _version = new("--microkit-version")
    {
        Description = $"The version of Microkit: {string.Join(", ", MicrokitVersions.AllNames)}. The default is the newest.",
        HelpName = "VERSION",
    };

    public MicrokitOptions() =>
        _version.Validators.Add(static result =>
        {
            if (result.Tokens is [.., { Value: var name }] && !MicrokitVersions.TryParse(name, out _))
                result.AddError($"unknown version of Microkit '{name}'; expected one of: {string.Join(", ", MicrokitVersions.AllNames)}");
        });

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Options.Add(_version);

    /// <summary>The version on the command line.</summary>
    public MicrokitVersion Read(ParseResult parsed) =>
        parsed.GetValue(_version) is { } name && MicrokitVersions.TryParse(name, out MicrokitVersion version) ? version : MicrokitVersions.Current;
}
