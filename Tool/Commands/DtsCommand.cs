using System.CommandLine;
using System.Threading.Tasks;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Tree;

namespace Boards.Tool.Commands;

/// <summary><c>boards dts</c>: a blob, or a source with its includes, as one plain source.</summary>
internal static class DtsCommand
{
    private static readonly Argument<string> In = new("IN.dtb") { Description = "A blob (.dtb, .dtbo), or a devicetree source to flatten; - for standard input." };

    private static readonly Option<string?> Out = new("-o", "--out") { Description = "The source; standard output where it is not given.", HelpName = "OUT.dts" };

    private static readonly Option<bool> Sort = new("-s", "--sort") { Description = "Sort properties, nodes and reservations." };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output)
    {
        CompilerOptions compiler = new();
        Command command = new("dts", "Decompile a blob to a source that compiles to the same tree.") { In, Out, Sort };
        compiler.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            DevicetreeInput input = DevicetreeInput.Read(parsed.GetRequiredValue(In), new DiskSources(output.Input), compiler.Read(parsed), cancel);
            if (output.Tell(input.Diagnostics))
                return Task.FromResult(ExitCode.Errors);
            output.Write(parsed.GetValue(Out), DtsWriter.Write(parsed.GetValue(Sort) ? input.Tree.Sorted() : input.Tree));
            return Task.FromResult(ExitCode.Fine);
        });
        return command;
    }
}
