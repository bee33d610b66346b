using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;
using Xunit.Sdk;

namespace Boards.Tests.Harness;

/// <summary>The harness finds what it is there to find.</summary>
public class HarnessTests
{
    [Fact]
    public Task A_marked_diagnostic_in_an_additional_file_is_met() => new CSharpSourceGeneratorTest<OopsGenerator, DefaultVerifier>
    {
        TestState = { AdditionalFiles = { ("/p/a.dts", "/ { {|OOPS:oops|}; };\n") } },
    }.RunAsync();

    [Theory]
    [InlineData("/ { {|OOPS:fine|}; };", "missing: diagnostic OOPS at /p/a.dts(0,4)-(0,8)")]
    [InlineData("/ { oops; };", "/ { {|OOPS:oops|}; };\nExpectedDiagnostics.Add(new DiagnosticResult(\"OOPS\", DiagnosticSeverity.Warning).WithSpan(\"/p/a.dts\", 1, 5, 1, 9)")]
    [InlineData("/ { {|OOPS:oops;|} };", "not expected")]
    public async Task A_difference_is_told_with_the_line_to_paste(string text, string told)
    {
        var failure = await Assert.ThrowsAsync<FailException>(() => new CSharpSourceGeneratorTest<OopsGenerator, DefaultVerifier>
        {
            TestState = { AdditionalFiles = { ("/p/a.dts", text) } },
        }.RunAsync());
        Assert.Contains(told, failure.Message);
    }

    [Fact]
    public async Task An_object_of_the_compiler_in_a_step_is_told_with_the_way_to_it()
    {
        var failure = await Assert.ThrowsAsync<FailException>(() => new CSharpSourceGeneratorTest<HoardingGenerator, DefaultVerifier>
        {
            TestCode = "class C { }",
        }.RunAsync());
        Assert.Contains("step Hoard holds a ", failure.Message);
        Assert.Contains("step Hoard is Modified in a second run", failure.Message);
    }

    [Fact]
    public async Task A_generated_file_that_differs_is_told_by_line()
    {
        var failure = await Assert.ThrowsAsync<FailException>(() => new CSharpSourceGeneratorTest<OopsGenerator, DefaultVerifier>
        {
            TestState = { AdditionalFiles = { ("/p/a.dts", "") }, GeneratedSources = { ("a.g.cs", "// one\n// two\n") } },
        }.RunAsync());
        Assert.Contains("a.g.cs differs from line 2:\n- // two\n+ // 2", failure.Message);
    }

    /// <summary>Reports the word "oops" and writes a file.</summary>
    private sealed class OopsGenerator : IIncrementalGenerator
    {
#pragma warning disable RS2008 // A rule of a test is never released.
        private static readonly DiagnosticDescriptor Oops = new("OOPS", "Oops", "Oops", "Test", DiagnosticSeverity.Warning, true);
#pragma warning restore RS2008

        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.AdditionalTextsProvider.Select(static (file, cancel) => (file.Path, Text: file.GetText(cancel)!.ToString())).WithTrackingName("Read"),
            static (output, file) =>
            {
                output.AddSource("a.g.cs", "// one\n// 2\n");
                if (file.Text.IndexOf("oops", System.StringComparison.Ordinal) is >= 0 and int at)
                {
                    TextSpan span = new(at, 4);
                    output.ReportDiagnostic(Diagnostic.Create(Oops, Location.Create(file.Path, span, SourceText.From(file.Text).Lines.GetLinePositionSpan(span))));
                }
            });
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
