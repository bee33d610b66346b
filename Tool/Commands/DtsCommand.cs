using System.CommandLine;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Tree;
using Boards.Microkit;

namespace Boards.Tool.Commands;

/// <summary><c>boards dts</c>: writes a blob, or a source with its includes, as one source.</summary>
internal sealed class DtsCommand
{
    private readonly Argument<string> _in = new("IN.dtb") { Description = "A blob (.dtb, .dtbo), or a devicetree source, which is compiled first; - is standard input." };

    private readonly Option<string?> _out = new("-o", "--out") { Description = "The source to write. The default is standard output.", HelpName = "OUT.dts" };

    private readonly Option<bool> _sort = new("-s", "--sort") { Description = "Sort properties, nodes and reservations." };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new DtsCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        CompilerOptions compiler = new();
        Command command = new("dts", "Decompile a blob to a source that compiles to the same tree.") { _in, _out, _sort };
        compiler.AddTo(command);
        new DiagnosticOptions().AddTo(command, output, (parsed, output, cancel) =>
        {
            TreeCompilation input = DevicetreeInput.Read(parsed.GetRequiredValue(_in), [], new DiskSources(output.Input), compiler.Read(parsed), cancel);
            if (output.Report(input.LanguageDiagnostics))
                return ExitCode.Errors;
            output.Write(parsed.GetValue(_out), DtsWriter.Write(parsed.GetValue(_sort) ? input.Tree.Sorted() : input.Tree));
            return ExitCode.Fine;
        });
        return command;
    }
}
