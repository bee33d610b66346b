using Boards.Generator;
using Boards.Generator.Diagnostics;
using Boards.Generator.Systems;
using Boards.Generator.Usage;

namespace Boards.Tests.Harness;

/// <summary>A test of what the product makes of a project: its generator and all its analyzers.</summary>
public class BoardTest : CSharpSourceGeneratorTest<BoardGenerator, DefaultVerifier>
{
    /// <summary>A project in the namespace <c>Test</c>.</summary>
    public BoardTest()
    {
        Analyzers.AddRange([new SourceAnalyzer(), new UnavailableDeviceAnalyzer(), new SystemAnalyzer()]);
        CompilerDiagnostics = CompilerDiagnostics.Warnings;
        TestState.GlobalOptions["build_property.RootNamespace"] = "Test";
        TestState.GlobalOptions["build_property.ProjectDir"] = "/p/";
    }

    /// <summary>A project with one source, <c>/p/Board.dts</c>.</summary>
    public static BoardTest Of(string dts, string code = "") => new()
    {
        TestState = { AdditionalFiles = { ("/p/Board.dts", dts) }, Sources = { ("/p/Code.cs", code) } },
    };
}
