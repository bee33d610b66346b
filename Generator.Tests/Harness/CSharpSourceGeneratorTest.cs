using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Boards.Tests.Harness;

/// <summary>A test of a generator, and of the analyzers that work beside it.</summary>
/// <typeparam name="TSourceGenerator">The generator.</typeparam>
/// <typeparam name="TVerifier">The test framework.</typeparam>
public class CSharpSourceGeneratorTest<TSourceGenerator, TVerifier> : AnalyzerTest<TVerifier>
    where TSourceGenerator : new()
    where TVerifier : IVerifier, new()
{
    /// <summary>Analyzers that look at the output.</summary>
    public List<DiagnosticAnalyzer> Analyzers { get; } = [];

    /// <inheritdoc/>
    protected override IEnumerable<Type> GetSourceGenerators() => [typeof(TSourceGenerator)];

    /// <inheritdoc/>
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analyzers;
}
