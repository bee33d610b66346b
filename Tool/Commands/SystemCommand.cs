using System.CommandLine;
using Boards.Microkit.Planning;
using Boards.Microkit.Platforms;
using Boards.Microkit.Xml;

namespace Boards.Tool.Commands;

/// <summary><c>boards system</c>: the system description of one guest with some devices, or of a project with only this source.</summary>
internal sealed class SystemCommand
{
    private readonly Argument<string> _in = new("IN.dts") { Description = "A devicetree source or blob; - is standard input." };

    private readonly Option<string?> _out = new("-o", "--out") { Description = "The description to write. The default is standard output.", HelpName = "OUT.xml" };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new SystemCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        SystemOptions options = new();
        Command command = new("system", "Generate a system description that passes the given devices, or every enabled device, to one virtual machine, or to one protection domain if the kernel does not support virtual machines.") { _in, _out };
        options.AddTo(command);
        new DiagnosticOptions { CanWatch = true }.AddTo(command, output, (parsed, output, cancel) =>
        {
            if (options.Plan(parsed.GetRequiredValue(_in), parsed, output, new DiskSources(output.Input), cancel) is not (SystemPlan plan, _))
                return ExitCode.Errors;
            output.Write(parsed.GetValue(_out), SystemDescriptionWriter.Write(plan.Description));
            return ExitCode.Fine;
        });
        return command;
    }
}
