using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading.Tasks;
using Boards.Devicetree.Text;

namespace Boards.Tool.Commands;

/// <summary><c>boards explain</c>: prints the page of a diagnostic, without a network.</summary>
internal sealed class ExplainCommand
{
    // The pages of docs/diagnostics are resources of the tool, named after their ids.
    private static readonly Assembly Pages = typeof(ExplainCommand).Assembly;

    // Without a help name, the help lists each id that completion offers.
    private readonly Argument<string> _id = new("ID") { Description = "The id of a diagnostic, as it is in the message.", HelpName = "ID" };

    private readonly Option<string?> _out = new("-o", "--out") { Description = "The file to write. The default is standard output.", HelpName = "FILE" };

    /// <summary>The sub-command.</summary>
    public static Command Create(Output output) => new ExplainCommand().CreateFor(output);

    private Command CreateFor(Output output)
    {
        Command command = new("explain", "Print the page of a diagnostic: what it means, and how to fix it.") { _id, _out };
        _id.CompletionSources.Add(static _ => Ids().Select(static id => new System.CommandLine.Completions.CompletionItem(id)));
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed, output)));
        return command;
    }

    private int Run(ParseResult parsed, Output output)
    {
        string id = parsed.GetRequiredValue(_id).ToUpperInvariant();
        // The number alone is enough.
        if (id.All(char.IsAsciiDigit))
            id = "BRD" + id;
        using Stream? page = Pages.GetManifestResourceStream(id);
        if (page is null)
        {
            output.Messages.Write("boards: " + Spelling.Suggest($"unknown diagnostic '{id}'", id, Ids()) + "\n");
            return ExitCode.WrongUse;
        }

        using StreamReader text = new(page, Encoding.UTF8);
        output.Write(parsed.GetValue(_out), text.ReadToEnd().ReplaceLineEndings("\n"));
        return ExitCode.Fine;
    }

    private static string[] Ids() => [.. Pages.GetManifestResourceNames().Where(static name => name.StartsWith("BRD", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
