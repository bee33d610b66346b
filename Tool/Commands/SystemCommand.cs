using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Xml;

namespace Boards.Tool.Commands;

/// <summary><c>boards system</c>: the system description of a project with only this source.</summary>
internal sealed class SystemCommand
{
    private readonly Argument<string> _in = new("IN.dts") { Description = "A devicetree source or blob; - is standard input." };

    private readonly Option<string?> _out = new("-o", "--out") { Description = "The description to write. The default is standard output.", HelpName = "OUT.xml" };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new SystemCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        CompilerOptions compiler = new();
        OverlayOptions overlays = new();
        PlatformOptions platforms = new();
        MicrokitOptions microkit = new();
        Command command = new("system", "Generate a system description that passes every enabled device to one virtual machine, or to one protection domain if the kernel does not support virtual machines.") { _in, _out };
        compiler.AddTo(command);
        overlays.AddTo(command);
        platforms.AddTo(command);
        microkit.AddTo(command);
        command.SetAction((parsed, cancel) =>
        {
            string path = parsed.GetRequiredValue(_in);
            DiskSources sources = new(output.Input);
            TreeCompilation tree = DevicetreeInput.Read(path, overlays.Read(parsed), sources, compiler.Read(parsed), cancel);
            (Sel4Options options, ImmutableArray<Diagnostic> complaints) = platforms.Read(parsed, sources);
            BoardCompilation board = tree.Resolve(options, cancel);
            SystemPlan plan = board.PlanDefault(Path.GetFileNameWithoutExtension(path), microkit.Read(parsed), cancel);
            bool errors = output.Report(complaints) | output.Report(board.GetDiagnostics(cancel: cancel)) | output.Report(plan.Diagnostics);
            if (!errors)
                output.Write(parsed.GetValue(_out), SystemDescriptionWriter.Write(plan.Description));
            return Task.FromResult(errors ? ExitCode.Errors : ExitCode.Fine);
        });
        return command;
    }
}
