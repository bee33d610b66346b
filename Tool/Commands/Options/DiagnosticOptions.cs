using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Devicetree;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Text;
using Boards.Hardware;
using Boards.LanguageServer.Workspace.Severities;
using Boards.Microkit.Platforms;
using Boards.Microkit.Rules;

namespace Boards.Tool.Commands;

/// <summary>The options for diagnostics: their severities, and the form in which they are written.</summary>
internal sealed class DiagnosticOptions
{
    private static readonly string[] Formats = ["text", "json", "sarif", "github"];

    private readonly Option<bool> _warningsAreErrors = new("-Werror") { Description = "Treat warnings as errors: the exit code is 1 if there is one." };

    private readonly Option<string[]> _severities = new("--severity")
    {
        Description = "The severity of a diagnostic: error, warning, info or none; may be repeated. A diagnostic that makes the output wrong cannot be lowered.",
        HelpName = "ID=SEVERITY",
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<string?> _globalConfig = new("--globalconfig")
    {
        Description = "Read severities from FILE, with lines such as 'dotnet_diagnostic.ID.severity = none'; --severity overrides them.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _quiet = new("-q", "--quiet") { Description = "Write only errors." };

    private readonly Option<bool> _information = new("--info") { Description = "Also write information diagnostics on a terminal, where they are otherwise only counted." };

    private readonly Option<bool> _watch = new("--watch") { Description = "Run again when a source, an include or another file that was read changes. Ctrl-C ends it." };

    private readonly Option<string?> _format = new("--format")
    {
        Description = "The form of the diagnostics: text, json, sarif (SARIF 2.1.0) or github (workflow commands). [default: text]",
        HelpName = "FORMAT",
    };

    /// <summary>Whether the diagnostics are the result of the command, so that json and sarif go to standard output, not to standard error.</summary>
    public bool AreResult { get; init; }

    /// <summary>Whether only errors are written: the command answers a question, and other commands report the rest.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Whether the command can run again when a file changes.</summary>
    public bool CanWatch { get; init; }

    /// <summary>Adds these options and an action to a command. The output of the action reports diagnostics as the options specify.</summary>
    public void AddTo(Command command, Output output, Func<ParseResult, Output, CancellationToken, int> run)
    {
        command.Options.Add(_warningsAreErrors);
        command.Options.Add(_severities);
        command.Options.Add(_globalConfig);
        if (!IsQuiet)
        {
            command.Options.Add(_quiet);
            command.Options.Add(_information);
        }

        if (CanWatch)
            command.Options.Add(_watch);
        command.Options.Add(_format);
        _format.CompletionSources.Add(Formats);
        command.Validators.Add(Validate);

        command.SetAction((parsed, cancel) => Task.FromResult(CanWatch && parsed.GetValue(_watch)
            ? Watch.Run((watched, stop) => Run(parsed, watched, run, stop), output)
            : Run(parsed, output, run, cancel)));
    }

    private int Run(ParseResult parsed, Output output, Func<ParseResult, Output, CancellationToken, int> run, CancellationToken cancel)
    {
        Output reporting = Read(parsed, output);
        if (CompilerOptions.SandboxOf(parsed) is { } sandbox)
            reporting = reporting with { Input = output.Input.Within(sandbox) };
        output.Progress?.Start($"boards {parsed.CommandResult.Command.Name}:");
        try
        {
            return run(parsed, reporting, cancel);
        }
        finally
        {
            output.Progress?.Stop();
            reporting.Diagnostics.End();
        }
    }

    private Output Read(ParseResult parsed, Output output)
    {
        bool isQuiet = IsQuiet || parsed.GetValue(_quiet);
        Action<string> write = AreResult ? text => output.Write(null, text) : output.Messages.Write;
        return output with
        {
            Severities = new SeveritySettings
            {
                Configured = Configured(parsed, output),
                WarningsAreErrors = parsed.GetValue(_warningsAreErrors),
                Least = isQuiet ? Severity.Error : Severity.Info,
            },
            Diagnostics = parsed.GetValue(_format) switch
            {
                "json" => new JsonDiagnostics(write),
                "sarif" => new SarifDiagnostics(write),
                "github" => new GitHubDiagnostics(output.Messages),
                _ => new TextDiagnostics(output.Messages)
                {
                    Terminal = output.MessageTerminal,
                    HidesInformation = output.MessageTerminal is not null && !parsed.GetValue(_information),
                    IsCounted = !isQuiet,
                },
            },
        };
    }

    private ImmutableDictionary<string, Severity> Configured(ParseResult parsed, Output output)
    {
        ImmutableDictionary<string, Severity> ofFile = parsed.GetValue(_globalConfig) is { } path
            ? Severities(SourceFile.FromBytes(DevicetreeInput.Named(path), DevicetreeInput.Bytes(path, new DiskSources(output.Input))))
            : ImmutableDictionary.Create<string, Severity>(StringComparer.OrdinalIgnoreCase);
        return ofFile.SetItems((parsed.GetValue(_severities) ?? []).Select(static given =>
        {
            string[] parts = given.Split('=');
            return KeyValuePair.Create(parts[0].Trim(), SeverityOf(parts[1])!.Value);
        }));
    }

    private static ImmutableDictionary<string, Severity> Severities(SourceFile file)
    {
        GlobalConfig config = GlobalConfig.Read(file);
        return config.Problem is { } problem ? throw new UnusableFileException(FormattableString.Invariant($"{file.Path}({problem.Line + 1}): {problem.Message}")) : config.Severities;
    }

    private void Validate(CommandResult result)
    {
        if (CanWatch && result.GetResult(_watch) is not null && result.Children.OfType<ArgumentResult>().Any(static argument => argument.Tokens.Any(static token => token.Value == "-")))
            result.AddError("--watch cannot be used with standard input");
        if (result.Given(_format) is { } format && !Formats.Contains(format))
            result.AddError(Spelling.Suggest($"unknown format '{format}'; expected one of: {string.Join(", ", Formats)}", format, Formats));
        foreach (Token token in result.GetResult(_severities)?.Tokens ?? [])
        {
            if (token.Value.Split('=') is not [string id, string word])
                result.AddError($"'{token.Value}' does not have the form ID=SEVERITY");
            else if (!Ids().Contains(id.Trim(), StringComparer.OrdinalIgnoreCase))
                result.AddError(Spelling.Suggest($"unknown diagnostic '{id}'", id, Ids()));
            else if (SeverityOf(word) is null)
                result.AddError($"'{word}' is not a severity; expected one of: error, warning, info, none");
        }
    }

    private static Severity? SeverityOf(string word) => word.Trim().ToUpperInvariant() switch
    {
        "ERROR" => Severity.Error,
        "WARNING" => Severity.Warning,
        "INFO" => Severity.Info,
        "NONE" => Severity.Hidden,
        _ => null,
    };

    // The ids of all diagnostics that a command can report.
    private static IEnumerable<string> Ids() =>
        ((IEnumerable<DiagnosticRule>)[.. DiagnosticCatalog.Language, .. TreeChecks.Rules, .. HardwareRules.All, .. PlatformCatalog.All, .. SystemDiagnostics.All])
        .Select(static rule => rule.Id);
}
