using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Generator.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Boards.Generator.Systems.Declarations;

/// <summary>
/// Compares the declarations of two compilations, so that the systems are not read again after an edit in the body of a method: the
/// compiler would bind their attributes, which takes longer than all other steps.
/// </summary>
/// <remarks>
/// An argument may be a constant or a type of any file, so the declarations of every file must be equal. A file that could contain a
/// part of a system, or that hides a namespace of generated code, must be the same file, because diagnostics have positions in it.
/// </remarks>
internal sealed class DeclarationComparer : IEqualityComparer<Compilation>
{
    public bool Equals(Compilation before, Compilation after) =>
        before.Options.Equals(after.Options)
        && before.ExternalReferences.SequenceEqual(after.ExternalReferences)
        && AreSame(((CSharpCompilation)before).SyntaxTrees, ((CSharpCompilation)after).SyntaxTrees);

    public int GetHashCode(Compilation compilation) => compilation.Options.GetHashCode();

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
        before.Options.Equals(after.Options)
        && before.IsEquivalentTo(after, topLevel: true)
        && !TypesOfFile.Of(after).Any(static type => type.AttributeLists.Count > 0 || type.Modifiers.Any(SyntaxKind.PartialKeyword))
        && !ProjectCode.HidesNamespaceIn(after, CancellationToken.None);
}
