using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Boards.Devicetree.Formatting;
using Boards.Devicetree.Text;

namespace Boards.Tool.Commands;

/// <summary><c>boards format</c>: formats devicetree sources as Linux does.</summary>
internal sealed class FormatCommand
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Devicetree sources (.dts, .dtsi, .dtso, .overlay), which are formatted in place; - formats standard input to standard output.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _check = new("--check") { Description = "Change nothing; list the files that are not formatted, and exit with 1 if there are some." };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new FormatCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        Command command = new("format", "Format devicetree sources in the style of Linux. Only white space changes, so the blob is the same.") { _files, _check };
        command.Validators.Add(result =>
        {
            foreach (string file in (result.GetValue(_files) ?? []).Where(IsOther))
                result.AddError($"'{file}' is not a devicetree source (.dts, .dtsi, .dtso, .overlay)");
        });
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed, output)));
        return command;
    }

    private int Run(ParseResult parsed, Output output)
    {
        // This command writes the files that it reads, so they must not count as inputs.
        DiskSources sources = new(new RunInput(output.Input.Standard));
        bool isCheck = parsed.GetValue(_check);
        int code = ExitCode.Fine;
        foreach (string path in parsed.GetRequiredValue(_files))
        {
            byte[] bytes = DevicetreeInput.Bytes(path, sources);
            SourceFile file = SourceFile.FromBytes(DevicetreeInput.Named(path), bytes);
            if (SourceFormatter.Format(file.Text) is not { } formatted)
            {
                output.Messages.Write($"boards: '{path}' is not formatted: a string, comment or parenthesis has no end, or a backslash is in a word\n");
                code = ExitCode.Errors;
                continue;
            }

            bool isStandard = path == Output.StandardName;
            if (isCheck && formatted != file.Text)
            {
                output.Write(null, DevicetreeInput.Named(path) + "\n");
                code = ExitCode.Errors;
            }
            else if (!isCheck && (isStandard || formatted != file.Text))
            {
                output.Write(path, (file.IsLatin1 ? Encoding.Latin1 : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)).GetBytes(formatted));
            }
        }

        return code;
    }

    // The text of another language would be damaged. Sources also have other extensions (.overlay, .its), or none.
    private static bool IsOther(string path) =>
        DevicetreeInput.IsSystem(path) || DevicetreeInput.IsBlob(path) || Path.GetExtension(path).ToUpperInvariant() is ".H" or ".C" or ".CS";
}
