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
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Boards.Tests.CodeFixes;

/// <summary>A test of a fix in a project with boards.</summary>
/// <typeparam name="TAnalyzer">The analyzer that works beside the generator.</typeparam>
/// <typeparam name="TFix">The fix.</typeparam>
public class BoardFixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    public BoardFixTest()
    {
        ReferenceAssemblies = Frameworks.None;
        TestState.AdditionalReferences.AddRange([.. Frameworks.Current, Frameworks.Boards]);
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        // One project: its documents and its solution are fixed as it is.
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInSolutionCheck;
    }

    /// <summary>Lets the fix see what is generated, as in an editor; the package generates only for the diagnostics.</summary>
    public void Generate() =>
        SolutionTransforms.Add(static (solution, project) => solution.AddAnalyzerReference(project, new GeneratorReference(new BoardGenerator())));

    /// <inheritdoc/>
    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(BoardGenerator)];

    /// <inheritdoc/>
    protected override async Task<(Compilation compilation, ImmutableArray<Diagnostic> generatorDiagnostics)> GetProjectCompilationAsync(
        Project project, IVerifier verifier, CancellationToken cancellationToken)
    {
        (Compilation compilation, ImmutableArray<Diagnostic> diagnostics) = await base.GetProjectCompilationAsync(project.WithAnalyzerReferences([]), verifier, cancellationToken);
        return (compilation, [.. diagnostics.Select(diagnostic => InTree(diagnostic, compilation))]);
    }

    // The generator gives a path and no tree. An editor finds the document by the path; the package, by the tree.
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
