using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Boards.Tests.Harness;

/// <summary>A reference to a generator, as in a project of an editor.</summary>
internal sealed class GeneratorReference(IIncrementalGenerator generator) : AnalyzerReference
{
    // A workspace stores its state of a generator by this object.
    private readonly ImmutableArray<ISourceGenerator> _generators = [generator.AsSourceGenerator()];

    /// <inheritdoc/>
    public override string? FullPath => null;

    /// <inheritdoc/>
    public override object Id => _generators;

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    /// <inheritdoc/>
    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

    /// <inheritdoc/>
    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
}
