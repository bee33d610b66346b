using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boards.Generator.Systems.Declarations;

/// <summary>The types that a file declares, searched for once.</summary>
internal static class TypesOfFile
{
    private static readonly ConditionalWeakTable<SyntaxTree, TypeDeclarationSyntax[]> Known = new();

    /// <summary>The types in order, including nested types.</summary>
    public static TypeDeclarationSyntax[] Of(SyntaxTree file) => Known.GetValue(file, static file =>
    [
        .. file.GetRoot()
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>(),
    ]);
}
