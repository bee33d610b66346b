using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Boards.Tests.CodeFixes;

/// <summary>A test of a fix in a project with boards.</summary>
/// <typeparam name="TAnalyzer">The analyzer that runs with the generator.</typeparam>
/// <typeparam name="TFix">The fix.</typeparam>
public class BoardFixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private GeneratorDriver? _driver;

    public BoardFixTest()
    {
        ReferenceAssemblies = Frameworks.None;
        TestState.AdditionalReferences.AddRange([.. Frameworks.Current, Frameworks.Boards]);
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        // There is one project, so fixing its documents or its solution is the same as fixing the project.
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck;
    }

    /// <summary>Lets the fix see generated code, as in an editor; the test package runs the generator only for the diagnostics.</summary>
    public void Generate() =>
        SolutionTransforms.Add(static (solution, project) => solution.AddAnalyzerReference(project, new GeneratorReference(new BoardGenerator())));

    /// <inheritdoc/>
    // As in BoardTest, GetProjectCompilationAsync generates.
    protected override IEnumerable<Type> GetSourceGenerators() => [];

    /// <inheritdoc/>
    // As in BoardTest, the documentation of generated code is not compiled.
    protected override ParseOptions CreateParseOptions() => ((CSharpParseOptions)base.CreateParseOptions()).WithDocumentationMode(DocumentationMode.Parse);

    /// <inheritdoc/>
    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        // For a single diagnostic, Fix All is the same as the fix.
        if (TestState.Sources.Sum(static source => source.content.ToString().Split("{|BRD").Length - 1) < 2)
            CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllCheck;
        return base.RunImplAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<(Compilation compilation, ImmutableArray<Diagnostic> generatorDiagnostics)> GetProjectCompilationAsync(
        Project project, IVerifier verifier, CancellationToken cancellationToken)
    {
        // The test package requests the same project before and after each change. As in an editor, one driver knows what is unchanged.
        Compilation input = (await project.WithAnalyzerReferences([]).GetCompilationAsync(cancellationToken))!;
        AnalyzerOptions options = GetAnalyzerOptions(project);
        _driver = (_driver ?? CSharpGeneratorDriver.Create([new BoardGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)project.ParseOptions!))
            .WithUpdatedAnalyzerConfigOptions(options.AnalyzerConfigOptionsProvider).ReplaceAdditionalTexts(options.AdditionalFiles)
            .RunGeneratorsAndUpdateCompilation(input, out Compilation compilation, out ImmutableArray<Diagnostic> diagnostics, cancellationToken);
        if (_driver.GetRunResult().Results[0].Exception is { } thrown)
            verifier.Fail($"the generator threw {thrown}");
        return (compilation, [.. diagnostics.Select(diagnostic => InTree(diagnostic, compilation))]);
    }

    // The generator's locations have a path and no tree. An editor finds the document by the path, the test package by the tree.
    private static Diagnostic InTree(Diagnostic diagnostic, Compilation compilation)
    {
        DiagnosticDescriptor rule = diagnostic.Descriptor;
        return compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == diagnostic.Location.GetLineSpan().Path) is { } tree
            ? Diagnostic.Create(
                rule.Id, rule.Category, diagnostic.GetMessage(CultureInfo.InvariantCulture), diagnostic.Severity, rule.DefaultSeverity, rule.IsEnabledByDefault,
                diagnostic.WarningLevel, location: Location.Create(tree, diagnostic.Location.SourceSpan), additionalLocations: diagnostic.AdditionalLocations,
                customTags: rule.CustomTags, properties: diagnostic.Properties)
            : diagnostic;
    }
}
