using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using Boards.Devicetree.Syntax;

namespace Boards.Tool.Commands;

/// <summary>The options with which a source is compiled; their letters have the meaning that they have in <c>cpp</c> and <c>dtc</c>.</summary>
internal sealed class CompilerOptions
{
    private readonly Option<string[]> _includes = new("-I", "-i", "--include")
    {
        Description = "Search DIR for included files, after the including file's own directory.",
        HelpName = "DIR",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _definitions = new("-D", "--define")
    {
        Description = "Define a macro; the value is 1 if none is given.",
        HelpName = "NAME[=VALUE]",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string[]> _undefinitions = new("-U", "--undefine")
    {
        Description = "Undefine a macro.",
        HelpName = "NAME",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> _noPreprocessor = new("--no-preprocessor")
    {
        Description = "Do not run the preprocessor: read the source as dtc alone does.",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_includes);
        command.Options.Add(_definitions);
        command.Options.Add(_undefinitions);
        command.Options.Add(_noPreprocessor);
    }

    /// <summary>The options of the command line.</summary>
    public CompileOptions Read(ParseResult parsed) => CompileOptions.Default with
    {
        IncludeDirectories = [.. parsed.GetValue(_includes) ?? []],
        Definitions = [.. parsed.GetValue(_definitions) ?? []],
        Undefinitions = [.. parsed.GetValue(_undefinitions) ?? []],
        Preprocess = !parsed.GetValue(_noPreprocessor),
        SourceDateEpoch = CompileOptions.ReadSourceDateEpoch(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH")),
    };
}
