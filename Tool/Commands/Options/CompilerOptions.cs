using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using Boards.Devicetree.Syntax;
using Boards.LanguageServer.Workspace.Files;

namespace Boards.Tool.Commands;

/// <summary>The options with which a source is compiled; their letters have the same meaning as in <c>cpp</c> and <c>dtc</c>.</summary>
internal sealed class CompilerOptions
{
    private const string IncludeName = "-I";
    private const string SandboxName = "--sandbox";
    private const string OutsideName = "--allow-outside";

    private readonly Option<string[]> _includes = new(IncludeName, "-i", "--include")
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

    private readonly Option<bool> _sandboxed = new(SandboxName)
    {
        Description = "The input is not trusted: sources may include only files in the folders of the inputs and of -I.",
    };

    private readonly Option<string[]> _outside = new(OutsideName)
    {
        Description = "With --sandbox, allow files in DIR as well; may be repeated.",
        HelpName = "DIR",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>The options that apply to a source; the others are about the files that may be read.</summary>
    public IEnumerable<Option> OfBoard => [_includes, _definitions, _undefinitions, _noPreprocessor];

    /// <summary>The sandbox on the command line of any command; null if there is none.</summary>
    public static Sandbox? SandboxOf(ParseResult parsed)
    {
        if (parsed.GetResult(SandboxName) is null || !parsed.GetValue<bool>(SandboxName))
            return null;
        Sandbox sandbox = new();
        foreach (string folder in (string[])[.. parsed.GetValue<string[]>(IncludeName) ?? [], .. parsed.GetValue<string[]>(OutsideName) ?? []])
            sandbox.Allow(folder);
        return sandbox;
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_includes);
        command.Options.Add(_definitions);
        command.Options.Add(_undefinitions);
        command.Options.Add(_noPreprocessor);
        command.Options.Add(_sandboxed);
        command.Options.Add(_outside);
        command.Validators.Add(result =>
        {
            if (result.Given(_outside) is not null && result.GetResult(_sandboxed) is null)
                result.AddError("--allow-outside needs --sandbox");
        });
    }

    /// <summary>The options on the command line.</summary>
    public CompileOptions Read(ParseResult parsed) => CompileOptions.Default with
    {
        IncludeDirectories = [.. parsed.GetValue(_includes) ?? []],
        Definitions = [.. parsed.GetValue(_definitions) ?? []],
        Undefinitions = [.. parsed.GetValue(_undefinitions) ?? []],
        Preprocess = !parsed.GetValue(_noPreprocessor),
        SourceDateEpoch = CompileOptions.ReadSourceDateEpoch(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH")),
    };
}
