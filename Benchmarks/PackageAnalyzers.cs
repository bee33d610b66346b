using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator.Runtime;
using Boards.Generator.Sources;
using Boards.Generator.SystemFiles;
using Boards.Generator.Systems;
using Boards.Generator.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Boards.Benchmarks;

/// <summary>All analyzers of the package.</summary>
internal static class PackageAnalyzers
{
    /// <summary>The diagnostics that they report.</summary>
    /// <param name="project">The project.</param>
    /// <param name="files">Its additional files.</param>
    public static Task<ImmutableArray<Diagnostic>> RunAsync(Compilation project, ImmutableArray<AdditionalText> files) => new CompilationWithAnalyzers(
        project,
        [new SourceAnalyzer(), new SystemAnalyzer(), new UnavailableDeviceAnalyzer(), new SystemFileAnalyzer(), new NoRuntimeAnalyzer()],
        new AnalyzerOptions(files)).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
}
