using System.CommandLine;
using System.CommandLine.Parsing;
using System.Numerics;
using Boards.Devicetree.Blob;

namespace Boards.Tool.Commands;

/// <summary>The options for the padding after a blob: <c>-S</c>, <c>-p</c> and <c>-a</c>, as in the reference compiler.</summary>
internal sealed class PaddingOptions
{
    // More than a gibibyte of padding is a mistake.
    private const uint Most = 1 << 30;

    private readonly Option<string?> _space = new("-S", "--space") { Description = "Pad the blob to at least this many bytes.", HelpName = "BYTES" };

    private readonly Option<string?> _pad = new("-p", "--pad") { Description = "Add this many bytes of padding after the blob.", HelpName = "BYTES" };

    private readonly Option<string?> _align = new("-a", "--align") { Description = "Pad the blob to a multiple of this many bytes, a power of two.", HelpName = "BYTES" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_space);
        command.Options.Add(_pad);
        command.Options.Add(_align);
        command.Validators.Add(Validate);
    }

    /// <summary>The padding on the command line.</summary>
    public BlobPadding Read(ParseResult parsed) => new()
    {
        MinimumSize = Number(parsed.GetValue(_space)),
        Bytes = Number(parsed.GetValue(_pad)),
        Alignment = Number(parsed.GetValue(_align)),
    };

    private void Validate(CommandResult result)
    {
        if (result.Given(_space) is not null && result.Given(_pad) is not null)
            result.AddError("-S and -p cannot be used together");
        foreach (Option<string?> option in (Option<string?>[])[_space, _pad, _align])
        {
            if (result.Given(option) is { } bytes && NumberArgument.Parse(bytes) is not <= Most)
                result.AddError($"'{bytes}' is not a valid number of bytes for {option.Name}");
        }

        if (result.Given(_align) is { } align && NumberArgument.Parse(align) is { } alignment && !BitOperations.IsPow2(alignment))
            result.AddError($"'{align}' is not a power of two");
    }

    private static int Number(string? text) => text is null ? 0 : (int)(NumberArgument.Parse(text) ?? 0);
}
