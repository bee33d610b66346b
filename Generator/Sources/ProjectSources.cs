using System.Linq;
using System.Threading;
using Boards.Microkit;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Boards.Generator.Sources;

/// <summary>The additional files of a project, and the boards and platforms that they state.</summary>
/// <param name="Files">All files.</param>
/// <param name="Boards">The boards, in the order of their files.</param>
/// <param name="Platforms">The platforms; they apply to boards of references, too.</param>
internal sealed record ProjectSources(SourceSet Files, ValueList<CompiledBoard> Boards, ProjectPlatforms Platforms)
{
    /// <summary>Compiles the boards. A board whose files have not changed is the same as before.</summary>
    public static ProjectSources Compile(SourceSet files, ProjectOptions options, CancellationToken cancel)
    {
        ProjectPlatforms platforms = ProjectPlatforms.Of(files, options, cancel);
        return new(files, files.Boards.Select(file => BoardCompiler.Compile(file, files, options, platforms, cancel)).ToValueList(), platforms);
    }

    /// <summary>The same boards as those of the generator, for an analyzer.</summary>
    public static ProjectSources From(AnalyzerOptions options, CancellationToken cancel) =>
        Compile(SourceSet.From(options), ProjectOptions.Read(options.AnalyzerConfigOptionsProvider), cancel);
}
