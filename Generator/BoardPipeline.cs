using Boards.Generator.Model;
using Boards.Generator.Pipeline;
using Boards.Generator.References;
using Boards.Generator.Sources;
using Microsoft.CodeAnalysis;

namespace Boards.Generator;

/// <summary>The steps from the files of a project to its boards.</summary>
internal sealed record BoardPipeline
{
    /// <summary>All additional files of the project.</summary>
    public required IncrementalValueProvider<SourceSet> Files { get; init; }

    /// <summary>The boards of the project's sources.</summary>
    public required IncrementalValuesProvider<CompiledBoard> Compiled { get; init; }

    /// <summary>The names of their classes.</summary>
    public required IncrementalValueProvider<BoardNames> Names { get; init; }

    /// <summary>The project's platforms.</summary>
    public required IncrementalValueProvider<ProjectPlatforms> Platforms { get; init; }

    /// <summary>The boards of each referenced assembly that has some.</summary>
    public required IncrementalValueProvider<Batch<ReferencedBoards>> Referenced { get; init; }

    /// <summary>The models of the C# classes. Without locations: a comment in a source moves diagnostics, but does not change the C#.</summary>
    public required IncrementalValuesProvider<BoardModel> Models { get; init; }

    /// <summary>The boards that a system may be planned on: those of the project and of its references.</summary>
    public required IncrementalValueProvider<KnownBoards> Known { get; init; }

    /// <summary>The steps of a project.</summary>
    public static BoardPipeline Of(IncrementalGeneratorInitializationContext context)
    {
        // The project's options, and the additional files. An include may have any name, so all files are kept; none is
        // read here.
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => ProjectOptions.Read(provider))
            .WithTrackingName(Steps.Options);
        var sources = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => DtsFile.From(pair.Left, pair.Right))
            .WithTrackingName(Steps.Sources);

        var files = sources.Collect().Select(static (all, _) => new SourceSet(all));

        // A board for each source. This step runs for every board if any file changes, but its result is equal for a board
        // that does not include the file.
        var compiled = sources
            .Where(static file => file.IsBoard)
            .Join(files)
            .Join(options)
            .Select(static (all, cancel) =>
            {
                ((DtsFile file, SourceSet files), ProjectOptions project) = all;
                return BoardCompiler.Compile(file, files, project, cancel);
            })
            .WithTrackingName(Steps.Compiled);

        // The project's platforms; they apply to boards of references, too.
        var platforms = sources
            .Where(static file => file.IsPlatforms)
            .Collect()
            .Select(static (all, _) => new SourceSet(all))
            .Combine(options)
            .Select(static (pair, cancel) => ProjectPlatforms.Of(pair.Left, pair.Right, cancel))
            .WithTrackingName(Steps.Platforms);

        // Two boards must not have one class.
        var names = compiled.Collect().Select(static (boards, _) => BoardNames.Assign(boards));
        var models = compiled
            .Combine(names)
            .Where(static pair => pair.Right.HasClass(pair.Left))
            .Select(static (pair, cancel) => BoardModelBuilder.Build(pair.Left, cancel))
            .WithTrackingName(Steps.Board);

        // The boards of referenced assemblies, read once for each reference.
        var referenced = context.MetadataReferencesProvider
            .Select(static (reference, _) => ReferencedBoards.Read(reference))
            .WithTrackingName(Steps.Referenced)
            .Where(static boards => !boards.IsNone)
            .Gather();

        var known = compiled.Gather()
            .Join(referenced)
            .Join(platforms)
            .Select(static (all, _) =>
            {
                ((Batch<CompiledBoard> ofProject, Batch<ReferencedBoards> ofReferences), ProjectPlatforms project) = all;
                return KnownBoards.Join(ofProject.Items, ofReferences.Items, project);
            })
            .WithTrackingName(Steps.Known);

        return new BoardPipeline
        {
            Files = files,
            Compiled = compiled,
            Names = names,
            Platforms = platforms,
            Referenced = referenced,
            Models = models,
            Known = known,
        };
    }
}
