using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Boards.Generator.Pipeline;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boards.Generator.Systems.Declarations;

/// <summary>
/// Whether the declarations of two compilations are the same, so that an edit of a method's body reads none again. To bind their
/// attributes takes the compiler a hundred times longer than this comparison.
/// </summary>
/// <remarks>
/// An argument may be a constant or a type of any file, so every file must declare the same. A file that could have a part of a
/// declaration must be the same file: a diagnostic has a position in it.
/// </remarks>
internal sealed class DeclarationComparer : IEqualityComparer<Joined<Batch<TypeDeclarationSyntax>, Compilation>>
{
    public bool Equals(Joined<Batch<TypeDeclarationSyntax>, Compilation> before, Joined<Batch<TypeDeclarationSyntax>, Compilation> after) =>
        before.Left.Equals(after.Left)
        && before.Right.Options.Equals(after.Right.Options)
        && before.Right.ExternalReferences.SequenceEqual(after.Right.ExternalReferences)
        && AreSame(((CSharpCompilation)before.Right).SyntaxTrees, ((CSharpCompilation)after.Right).SyntaxTrees);

    public int GetHashCode(Joined<Batch<TypeDeclarationSyntax>, Compilation> input) => input.Left.GetHashCode();

    private static bool AreSame(ImmutableArray<SyntaxTree> before, ImmutableArray<SyntaxTree> after)
    {
        if (before.Length != after.Length)
            return false;
        for (int i = 0; i < before.Length; i++)
        {
            if (before[i] != after[i] && !DeclareTheSame(before[i], after[i]))
                return false;
        }

        return true;
    }

    private static bool DeclareTheSame(SyntaxTree before, SyntaxTree after) =>
        before.Options.Equals(after.Options) && before.IsEquivalentTo(after, topLevel: true) && !after.GetRoot()
            .DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)
            .OfType<TypeDeclarationSyntax>()
            .Any(static type => type.AttributeLists.Count > 0 || type.Modifiers.Any(SyntaxKind.PartialKeyword));
}
