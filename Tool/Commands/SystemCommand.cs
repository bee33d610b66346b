using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Threading.Tasks;
using Boards.Devicetree.Hardware;
using Boards.Devicetree.Microkit;
using Boards.Devicetree.Microkit.Planning;
using Boards.Devicetree.Microkit.Xml;
using Boards.Devicetree.Text;

namespace Boards.Tool.Commands;

/// <summary><c>boards system</c>: the system description that a project with only this source would get.</summary>
internal static class SystemCommand
{
    private static readonly Argument<string> In = new("IN.dts") { Description = "A devicetree source, or a blob; - for standard input." };

    private static readonly Option<string?> Out = new("-o", "--out") { Description = "The description; standard output where it is not given.", HelpName = "OUT.xml" };

    private static readonly Option<string?> Version = new("--microkit-version")
    {
        Description = $"The version of Microkit that it is for: {string.Join(", ", MicrokitVersions.AllNames)}. The last where it is not given.",
        HelpName = "VERSION",
    };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output)
    {
        CompilerOptions compiler = new();
        PlatformOptions platforms = new();
        Command command = new("system", "Write a system description that passes every enabled device to one virtual machine, or to one program where the kernel has no machines.") { In, Out, Version };
        compiler.AddTo(command);
        platforms.AddTo(command);
        Version.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<string>() is { } name && !MicrokitVersions.TryParse(name, out _))
                result.AddError($"There is no version '{name}' of Microkit; the versions are {string.Join(", ", MicrokitVersions.AllNames)}.");
        });
        command.SetAction((parsed, cancel) =>
        {
            string path = parsed.GetRequiredValue(In);
            DiskSources sources = new(output.Input);
            DevicetreeInput input = DevicetreeInput.Read(path, sources, compiler.Read(parsed), cancel);
            (BoardOptions options, ImmutableArray<Diagnostic> complaints) = platforms.Read(parsed, sources);
            Board board = Board.Resolve(input.Tree, options, cancel);
            SystemPlan plan = DefaultSystem.Plan(Path.GetFileNameWithoutExtension(path), board, SourceLocation.StartOf(path), VersionOf(parsed));
            bool errors = output.Tell(input.Diagnostics.AddRange(complaints))
                | output.Tell(input.Unsuppressed(board.Diagnostics))
                | output.Tell(input.Unsuppressed(plan.Diagnostics));
            if (!errors)
                output.Write(parsed.GetValue(Out), SystemDescriptionWriter.Write(plan.Description));
            return Task.FromResult(errors ? ExitCode.Errors : ExitCode.Fine);
        });
        return command;
    }

    private static MicrokitVersion VersionOf(ParseResult parsed) =>
        parsed.GetValue(Version) is { } name && MicrokitVersions.TryParse(name, out MicrokitVersion version) ? version : MicrokitVersions.Current;
}
