using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Boards.Devicetree.Text;
using Boards.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Diagnostic = Boards.Devicetree.Text.Diagnostic;

namespace Boards.Generator.Sources;

/// <summary>What generated C# depends on in the project's own C#.</summary>
/// <param name="HasNullable">Whether its language has nullable reference types.</param>
/// <param name="Hides">
/// Reported if the project has a type in the global namespace that hides a namespace of which generated code uses types: none of them
/// would be found, and nothing is generated. Null if it has none.
/// </param>
internal sealed record ProjectCode(bool HasNullable, Diagnostic? Hides)
{
    private static readonly ImmutableArray<string> Namespaces = ["Boards", "System"];

    /// <summary>Reads it from the declarations of a compilation.</summary>
    public static ProjectCode Of(Compilation compilation) => new(
        ((CSharpCompilation)compilation).LanguageVersion >= LanguageVersion.CSharp8,
        Namespaces.SelectMany(name => compilation.Assembly.GlobalNamespace.GetTypeMembers(name, arity: 0))
            .Select(static type => ConfigurationDiagnostics.HidesNamespace(type.Name, type.Locations[0].ToEngine())).FirstOrDefault());

    /// <summary>Whether a file declares a type that hides one of the namespaces.</summary>
    public static bool HidesNamespaceIn(SyntaxTree file, CancellationToken cancel) =>
        ((CompilationUnitSyntax)file.GetRoot(cancel)).Members.Any(static member => member switch
        {
            BaseTypeDeclarationSyntax type => Namespaces.Contains(type.Identifier.ValueText),
            DelegateDeclarationSyntax type => Namespaces.Contains(type.Identifier.ValueText),
            _ => false,
        });
}
