using System.Linq;
using System.Threading;
using Boards.Microkit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Boards.Generator.Sources;

/// <summary>A name in the full name of a board's class that the project's own C# uses for something else.</summary>
/// <param name="Class">The full name of the board's class.</param>
/// <param name="Name">The full name that is used: of the class, or of a namespace around it.</param>
/// <param name="IsNamespace">Whether it is the name of a namespace; otherwise of a type.</param>
internal sealed record TakenName(string Class, string Name, bool IsNamespace)
{
    /// <summary>The taken names of boards, in the order of the boards.</summary>
    public static ValueList<TakenName> Of(ProjectSources sources, Compilation compilation, CancellationToken cancel) => sources.Boards
        .Where(static board => board.Board is not null)
        .Select(static board => board.Name)
        .Distinct()
        .Select(name => Of(name, compilation.Assembly.GlobalNamespace, cancel))
        .OfType<TakenName>()
        .ToValueList();

    private static TakenName? Of(BoardName board, INamespaceSymbol around, CancellationToken cancel)
    {
        foreach (string part in board.Namespace.Split('.').Where(static part => part.Length > 0))
        {
            if (around.GetTypeMembers(part, arity: 0) is [var type, ..])
                return new TakenName(board.FullName, type.ToDisplayString(), IsNamespace: false);
            if (around.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault() is not { } inner)
                return null;
            around = inner;
        }

        return around.GetMembers(board.ClassName).OfType<INamespaceSymbol>().Any() ? new TakenName(board.FullName, board.FullName, IsNamespace: true)
            : around.GetTypeMembers(board.ClassName, arity: 0) is [var rival, ..] && !IsPart(rival, cancel) ? new TakenName(board.FullName, board.FullName, IsNamespace: false)
            : null;
    }

    // A class with the modifier in every declaration can have a generated part.
    private static bool IsPart(INamedTypeSymbol type, CancellationToken cancel) => type.DeclaringSyntaxReferences.All(
        part => part.GetSyntax(cancel) is ClassDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
