using System.Linq;
using Boards.Generator.Model;
using Boards.Generator.Pipeline;
using Boards.Generator.References;
using Boards.Generator.Sources;
using Boards.Microkit;
using Microsoft.CodeAnalysis;

namespace Boards.Generator;

/// <summary>The steps from the files of a project to its boards.</summary>
/// <param name="Boards">The boards of the project's sources and of its references.</param>
/// <param name="Classes">The boards of the project that have a class.</param>
/// <param name="Models">The models of the C# classes. They have no locations, because a comment moves diagnostics but does not change the C#.</param>
internal sealed record BoardPipeline(
    IncrementalValueProvider<ProjectBoards> Boards,
    IncrementalValueProvider<BoardClasses> Classes,
    IncrementalValuesProvider<BoardModel> Models)
{
    /// <summary>The steps of a project.</summary>
    /// <param name="context">The context of the generator.</param>
    /// <param name="compilation">The project's own C#, which changes only if declarations change.</param>
    /// <param name="code">What generated C# depends on in it.</param>
    public static BoardPipeline Of(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<Compilation> compilation, IncrementalValueProvider<ProjectCode> code)
    {
        // The project's options, and the additional files. An include may have any name, so all files are kept; none is
        // read here.
        var options = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => ProjectOptions.Read(provider))
            .WithTrackingName(Steps.Options);
        var each = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => DtsFile.From(pair.Left, pair.Right))
            .WithTrackingName(Steps.Files);
        var files = each.Collect().Select(static (all, _) => new SourceSet(all));

        // This step runs if any file changes, but compiles again only the boards that include it.
        var sources = files.Combine(options)
            .Select(static (pair, cancel) => ProjectSources.Compile(pair.Left, pair.Right, cancel))
            .WithTrackingName(Steps.Sources);

        // The boards of referenced assemblies are read once for each reference.
        var referenced = context.MetadataReferencesProvider
            .Select(static (reference, _) => ReferencedBoards.Read(reference))
            .Collect()
            .Select(static (all, _) => all.Where(static boards => !boards.IsNone).ToBatch());
        var boards = sources.Combine(referenced)
            .Select(static (pair, _) => new ProjectBoards(pair.Left, pair.Right.Items.ToValueList()))
            .WithTrackingName(Steps.Boards);

        // A model for each file that is a board, so that a file that is added or removed leaves the models of the others alone.
        var taken = sources.Combine(compilation).Select(static (pair, cancel) => TakenName.Of(pair.Left, pair.Right, cancel));
        var classes = sources.Combine(code).Combine(taken).Select(static (triple, _) =>
        {
            ((ProjectSources sources, ProjectCode code), var taken) = triple;
            return BoardClasses.Assign(sources, code, taken);
        });
        var models = each.Combine(classes)
            .SelectMany(static (pair, _) => pair.Right.Of(pair.Left))
            .WithTrackingName(Steps.Classes)
            .Select(static (board, cancel) => BoardModelBuilder.Build(board, cancel))
            .WithTrackingName(Steps.Models);
        return new BoardPipeline(boards, classes, models);
    }
}
