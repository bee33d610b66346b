using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
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

    /// <summary>Whether the file has a syntax error, so that attributes may be on other types than those that are meant, or on none.</summary>
    public static bool HasSyntaxError(SyntaxTree file, CancellationToken cancel) =>
        file.GetRoot(cancel).ContainsDiagnostics && file.GetDiagnostics(cancel).Any(static found => found.Severity == DiagnosticSeverity.Error);
}
