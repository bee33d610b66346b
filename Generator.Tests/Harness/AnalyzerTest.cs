using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Tests.Harness;

/// <summary>Which of the compiler's own diagnostics a test must expect.</summary>
public enum CompilerDiagnostics
{
    /// <summary>None.</summary>
    None,

    /// <summary>Errors.</summary>
    Errors,

    /// <summary>Errors and warnings.</summary>
    Warnings,
}

/// <summary>
/// A project given as text, and all that is expected of it: diagnostics of generators, analyzers and compiler, and
/// generated files. Every test runs the generators a second time over the same input read anew, and fails where a
/// step is made again or a step's value holds an object of the compiler.
/// </summary>
/// <typeparam name="TVerifier">The test framework.</typeparam>
public abstract class AnalyzerTest<TVerifier>
    where TVerifier : IVerifier, new()
{
    /// <summary>The project.</summary>
    public SolutionState TestState { get; } = new();

    /// <summary>The only C# file.</summary>
    public string TestCode
    {
        set => TestState.Sources.Add(value);
    }

    /// <summary>Diagnostics expected besides those that are marked in the text.</summary>
    public List<DiagnosticResult> ExpectedDiagnostics => TestState.ExpectedDiagnostics;

    /// <summary>Ids that this test does not look at.</summary>
    public List<string> DisabledDiagnostics { get; } = [];

    /// <summary>Which of the compiler's own diagnostics must be expected.</summary>
    public CompilerDiagnostics CompilerDiagnostics { get; set; } = CompilerDiagnostics.Errors;

    /// <summary>The generators.</summary>
    protected virtual IEnumerable<Type> GetSourceGenerators() => [];

    /// <summary>The analyzers.</summary>
    protected virtual IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [];

    /// <summary>Fails the test.</summary>
    protected static TVerifier Verify { get; } = new();

    /// <summary>Runs it.</summary>
    public virtual Task RunAsync(CancellationToken cancellationToken = default) => VerifyStateAsync(TestState, "", cancellationToken);

    /// <summary>The generators, as the driver wants them.</summary>
    internal IEnumerable<ISourceGenerator> CreateGenerators() =>
        GetSourceGenerators().Select(static type => Activator.CreateInstance(type) switch
        {
            IIncrementalGenerator incremental => incremental.AsSourceGenerator(),
            object other => (ISourceGenerator)other,
            null => throw new InvalidOperationException($"{type} cannot be created."),
        });

    /// <summary>The first run over a project whose markup has been taken out.</summary>
    internal GeneratorRun Start(SolutionState bare, CancellationToken cancel = default) => GeneratorRun.Start(bare, CreateGenerators(), cancel);

    /// <summary>The first run over the test's project, for a test that looks at more than diagnostics and files.</summary>
    internal GeneratorRun Start() => Start(TestState.WithoutMarkup());

    private protected async Task VerifyStateAsync(SolutionState marked, string name, CancellationToken cancel)
    {
        SolutionState state = marked.WithoutMarkup();
        GeneratorRun run = Start(state, cancel);
        List<string> failures = [];
        failures.AddRange(run.Results.Where(result => result.Exception is not null).Select(result => $"{result.Generator.GetGeneratorType().Name} threw {result.Exception}"));
        failures.AddRange(Differences(await DiagnosticsOf(run, cancel), state.ExpectedDiagnostics, run));
        failures.AddRange(Differences(run.GeneratedSources, state.GeneratedSources));
        if (run.Results.Length > 0)
        {
            failures.AddRange(CacheCheck.RunAgain(run.Reread(cancel)));
            failures.AddRange(CacheCheck.KeptAlive(run));
        }

        if (failures.Count > 0)
            Verify.Fail(name + string.Join("\n\n", failures));
    }

    internal async Task<ImmutableArray<Diagnostic>> DiagnosticsOf(GeneratorRun run, CancellationToken cancel)
    {
        IEnumerable<Diagnostic> compiler = CompilerDiagnostics switch
        {
            CompilerDiagnostics.None => [],
            CompilerDiagnostics.Errors => run.CompilerDiagnostics(DiagnosticSeverity.Error, cancel),
            _ => run.CompilerDiagnostics(DiagnosticSeverity.Warning, cancel),
        };
        IEnumerable<Diagnostic> analyzers = await run.AnalyzeAsync([.. GetDiagnosticAnalyzers()], cancel);
        return [.. run.GeneratorDiagnostics.Concat(analyzers).Concat(compiler).Where(d => !DisabledDiagnostics.Contains(d.Id))];
    }

    // Each expectation takes one diagnostic, the most particular expectations first.
    private static IEnumerable<string> Differences(ImmutableArray<Diagnostic> actual, List<DiagnosticResult> expected, GeneratorRun run)
    {
        List<Diagnostic> rest = [.. actual];
        List<DiagnosticResult> missing = [];
        foreach (DiagnosticResult one in expected.OrderBy(static e => (e.Span is null ? 2 : 0) + (e.Message is null ? 1 : 0)))
        {
            if (rest.FindIndex(one.Matches) is >= 0 and int found)
                rest.RemoveAt(found);
            else
                missing.Add(one);
        }

        foreach (DiagnosticResult one in missing)
            yield return $"missing: {one}";
        foreach (Diagnostic one in rest)
            yield return $"not expected: {one}\n{Excerpt(one, run)}ExpectedDiagnostics.Add({Paste(one)});";
    }

    private static string Paste(Diagnostic diagnostic)
    {
        FileLinePositionSpan at = diagnostic.Location.GetLineSpan();
        string place = diagnostic.Location == Location.None
            ? ".WithNoLocation()"
            : FormattableString.Invariant($".WithSpan(\"{at.Path}\", {at.StartLinePosition.Line + 1}, {at.StartLinePosition.Character + 1}, {at.EndLinePosition.Line + 1}, {at.EndLinePosition.Character + 1})");
        string message = diagnostic.GetMessage(CultureInfo.InvariantCulture).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"new DiagnosticResult(\"{diagnostic.Id}\", DiagnosticSeverity.{diagnostic.Severity}){place}.WithMessage(\"{message}\")";
    }

    // The line, and what of it would have to be marked.
    private static string Excerpt(Diagnostic diagnostic, GeneratorRun run)
    {
        FileLinePositionSpan at = diagnostic.Location.GetLineSpan();
        SourceText? text = diagnostic.Location.SourceTree?.GetText()
            ?? run.AdditionalTexts.FirstOrDefault(file => file.Path == at.Path)?.GetText();
        if (text is null || at.StartLinePosition.Line >= text.Lines.Count)
            return "";
        StringBuilder line = new(text.Lines[at.StartLinePosition.Line].ToString());
        if (at.StartLinePosition.Line == at.EndLinePosition.Line && at.EndLinePosition.Character <= line.Length)
        {
            line.Insert(at.EndLinePosition.Character, "|}");
            line.Insert(at.StartLinePosition.Character, "{|" + diagnostic.Id + ":");
        }

        return line.Append('\n').ToString();
    }

    private static IEnumerable<string> Differences(ImmutableArray<GeneratedSourceResult> actual, List<TestFile> expected)
    {
        if (expected.Count == 0)
            yield break;
        foreach (string missing in expected.Select(file => file.Name).Except(actual.Select(file => file.HintName)))
            yield return $"not generated: {missing}";
        foreach (GeneratedSourceResult file in actual)
        {
            string text = file.SourceText.ToString();
            if (expected.FirstOrDefault(e => e.Name == file.HintName) is not { Name: not null } wanted)
                yield return $"generated, but not expected: {file.HintName}\n{text}";
            else if (text != wanted.Content)
                yield return $"{file.HintName} differs {FirstDifference(wanted.Content, text)}\nit is:\n{text}";
        }
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] wanted = expected.Split('\n'), given = actual.Split('\n');
        int line = Enumerable.Range(0, Math.Max(wanted.Length, given.Length)).First(i => wanted.ElementAtOrDefault(i) != given.ElementAtOrDefault(i));
        return FormattableString.Invariant($"from line {line + 1}:\n- {wanted.ElementAtOrDefault(line)}\n+ {given.ElementAtOrDefault(line)}");
    }
}
