using System.CommandLine;
using System.Threading.Tasks;
using Boards.Devicetree;
using Boards.Devicetree.Hardware;
using Boards.Tool.Reports;

namespace Boards.Tool.Commands;

/// <summary><c>boards show</c>: what a tree means to hardware.</summary>
internal static class ShowCommand
{
    private static readonly Argument<string> In = new("IN.dts") { Description = "A devicetree source, or a blob." };

    private static readonly Option<bool> Json = new("--json") { Description = "An array with an object for each node that has registers or interrupts." };

    private static readonly Option<string?> Out = new("-o", "--out") { Description = "The report; standard output where it is not given.", HelpName = "FILE" };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output)
    {
        CompilerOptions compiler = new();
        Command command = new("show", "Show each device with its status, regions and interrupts.") { In, Json, Out };
        compiler.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            DevicetreeInput input = DevicetreeInput.Read(parsed.GetRequiredValue(In), new DiskSources(), compiler.Read(parsed), cancel);
            Board board = Board.Resolve(input.Tree, cancel: cancel);
            bool errors = output.Tell(input.Diagnostics) | output.Tell(input.Unsuppressed(BoardDiagnostics.Of(input.Tree, board, cancel)));
            output.Write(parsed.GetValue(Out), parsed.GetValue(Json) ? DeviceJson.Write(board) : DeviceTable.Write(board));
            return Task.FromResult(errors ? ExitCode.Errors : ExitCode.Fine);
        });
        return command;
    }
}
