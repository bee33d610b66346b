using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Devicetree.Tree;
using Boards.LanguageServer.Workspace.Severities;
using Boards.Microkit;

namespace Boards.Tool.Commands;

/// <summary><c>boards dtb</c>: compiles sources to flattened devicetrees.</summary>
internal sealed class DtbCommand
{
    private readonly Argument<string[]> _sources = new("IN.dts")
    {
        Description = "Devicetree sources; - is standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _outFile = new("-o", "--out")
    {
        Description = "The blob to write. The default is standard output, unless --out-dir is given.",
        HelpName = "OUT.dtb",
    };

    private readonly Option<string?> _outDirectory = new("--out-dir")
    {
        Description = "Write each blob to DIR, named after its source with the extension .dtb; if two sources have the same name, in subdirectories that follow the paths of the sources.",
        HelpName = "DIR",
    };

    private readonly Option<bool> _symbols = new("-@", "--symbols") { Description = "Add __symbols__, so that overlays can be applied." };

    private readonly Option<bool> _autoAliases = new("-A", "--auto-alias") { Description = "Add an alias for every label." };

    private readonly Option<bool> _localFixups = new("-L", "--local-fixups") { Description = "Add fix-ups to a base tree." };

    private readonly OverlayOptions _overlays = new();

    private readonly Option<bool> _sort = new("-s", "--sort") { Description = "Sort properties, nodes and reservations." };

    private readonly Option<PhandleProperty> _phandles = new("-H", "--phandle")
    {
        Description = "The property to store generated phandles in: legacy (linux,phandle), epapr (phandle) or both. [default: epapr]",
        HelpName = "FORMAT",
    };

    private readonly Option<string?> _bootCpu = new("-b", "--boot-cpu") { Description = "The id of the boot CPU, stored in the header of the blob.", HelpName = "CPU" };

    private readonly PaddingOptions _padding = new();

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new DtbCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        CompilerOptions compiler = new();
        Command command = new("dtb", "Compile devicetree sources to blobs.") { _sources, _outFile, _outDirectory, _symbols, _autoAliases, _localFixups, _bootCpu, _sort, _phandles };
        _padding.AddTo(command);
        _overlays.AddTo(command);
        compiler.AddTo(command);
        command.Validators.Add(Validate);
        new DiagnosticOptions().AddTo(command, output, (parsed, output, cancel) => Run(parsed, compiler.Read(parsed), output, cancel));
        return command;
    }

    private void Validate(CommandResult result)
    {
        if (result.Count(_sources) > 1 && result.Given(_outDirectory) is null)
            result.AddError("more than one source needs --out-dir");
        if (result.Given(_outFile) is not null && result.Given(_outDirectory) is not null)
            result.AddError("-o and --out-dir cannot be used together");
        if (result.Given(_bootCpu) is { } cpu && NumberArgument.Parse(cpu) is null)
            result.AddError($"'{cpu}' is not a CPU id");
    }

    private int Run(ParseResult parsed, CompileOptions options, Output output, CancellationToken cancel)
    {
        string[] overlays = _overlays.Read(parsed);
        options = options with
        {
            Symbols = parsed.GetValue(_symbols),
            AutoAliases = parsed.GetValue(_autoAliases),
            LocalFixups = parsed.GetValue(_localFixups),
            Phandles = parsed.GetResult(_phandles) is null ? CompileOptions.Default.Phandles : parsed.GetValue(_phandles),
            BootCpu = parsed.GetValue(_bootCpu) is { } cpu ? NumberArgument.Parse(cpu) : null,
        };
        BlobPadding padding = _padding.Read(parsed);
        string[] inputs = parsed.GetRequiredValue(_sources);
        string[] blobs = parsed.GetValue(_outDirectory) is { } directory
            ? BlobNames.Below(directory, inputs)
            : [parsed.GetValue(_outFile) ?? Output.StandardName];
        ImmutableArray<Diagnostic>[] found = [.. inputs.Select(static _ => ImmutableArray<Diagnostic>.Empty)];
        UnusableFileException?[] unusable = new UnusableFileException?[inputs.Length];
        DiskSources sources = new(output.Input);

        int done = 0;

        // One input at a time for each thread, so that no thread reserves inputs while others are idle.
        Partitioner<int> next = Partitioner.Create(Enumerable.Range(0, inputs.Length), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(next, new ParallelOptions { CancellationToken = cancel }, i =>
        {
            try
            {
                Compile(i);
            }
            catch (UnusableFileException e)
            {
                unusable[i] = e;
            }

            output.Progress?.Advance(Interlocked.Increment(ref done), inputs.Length);
        });

        // In the order of the inputs, not of the threads.
        int code = ExitCode.Fine;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (output.Report(found[i]))
                code = Math.Max(code, ExitCode.Errors);
            if (unusable[i] is { } e)
            {
                Output.Report(e, output.Messages);
                code = ExitCode.WrongUse;
            }
        }

        return code;

        void Compile(int i)
        {
            TreeCompilation input = DevicetreeInput.Read(inputs[i], overlays, sources, options, cancel);
            found[i] = Diagnostics(input, output.Severities, cancel);
            if (!found[i].Any(diagnostic => output.Severities.Of(diagnostic.Rule) == Severity.Error))
                output.Write(blobs[i], padding.Apply(DtbWriter.Write(parsed.GetValue(_sort) ? input.Tree.Sorted() : input.Tree)));
        }
    }

    // Checks with a lower severity than warning are run only if one of them may have a higher severity in this run.
    private static ImmutableArray<Diagnostic> Diagnostics(TreeCompilation input, SeveritySettings severities, CancellationToken cancel) => severities.Raises
        ? [.. input.GetDiagnostics(Severity.Hidden, cancel).Where(found => found.Rule.Category == DiagnosticCategory.Language || severities.Of(found.Rule) >= Severity.Warning)]
        : input.GetDiagnostics(Severity.Warning, cancel);
}
