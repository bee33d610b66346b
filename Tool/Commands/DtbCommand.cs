using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;

namespace Boards.Tool.Commands;

/// <summary><c>boards dtb</c>: sources in, flattened devicetrees out.</summary>
internal static class DtbCommand
{
    private static readonly Argument<string[]> Sources = new("IN.dts")
    {
        Description = "Devicetree sources; '-' is standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> OutFile = new("-o", "--out")
    {
        Description = "The blob; standard output where neither this nor --out-dir is given.",
        HelpName = "OUT.dtb",
    };

    private static readonly Option<string?> OutDirectory = new("--out-dir")
    {
        Description = "Write each blob here, under its source's name with .dtb; where two sources have the same name, under their paths below the directory that all share.",
        HelpName = "DIR",
    };

    private static readonly Option<bool> Symbols = new("-@", "--symbols") { Description = "Add __symbols__, so that overlays can be applied." };

    private static readonly Option<bool> AutoAliases = new("-A", "--auto-alias") { Description = "Add an alias for every label." };

    private static readonly Option<bool> LocalFixups = new("-L", "--local-fixups") { Description = "Add fix-ups to a base tree." };

    private static readonly Option<string[]> Overlays = new("--overlay")
    {
        Description = "Lay this over the source, in the order given: an overlay (/plugin/, or a .dtbo), as fdtoverlay does, with symbols in both; or a plain source, as if its text stood behind the other.",
        HelpName = "X.dtso",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<bool> Sort = new("-s", "--sort") { Description = "Sort properties, nodes and reservations." };

    private static readonly Option<PhandleProperty> Phandles = new("-H", "--phandle")
    {
        Description = "The property of a phandle that the source does not give: legacy, epapr or both.",
        HelpName = "FORMAT",
        DefaultValueFactory = static _ => PhandleProperty.Epapr,
    };

    private static readonly Option<string?> BootCpu = new("-b", "--boot-cpu") { Description = "The boot CPU's id for the blob's header.", HelpName = "CPU" };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output)
    {
        CompilerOptions compiler = new();
        Command command = new("dtb", "Compile devicetree sources to blobs.") { Sources, OutFile, OutDirectory, Symbols, AutoAliases, LocalFixups, Overlays, BootCpu, Sort, Phandles };
        compiler.AddTo(command);
        command.Validators.Add(Validate);
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed, compiler.Read(parsed), output, cancel)));
        return command;
    }

    private static void Validate(CommandResult result)
    {
        if (result.GetValue(Sources) is { Length: > 1 } && result.GetValue(OutDirectory) is null)
            result.AddError("more than one source needs --out-dir");
        if (result.GetValue(OutFile) is not null && result.GetValue(OutDirectory) is not null)
            result.AddError("-o and --out-dir exclude each other");
        if (result.GetValue(BootCpu) is { } cpu && ParseCpu(cpu) is null)
            result.AddError($"'{cpu}' is no CPU id");
    }

    private static int Run(ParseResult parsed, CompileOptions options, Output output, CancellationToken cancel)
    {
        string[] overlays = parsed.GetValue(Overlays) ?? [];
        options = options with
        {
            Symbols = parsed.GetValue(Symbols),
            AutoAliases = parsed.GetValue(AutoAliases),
            LocalFixups = parsed.GetValue(LocalFixups),
            Phandles = parsed.GetValue(Phandles),
            BootCpu = parsed.GetValue(BootCpu) is { } cpu ? ParseCpu(cpu) : null,
        };
        string[] inputs = parsed.GetRequiredValue(Sources);
        string[] blobs = parsed.GetValue(OutDirectory) is { } directory
            ? BlobNames.Below(directory, inputs)
            : [parsed.GetValue(OutFile) ?? Output.StandardName];
        StringWriter[] messages = [.. inputs.Select(static _ => new StringWriter(CultureInfo.InvariantCulture))];
        int[] codes = new int[inputs.Length];
        DiskSources sources = new(output.Input);
        using DeferredCollection deferred = inputs.Length == 1 ? DeferredCollection.For(inputs[0]) : default;
        Parallel.For(0, inputs.Length, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            codes[i] = Compile(inputs[i], overlays, blobs[i], sources, options, parsed.GetValue(Sort), output with { Messages = messages[i] }, cancel);
        });

        // In the order of the inputs, whichever thread was first.
        foreach (StringWriter said in messages)
            output.Messages.Write(said.ToString());
        return codes.Max();
    }

    private static int Compile(
        string source, string[] overlays, string blob, DiskSources sources, CompileOptions options, bool sort, Output output, CancellationToken cancel)
    {
        try
        {
            DevicetreeInput input = DevicetreeInput.Read(source, overlays, sources, options, cancel);
            if (output.Tell(input.Diagnostics))
                return ExitCode.Errors;

            // Neither waits for the other.
            Task written = Task.Run(() => output.Write(blob, DtbWriter.Write(sort ? input.Tree.Sorted() : input.Tree)), cancel);
            try
            {
                output.Tell(input.Unsuppressed(TreeChecks.Run(input.Tree, least: Severity.Warning, cancel)));
            }
            finally
            {
                // A run that is cancelled leaves no half of a file.
                written.GetAwaiter().GetResult();
            }

            return ExitCode.Fine;
        }
        catch (UnusableFileException unusable)
        {
            Output.Tell(unusable, output.Messages);
            return ExitCode.WrongUse;
        }
    }

    // As strtoull(…, 0): decimal, or hexadecimal behind 0x.
    private static uint? ParseCpu(string text)
    {
        bool hexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return uint.TryParse(hexadecimal ? text.AsSpan(2) : text, hexadecimal ? NumberStyles.HexNumber : NumberStyles.None, CultureInfo.InvariantCulture, out uint cpu) ? cpu : null;
    }
}
