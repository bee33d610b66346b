using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.Linq;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit.Platforms;

namespace Boards.Tool.Commands;

/// <summary>The options that select the seL4 platform of a board.</summary>
internal sealed class PlatformOptions
{
    private readonly Option<string[]> _files = new("--platforms")
    {
        Description = "Read platforms from FILE; they override the built-in ones.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _name = new("--platform")
    {
        Description = "The seL4 platform. The default is found by the root node's compatible strings.",
        HelpName = "NAME",
    };

    /// <summary>The options of this class, each of which applies to a board.</summary>
    public IEnumerable<Option> OfBoard => [_files, _name];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_files);
        command.Options.Add(_name);
    }

    /// <summary>The options on the command line, and the diagnostics of the files.</summary>
    public (Sel4Options Options, ImmutableArray<Diagnostic> Diagnostics) Read(ParseResult parsed, DiskSources sources)
    {
        PlatformFile[] files =
        [
            .. (parsed.GetValue(_files) ?? []).Select(path => PlatformFile.Read(SourceFile.FromBytes(DevicetreeInput.Named(path), DevicetreeInput.Bytes(path, sources)))),
        ];
        string? name = parsed.GetValue(_name);
        ImmutableArray<Platform> stated = [.. files.SelectMany(static file => file.Platforms)];
        PlatformTable table = PlatformTable.BuiltIn.With(stated);
        if (name is not null && table.Find(name) is null)
            throw new UnusableFileException(table.Missing(name));
        Sel4Options options = Sel4Options.Default with
        {
            Platforms = stated,
            PlatformName = name,
        };
        return (options, [.. files.SelectMany(static file => file.Diagnostics)]);
    }
}
