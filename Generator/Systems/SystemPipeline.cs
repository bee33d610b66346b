using System.Collections.Generic;
using System.Linq;
using System.Text;
using Boards.Generator.Diagnostics;
using Boards.Generator.Emit;
using Boards.Generator.References;
using Boards.Generator.Systems.Declarations;
using Boards.Generator.Systems.Emit;
using Boards.Microkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Systems;

/// <summary>The systems' part of the pipeline.</summary>
internal static class SystemPipeline
{
    /// <summary>Adds it.</summary>
    /// <param name="context">The generator's.</param>
    /// <param name="known">The boards that a system may be planned on.</param>
    public static void Initialize(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<KnownBoards> known)
    {
        // The project's options: whether descriptions are written, and for which version of Microkit.
        var emits = context.AnalyzerConfigOptionsProvider
            .Select(static (provider, _) => SystemOptions.Read(provider))
            .WithTrackingName(SystemSteps.Emits);

        // The declarations, read from symbols; later steps hold no object of the compiler.
        var declared = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                Marks.System,
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, cancel) => SystemReader.Read((INamedTypeSymbol)target.TargetSymbol, cancel)!)
            .WithTrackingName(SystemSteps.Declared);

        // Each with its board; without any declaration, one for each board of the project.
        var planned = declared
            .Combine(known)
            .Combine(emits)
            .Select(static (all, cancel) => PlannedSystem.Of(all.Left.Left, all.Left.Right, all.Right, cancel))
            .WithTrackingName(SystemSteps.Planned);
        var undeclared = declared.Collect()
            .Combine(known)
            .Combine(emits)
            .SelectMany(static (all, cancel) => all.Left.Left.IsEmpty && all.Right.OfUndeclared ? all.Left.Right.OfProject.Select(board => PlannedSystem.Default(board, all.Right, cancel)) : [])
            .WithTrackingName(SystemSteps.Undeclared);

        // Later steps have no locations.
        var outputs = planned.Collect().Combine(undeclared.Collect())
            .Select(static (both, _) => SystemNames.Distinct(both.Left.Concat(both.Right)))
            .WithTrackingName(SystemSteps.Outputs);
        context.RegisterSourceOutput(outputs.SelectMany(static (all, _) => all.Systems), static (output, system) =>
        {
            if (SystemEmitter.Emit(system) is { } halves)
                output.AddSource(HintName.Of(system.FullName, "System"), SourceText.From(halves, Encoding.UTF8));
        });

        // No user's code refers to the descriptions, so an editor does not need them.
        context.RegisterImplementationSourceOutput(outputs.SelectMany(static (all, _) => all.Systems).Combine(emits), static (output, pair) =>
        {
            if (pair.Right.OfDeclared)
                output.AddSource(HintName.Of(DescriptionEmitter.SimpleName, pair.Left.Name), SourceText.From(DescriptionEmitter.Emit(pair.Left), Encoding.UTF8));
        });

        var diagnostics = planned.Collect().Combine(undeclared.Collect()).Combine(outputs).Combine(emits)
            .Select(static (all, _) => Reported(all.Left.Left.Left.Concat(all.Left.Left.Right), all.Left.Right, all.Right))
            .WithTrackingName(SystemSteps.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (output, found) =>
        {
            foreach (Diagnostic diagnostic in found)
                output.ReportDiagnostic(diagnostic.ToRoslyn());
        });
    }

    private static ValueList<Diagnostic> Reported(IEnumerable<PlannedSystem> systems, SystemNames names, SystemOptions options) => systems
        .SelectMany(static system => system.Diagnostics)
        .Where(static diagnostic => diagnostic.Rule.BreaksOutput)
        .Concat(names.Diagnostics)
        .Concat(ConfigurationDiagnostics.OfVersion(options.UnknownVersion))
        .Distinct()
        .ToValueList();
}
