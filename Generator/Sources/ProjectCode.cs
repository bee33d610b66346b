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
/// <param name="HidesSystem">
/// Reported if the project has a class System in the global namespace: the class hides the namespace, no name in generated code would be
/// found, and nothing is generated. Null if it has none.
/// </param>
internal sealed record ProjectCode(bool HasNullable, Diagnostic? HidesSystem)
{
    private const string Hiding = "System";

    /// <summary>Reads it from the declarations of a compilation.</summary>
    public static ProjectCode Of(Compilation compilation) => new(
        ((CSharpCompilation)compilation).LanguageVersion >= LanguageVersion.CSharp8,
        compilation.Assembly.GlobalNamespace.GetTypeMembers(Hiding)
            .SelectMany(static type => type.Locations).Select(static at => ConfigurationDiagnostics.HidesSystem(at.ToEngine())).FirstOrDefault());

    /// <summary>Whether a file declares a type that hides the namespace.</summary>
    public static bool HidesSystemIn(SyntaxTree file, CancellationToken cancel) =>
        ((CompilationUnitSyntax)file.GetRoot(cancel)).Members.Any(static member => member switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.ValueText == Hiding,
            DelegateDeclarationSyntax type => type.Identifier.ValueText == Hiding,
            _ => false,
        });
}
