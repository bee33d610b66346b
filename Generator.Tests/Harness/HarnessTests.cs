using System;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Boards.Tests.Harness;

/// <summary>The checks that the harness adds to the test package find what they are made to find.</summary>
public class HarnessTests
{
    [Theory]
    [InlineData("/dts-v1/; / { {|BRD0020:x|}; };")]
    [InlineData("/dts-v1/; / { a = <1> };")]
    public Task A_mark_without_a_diagnostic_and_a_diagnostic_without_a_mark_fail(string dts) =>
        Assert.ThrowsAsync<InvalidOperationException>(() => BoardTest.Of(dts).RunAsync());

    [Fact]
    public void An_object_of_the_compiler_in_a_step_is_found_with_the_way_to_it()
    {
        CSharpCompilation input = CSharpCompilation.Create("P", [CSharpSyntaxTree.ParseText("class C { }")], Frameworks.Current);
        GeneratorRun run = GeneratorRun.Start(input, new([]), new HoardingGenerator());
        Assert.Contains(CacheCheck.KeptAlive(run), static failure => failure.StartsWith("step Hoard holds a ", StringComparison.Ordinal));
        Assert.Contains("step Hoard is Modified in a second run over equal input", CacheCheck.RunAgain(run.Reread()));
    }

    /// <summary>Keeps a symbol in its pipeline.</summary>
    private sealed class HoardingGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.SyntaxProvider.CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax,
                static (at, cancel) => new { Symbol = at.SemanticModel.GetDeclaredSymbol((ClassDeclarationSyntax)at.Node, cancel) }).WithTrackingName("Hoard"),
            static (_, _) => { });
    }
}
