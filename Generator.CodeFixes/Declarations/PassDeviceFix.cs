using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator.Diagnostics;
using Boards.Generator.Model;
using Boards.Microkit.Rules;
using Boards.Microkit.Rules.Devices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boards.Generator.CodeFixes.Declarations;

/// <summary>
/// Passes what a passed device needs: the bus that contains one of its regions, or one or all of the devices to which it
/// refers. The new attributes are inserted before that of the device, and name devices by class if that one does.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PassDeviceFix)), Shared]
public sealed class PassDeviceFix : DeclarationFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [FixableRules.UnmappedBus.Id, FixableRules.MissingProvider.Id];

    private protected override Task<ImmutableArray<Fix>> FindAsync(Subject subject, CancellationToken cancel)
    {
        List<Fix> fixes = [];
        string id = subject.Diagnostic.Id;
        if (subject[FixProperties.Node] is { } node && EditOf(subject, [node], cancel) is { } one)
            fixes.Add(new Fix($"Pass {node}", id, [one]));
        if (subject[FixProperties.Nodes]?.Split(FixProperties.Separator) is { Length: > 1 } nodes && EditOf(subject, nodes, cancel) is { } all)
            fixes.Add(new Fix($"Pass all {nodes.Length} devices that it needs", id + ":all", [all]));
        return Task.FromResult(fixes.ToImmutableArray());
    }

    private static Edit? EditOf(Subject subject, IReadOnlyList<string> nodes, CancellationToken cancel)
    {
        if (subject.Attribute is not { } attribute)
            return null;
        string name = attribute.Name.ToString();
        INamedTypeSymbol? board = BoardOf(attribute, subject.Model, cancel);
        string holder = attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? subject.Model.GetDeclaredSymbol(type, cancel)?.ToDisplayString() ?? "" : "";
        IEnumerable<string> further = nodes.Select(node => $"{name}({DeviceText(node, board, subject.Model, attribute.SpanStart)})");
        return new Edit(subject.Document.Id, attribute.Before(further, subject.Text), $"{holder} gets {string.Join(" ", nodes)}");
    }

    private static string DeviceText(string node, INamedTypeSymbol? board, SemanticModel model, int position) =>
        board is not null && DeviceClasses.Find(board, node) is { } device
            ? $"typeof({device.ToMinimalDisplayString(model, position)})"
            : AttributeText.Quote(node);

    // The board of a device that is named by its class; null if the device is named by path, label or alias.
    private static INamedTypeSymbol? BoardOf(AttributeSyntax attribute, SemanticModel model, CancellationToken cancel)
    {
        INamedTypeSymbol? type = attribute.Positional(0, "device") is TypeOfExpressionSyntax { Type: { } written }
            ? model.GetSymbolInfo(written, cancel).Symbol as INamedTypeSymbol
            : null;
        while (type?.ContainingType is { } outer)
            type = outer;
        return type;
    }
}
