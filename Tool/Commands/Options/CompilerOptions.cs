using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using Boards.Devicetree.Syntax;

namespace Boards.Tool.Commands;

/// <summary>The options with which a source is compiled; their letters have the meaning that they have in <c>cpp</c> and <c>dtc</c>.</summary>
internal sealed class CompilerOptions
{
    private static readonly Option<string[]> Includes = new("-I", "-i", "--include")
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

    private static readonly Option<bool> Sandboxed = new("--sandbox")
    {
        Description = "The input is not trusted: sources may include only files in the folders of the inputs and of -I.",
    };

    private static readonly Option<string[]> Outside = new("--allow-outside")
    {
        Description = "With --sandbox, allow files in DIR as well; may be repeated.",
        HelpName = "DIR",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The sandbox on the command line; null if there is none.</summary>
    public static Sandbox? SandboxOf(ParseResult parsed)
    {
        if (!parsed.GetValue(Sandboxed))
            return null;
        Sandbox sandbox = new();
        foreach (string folder in (string[])[.. parsed.GetValue(Includes) ?? [], .. parsed.GetValue(Outside) ?? []])
            sandbox.Allow(folder);
        return sandbox;
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Includes);
        command.Options.Add(_definitions);
        command.Options.Add(_undefinitions);
        command.Options.Add(_noPreprocessor);
        command.Options.Add(Sandboxed);
        command.Options.Add(Outside);
        command.Validators.Add(static result =>
        {
            if (result.Given(Outside) is not null && result.GetResult(Sandboxed) is null)
                result.AddError("--allow-outside needs --sandbox");
        });
    }

    /// <summary>The options of the command line.</summary>
    public CompileOptions Read(ParseResult parsed) => CompileOptions.Default with
    {
        IncludeDirectories = [.. parsed.GetValue(Includes) ?? []],
        Definitions = [.. parsed.GetValue(_definitions) ?? []],
        Undefinitions = [.. parsed.GetValue(_undefinitions) ?? []],
        Preprocess = !parsed.GetValue(_noPreprocessor),
        SourceDateEpoch = CompileOptions.ReadSourceDateEpoch(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH")),
    };
}
