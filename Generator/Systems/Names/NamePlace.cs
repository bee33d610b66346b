using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Boards.Generator.Naming;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boards.Generator.Systems.Names;

/// <summary>An argument that names something.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="System">The class of the system; null for a class that is not within one.</param>
internal sealed record NamePlace(NameKind Kind, INamedTypeSymbol? System)
{
    /// <summary>The place of an argument; null if it does not name anything.</summary>
    public static NamePlace? Find(AttributeArgumentSyntax argument, SemanticModel model, CancellationToken cancel)
    {
        if (argument.Parent is not AttributeArgumentListSyntax { Parent: AttributeSyntax attribute } list
            || attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declaration
            || model.GetTypeInfo(attribute, cancel).Type?.ToDisplayString() is not { } mark
            || NameOf(argument, list.Arguments.IndexOf(argument), attribute, model, cancel) is not { } name
            || KindOf(mark, name) is not { } kind)
            return null;
        INamedTypeSymbol? type = model.GetDeclaredSymbol(declaration, cancel);
        while (type is not null && !Marks.IsOn(type, Marks.MicrokitSystem))
            type = type.ContainingType;
        return new NamePlace(kind, type);
    }

    // By attribute, and by parameter or property.
    private static NameKind? KindOf(string mark, string argument) => (mark, argument) switch
    {
        (Marks.MicrokitSystem, "source") => NameKind.Board,
        (Marks.MicrokitSystem, "Version") => NameKind.Version,
        (Marks.Passthrough, "device" or "Exclude") => NameKind.Device,
        (Marks.GuestDevicetree, "Console") => NameKind.Device,
        (Marks.GuestDevicetree, "Overlays" or "Source") => NameKind.GuestFile,
        (Marks.Map or Marks.IoMap or Marks.Setvar, "region") => NameKind.MemoryRegion,
        (Marks.Channel, "first" or "second") => NameKind.ProtectionDomain,
        _ => null,
    };

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
