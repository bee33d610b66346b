using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Generator.Naming;
using Boards.Generator.Systems.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Generator.Completion;

/// <summary>A string in an attribute of a system that names something.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Span">The text between its quotes.</param>
/// <param name="System">The class of the system; null for a class that is not within one.</param>
internal sealed record NamePlace(NameKind Kind, TextSpan Span, INamedTypeSymbol? System)
{
    // By attribute, and by parameter or property.
    private static readonly Dictionary<(string Mark, string Argument), NameKind> Kinds = new()
    {
        [(Marks.MicrokitSystem, "source")] = NameKind.Board,
        [(Marks.MicrokitSystem, "Version")] = NameKind.Version,
        [(Marks.Passthrough, "device")] = NameKind.Device,
        [(Marks.Passthrough, "Exclude")] = NameKind.Device,
        [(Marks.GuestDevicetree, "Console")] = NameKind.Device,
        [(Marks.GuestDevicetree, "Overlays")] = NameKind.GuestFile,
        [(Marks.GuestDevicetree, "Source")] = NameKind.GuestFile,
        [(Marks.Map, "region")] = NameKind.MemoryRegion,
        [(Marks.IoMap, "region")] = NameKind.MemoryRegion,
        [(Marks.Setvar, "region")] = NameKind.MemoryRegion,
        [(Marks.Channel, "first")] = NameKind.ProtectionDomain,
        [(Marks.Channel, "second")] = NameKind.ProtectionDomain,
    };

    /// <summary>The string at a position; null if there is none, or if it names nothing that is known.</summary>
    public static NamePlace? Find(SyntaxNode root, SemanticModel model, int position, CancellationToken cancel)
    {
        SyntaxToken token = root.FindToken(position);
        if (token.SpanStart >= position && position > 0)
            token = root.FindToken(position - 1);
        if (!token.IsKind(SyntaxKind.StringLiteralToken) || token.Text.Length == 0 || token.Text[0] != '"'
            || token.Parent?.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { Parent: AttributeArgumentListSyntax { Parent: AttributeSyntax attribute } list } argument
            || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration)
            return null;

        // A string that is not yet closed ends with the line.
        bool isClosed = token.Text.Length > 1 && token.Text[token.Text.Length - 1] == '"';
        TextSpan span = TextSpan.FromBounds(token.SpanStart + 1, isClosed ? token.Span.End - 1 : token.Span.End);
        if (position < span.Start || position > span.End || model.GetTypeInfo(attribute, cancel).Type?.ToDisplayString() is not { } mark
            || NameOf(argument, list.Arguments.IndexOf(argument), attribute, model, cancel) is not { } name || !Kinds.TryGetValue((mark, name), out NameKind kind))
            return null;
        INamedTypeSymbol? type = model.GetDeclaredSymbol(declaration, cancel);
        while (type is not null && !Marks.IsOn(type, Marks.MicrokitSystem))
            type = type.ContainingType;
        return new NamePlace(kind, span, type);
    }

    // While arguments are missing, no constructor matches yet, so all candidates are used.
    private static string? NameOf(AttributeArgumentSyntax argument, int index, AttributeSyntax attribute, SemanticModel model, CancellationToken cancel)
    {
        if (argument.NameEquals is { } named)
            return named.Name.Identifier.ValueText;
        if (argument.NameColon is { } colon)
            return colon.Name.Identifier.ValueText;
        SymbolInfo constructor = model.GetSymbolInfo(attribute, cancel);
        IEnumerable<ISymbol> candidates = constructor.Symbol is { } symbol ? [symbol] : constructor.CandidateSymbols;
        return candidates.OfType<IMethodSymbol>().Where(method => index < method.Parameters.Length && method.Parameters[index].Type.SpecialType == SpecialType.System_String)
            .Select(method => method.Parameters[index].Name).FirstOrDefault();
    }
}
