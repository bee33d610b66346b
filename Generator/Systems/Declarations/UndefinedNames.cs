using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boards.Generator.Systems.Declarations;

/// <summary>Finds out whether a name that is not defined may still become defined, by generated code. The compiler reports every other one.</summary>
/// <param name="compilation">The code that is read.</param>
/// <param name="isComplete">Whether it includes the generated code, as it does for an analyzer.</param>
/// <param name="cancel">Ends the work early.</param>
internal sealed class UndefinedNames(Compilation compilation, bool isComplete, CancellationToken cancel)
{
    /// <summary>Whether an expression has a name that is not defined, and that generated code may define.</summary>
    public bool MayBeGenerated(ExpressionSyntax expression)
    {
        // After a syntax error, a name may be what is left of something else, and the compiler reports the error.
        if (isComplete || TypesOfFile.HasSyntaxError(expression.SyntaxTree, cancel))
            return false;
        SemanticModel model = compilation.GetSemanticModel(expression.SyntaxTree);
        return expression.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
            .FirstOrDefault(name => name.Identifier.ValueText != "nameof" && model.GetSymbolInfo(name) is { Symbol: null, CandidateSymbols.IsEmpty: true }) is { } undefined
            && (QualifierOf(undefined) is not { } qualifier || model.GetSymbolInfo(qualifier).Symbol is not INamedTypeSymbol type || IsExtensible(type));
    }

    /// <summary>Whether a class is named by an alias, whose target may be generated.</summary>
    public bool IsAlias(TypeSyntax type) => compilation.GetSemanticModel(type.SyntaxTree) is var model
        && type.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => model.GetAliasInfo(name) is not null);

    private static SyntaxNode? QualifierOf(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Expression,
        QualifiedNameSyntax qualified when qualified.Right == name => qualified.Left,
        _ => null,
    };

    // Generated code adds members to partial types of the project only. A base type that is not defined may be generated as a whole.
    private static bool IsExtensible(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Error
        || type.DeclaringSyntaxReferences.Any(static part => part.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
        || (type.BaseType is { } inherited && IsExtensible(inherited));
}
