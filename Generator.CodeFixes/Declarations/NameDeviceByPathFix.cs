using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator.Diagnostics;
using Boards.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>
/// Replaces the class or constant of a device, which is generated in the same project, with the device's path: the generator
/// cannot see generated code, but a fix can.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NameDeviceByPathFix)), Shared]
public sealed class NameDeviceByPathFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableCodeRules.UnknownConstant.Id];

    private protected override Task<ImmutableArray<Fix>> FindAsync(Subject subject, CancellationToken cancel)
    {
        string? path = subject.Expression switch
        {
            TypeOfExpressionSyntax { Type: { } type } => subject.Model.GetSymbolInfo(type, cancel).Symbol is INamedTypeSymbol device ? DeviceClasses.PathOf(device) : null,
            { } constant => subject.Model.GetConstantValue(constant, cancel).Value as string,
            null => null,
        };
        return Task.FromResult<ImmutableArray<Fix>>(path is null ? [] :
        [
            new Fix(
                $"Name it \"{path}\"",
                subject.Diagnostic.Id,
                [subject.Replace(subject.Expression!.Span, AttributeText.Quote(path), $"{subject.Expression.Span} of {subject.Document.Id}")]),
        ]);
    }
}
