using System.CommandLine;

namespace Boards.Tool.Commands;

/// <summary>The option that says what is laid over a source.</summary>
internal sealed class OverlayOptions
{
    private readonly Option<string[]> _overlays = new("--overlay")
    {
        Description = "Lay this over the source, in the order given: an overlay (/plugin/, or a .dtbo), as fdtoverlay does, with symbols in both; or a plain source, as if its text stood behind the other.",
        HelpName = "X.dtso",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Options.Add(_overlays);

    /// <summary>What the command line said, in its order.</summary>
    public string[] Read(ParseResult parsed) => parsed.GetValue(_overlays) ?? [];
}
