using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Boards.Generator.Runtime;

/// <summary>
/// The types and members of the core library, by name, from its sources: the additional files with the metadata
/// <c>BoardsCoreLibrary</c>.
/// </summary>
internal sealed class CoreLibrary
{
    private const string Mark = "build_metadata.AdditionalFiles.BoardsCoreLibrary";

    private readonly Dictionary<string, HashSet<string>> _types = [];

    private CoreLibrary(IEnumerable<SyntaxNode> roots)
    {
        foreach (BaseTypeDeclarationSyntax type in roots.SelectMany(static root => root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()))
        {
            string name = NameOf(type);
            if (!_types.TryGetValue(name, out HashSet<string>? members))
                _types.Add(name, members = []);
            if (type is TypeDeclarationSyntax declaration)
                members.UnionWith(declaration.Members.SelectMany(NamesOf));
        }
    }

    /// <summary>Reads the core library; null if the project names no source of it.</summary>
    public static CoreLibrary? Of(AnalyzerOptions options, CancellationToken cancel)
    {
        ImmutableArray<SyntaxNode> roots =
        [
            .. options.AdditionalFiles
                .Where(file => options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(Mark, out string? value) && value == "true")
                .Select(file => file.GetText(cancel))
                .Where(static text => text is not null)
                .Select(text => CSharpSyntaxTree.ParseText(text!, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Preview), cancellationToken: cancel).GetRoot(cancel)),
        ];
        return roots.IsEmpty ? null : new CoreLibrary(roots);
    }

    /// <summary>Whether the core library has a type.</summary>
    public bool Has(INamedTypeSymbol type) => _types.ContainsKey(NameOf(type));

    /// <summary>Whether the core library has a member of that name or, for a member that every type has, the type.</summary>
    public bool Has(ISymbol member)
    {
        if (!_types.TryGetValue(NameOf(member.ContainingType), out HashSet<string>? members))
            return false;
        return member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true } || members.Contains(member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor } => ".ctor",
            IMethodSymbol { AssociatedSymbol: IPropertySymbol { IsIndexer: true } } or IPropertySymbol { IsIndexer: true } => "this[]",
            IMethodSymbol { AssociatedSymbol: { } property } => property.Name,
            _ => member.Name,
        });
    }

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        IndexerDeclarationSyntax => ["this[]"],
        ConstructorDeclarationSyntax => [".ctor"],
        ConversionOperatorDeclarationSyntax conversion => [conversion.ImplicitOrExplicitKeyword.IsKind(SyntaxKind.ImplicitKeyword) ? "op_Implicit" : "op_Explicit"],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        _ => [],
    };

    private static string NameOf(BaseTypeDeclarationSyntax type)
    {
        int arity = type is TypeDeclarationSyntax { TypeParameterList: { } parameters } ? parameters.Parameters.Count : 0;
        string name = arity == 0 ? type.Identifier.ValueText : $"{type.Identifier.ValueText}`{arity}";
        return type.Parent switch
        {
            BaseTypeDeclarationSyntax outer => NameOf(outer) + "." + name,
            BaseNamespaceDeclarationSyntax space => space.Name + "." + name,
            _ => name,
        };
    }

    private static string NameOf(INamedTypeSymbol type) => type.ContainingType is { } outer
        ? NameOf(outer) + "." + type.MetadataName
        : type.ContainingNamespace.IsGlobalNamespace ? type.MetadataName : type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName;
}
