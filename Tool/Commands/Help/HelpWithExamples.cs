using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.IO;

namespace Boards.Tool.Commands;

/// <summary>The help of a command, followed by examples.</summary>
/// <param name="help">Writes the help.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        Command command = parseResult.CommandResult.Command;
        IReadOnlyList<Example> examples = Examples.Of(command.Name);
        TextWriter text = parseResult.InvocationConfiguration.Output;
        if (examples.Count > 0)
            text.Write("Examples:\n");
        foreach (Example example in examples)
            text.Write($"  {example.Line}\n      {example.Meaning}\n");
        if (command.Subcommands.Count > 0)
            text.Write("\n'boards COMMAND --help' shows the options of a command, and examples.\n");
        return code;
    }
}
