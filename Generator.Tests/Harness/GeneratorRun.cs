using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Tests.Harness;

/// <summary>
/// A project and the generator's output for it. An edit gives another run of the same driver, so that the reasons of its
/// steps show what was computed again; the test package runs a driver once and does not expose it.
/// </summary>
internal sealed class GeneratorRun
{
    private readonly GeneratorDriver _driver;
    private readonly AnalyzerConfigOptionsProvider _options;

    private GeneratorRun(CSharpCompilation input, ImmutableArray<AdditionalText> texts, AnalyzerConfigOptionsProvider options, GeneratorDriver driver, CancellationToken cancel)
    {
        Input = input;
        AdditionalTexts = texts;
        _options = options;
        _driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out ImmutableArray<Diagnostic> diagnostics, cancel);
        Output = output;
        GeneratorDiagnostics = diagnostics;
    }

    /// <summary>The compilation before generators.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>The compilation with the generated code.</summary>
    public Compilation Output { get; }

    /// <summary>The additional files.</summary>
    public ImmutableArray<AdditionalText> AdditionalTexts { get; }

    /// <summary>The diagnostics of the generators, after severities and suppressions.</summary>
    public ImmutableArray<Diagnostic> GeneratorDiagnostics { get; }

    /// <summary>The driver's result for each generator.</summary>
    public ImmutableArray<GeneratorRunResult> Results => _driver.GetRunResult().Results;

    /// <summary>All generated files.</summary>
    public ImmutableArray<GeneratedSourceResult> GeneratedSources => [.. Results.SelectMany(result => result.GeneratedSources.IsDefault ? [] : result.GeneratedSources)];

    /// <summary>The first run over a project.</summary>
    /// <param name="input">Its C# files and references.</param>
    /// <param name="options">Its additional files and options.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="cancel">Ends the run.</param>
    public static GeneratorRun Start(CSharpCompilation input, AnalyzerOptions options, IIncrementalGenerator generator, CancellationToken cancel = default)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            options.AdditionalFiles,
            (CSharpParseOptions?)input.SyntaxTrees.FirstOrDefault()?.Options,
            options.AnalyzerConfigOptionsProvider,
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorRun(input, options.AdditionalFiles, options.AnalyzerConfigOptionsProvider, driver, cancel);
    }

    /// <summary>The same project, with every C# file parsed again and every additional file read again.</summary>
    public GeneratorRun Reread(CancellationToken cancel = default)
    {
        CSharpCompilation compilation = Input.RemoveAllSyntaxTrees().AddSyntaxTrees(
            Input.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(cancel), (CSharpParseOptions)tree.Options, tree.FilePath, cancel)));
        return Next(compilation, [.. AdditionalTexts.Select(text => Copy(text, cancel))], cancel);
    }

    /// <summary>The project after a C# file has been added.</summary>
    public GeneratorRun AddSource(string path, string content) =>
        Next(Input.AddSyntaxTrees(CSharpSyntaxTree.ParseText(SourceText.From(content, Encoding.UTF8), (CSharpParseOptions?)Input.SyntaxTrees.FirstOrDefault()?.Options, path)), AdditionalTexts);

    /// <summary>The project after a C# file has been edited.</summary>
    public GeneratorRun EditSource(string path, string content)
    {
        SyntaxTree before = Input.SyntaxTrees.Single(tree => tree.FilePath == path);
        return Next(Input.ReplaceSyntaxTree(before, CSharpSyntaxTree.ParseText(SourceText.From(content, Encoding.UTF8), (CSharpParseOptions)before.Options, path)), AdditionalTexts);
    }

    /// <summary>The project after an additional file has been edited or, if there is none with that path, added.</summary>
    public GeneratorRun Edit(string path, string content)
    {
        TestAdditionalText edited = new(path, content);
        return Next(Input, AdditionalTexts.Any(text => text.Path == path)
            ? [.. AdditionalTexts.Select(text => text.Path == path ? edited : text)]
            : AdditionalTexts.Add(edited));
    }

    /// <summary>The project after an additional file has been removed.</summary>
    public GeneratorRun Remove(string path) => Next(Input, AdditionalTexts.RemoveAll(text => text.Path == path));

    /// <summary>The project with other references in addition to the framework's.</summary>
    public GeneratorRun WithReferences(params MetadataReference[] references) =>
        Next(Input.WithReferences([.. Frameworks.Current, Frameworks.Boards, .. references]), AdditionalTexts);

    /// <summary>The reason for each value of a named step in this run.</summary>
    public ImmutableArray<IncrementalStepRunReason> Reasons(string step) =>
        [.. Results.SelectMany(result => result.TrackedSteps.TryGetValue(step, out var runs) ? runs : []).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>The reason for each output in this run.</summary>
    public ImmutableArray<IncrementalStepRunReason> OutputReasons =>
        [.. Results.SelectMany(result => result.TrackedOutputSteps.Values).SelectMany(runs => runs).SelectMany(run => run.Outputs).Select(output => output.Reason)];

    /// <summary>The project's files and options for analyzers.</summary>
    public AnalyzerOptions AnalyzerOptions => new(AdditionalTexts, _options);

    /// <summary>The compiler's diagnostics for the output, with at least the given severity.</summary>
    public IEnumerable<Diagnostic> CompilerDiagnostics(DiagnosticSeverity least, CancellationToken cancel) =>
        Output.GetDiagnostics(cancel).Where(diagnostic => diagnostic.Severity >= least && !diagnostic.IsSuppressed);

    /// <summary>The diagnostics of analyzers for the output and for the additional files.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancel)
    {
        if (analyzers.IsEmpty)
            return [];
        CompilationWithAnalyzersOptions options = new(
            new AnalyzerOptions(AdditionalTexts, _options),
            onAnalyzerException: null,
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false,
            reportSuppressedDiagnostics: false);
        return await new CompilationWithAnalyzers(Output, analyzers, options).GetAnalyzerDiagnosticsAsync(cancel);
    }

    private static TestAdditionalText Copy(AdditionalText text, CancellationToken cancel) =>
        new(text.Path, text.GetText(cancel) is { } source ? SourceText.From(source.ToString(), source.Encoding) : null);

    private GeneratorRun Next(CSharpCompilation input, ImmutableArray<AdditionalText> texts, CancellationToken cancel = default) =>
        new(input, texts, _options, _driver.ReplaceAdditionalTexts(texts), cancel);
}
