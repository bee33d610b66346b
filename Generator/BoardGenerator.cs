using System.Collections.Immutable;
using System.Linq;
using System.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Emit;
using Boards.Generator.Model;
using Boards.Generator.References;
using Boards.Generator.Sources;
using Boards.Generator.Systems;
using Boards.Microkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator;

/// <summary>Generates a class of constants for each devicetree source of a project, and the systems' descriptions and constants.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class BoardGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
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

        // A board for each source. This step runs for every board if any file changes, but its result is equal for a board
        // that does not include the file.
        var compiled = sources
            .Where(static file => file.IsBoard)
            .Combine(sources.Collect().Select(static (all, _) => new SourceSet(all)))
            .Combine(options)
            .Select(static (all, cancel) => BoardCompiler.Compile(all.Left.Left, all.Left.Right, all.Right, cancel))
            .WithTrackingName(Steps.Compiled);

        // The project's platforms; they apply to boards of references, too.
        var platforms = sources
            .Where(static file => file.IsPlatforms)
            .Collect()
            .Combine(options)
            .Select(static (pair, cancel) => ProjectPlatforms.Of(new SourceSet(pair.Left), pair.Right, cancel))
            .WithTrackingName(Steps.Platforms);

        // Later steps have no locations: a comment in the source moves diagnostics, but does not change the C#.
        var names = compiled.Collect().Select(static (boards, _) => BoardNames.Assign(boards));
        var models = compiled
            .Combine(names)
            .Where(static pair => pair.Right.HasClass(pair.Left))
            .Select(static (pair, cancel) => BoardModelBuilder.Build(pair.Left, cancel))
            .WithTrackingName(Steps.Board);
        var hasNullable = context.ParseOptionsProvider
            .Select(static (parse, _) => parse is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 });
        context.RegisterSourceOutput(models.Combine(hasNullable), static (output, pair) => output.AddSource(
            pair.Left.FullName + ".g.cs",
            SourceText.From(BoardEmitter.Emit(pair.Left, pair.Right, output.CancellationToken), Encoding.UTF8)));

        // The boards of referenced assemblies, read once for each reference.
        var referenced = context.MetadataReferencesProvider
            .Select(static (reference, _) => ReferencedBoards.Read(reference))
            .WithTrackingName(Steps.Referenced);

        // What makes the output wrong is reported here and cannot be switched off. A mistake in a file that two
        // boards include is reported once.
        var diagnostics = compiled.Collect()
            .Combine(names)
            .Combine(referenced.Collect())
            .Combine(platforms)
            .Select(static (all, cancel) => all.Left.Left.Left.SelectMany(board => board.GetDiagnostics(cancel: cancel))
                .Concat(all.Left.Left.Right.Diagnostics)
                .Concat(all.Left.Right.SelectMany(static boards => boards.Diagnostics))
                .Concat(all.Right.Diagnostics)
                .Where(static diagnostic => diagnostic.Rule.BreaksOutput)
                .Once()
                .ToValueList())
            .WithTrackingName(Steps.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (output, found) =>
        {
            foreach (Diagnostic diagnostic in found)
                output.ReportDiagnostic(diagnostic.ToRoslyn());
        });

        // The boards that systems are planned on.
        var known = compiled.Collect()
            .Combine(referenced.Collect())
            .Combine(platforms)
            .Select(static (all, _) => KnownBoards.Join(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(Steps.Known);
        SystemPipeline.Initialize(context, known);
    }
}
