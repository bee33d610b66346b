using System.Collections.Generic;
using System.CommandLine;

namespace Boards.Tool.Commands;

/// <summary>The option for the files that are applied to a source.</summary>
internal sealed class OverlayOptions
{
    private readonly Option<string[]> _overlays = new("--overlay")
    {
        Description = "Apply this to the source; may be repeated, and is applied in the order given. An overlay (/plugin/, or a .dtbo) is applied as by fdtoverlay, with symbols in both; a source without /plugin/ is read as if it were appended to the base source.",
        HelpName = "X.dtso",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The options of this class, each of which applies to a board.</summary>
    public IEnumerable<Option> OfBoard => [_overlays];

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Options.Add(_overlays);

    /// <summary>The files on the command line, in order.</summary>
    public string[] Read(ParseResult parsed) => parsed.GetValue(_overlays) ?? [];
}
