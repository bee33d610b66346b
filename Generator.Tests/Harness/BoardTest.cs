using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Boards.Generator;
using Boards.Generator.Diagnostics;
using Boards.Generator.Sources;
using Boards.Generator.Systems;
using Boards.Generator.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Testing.Model;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Tests.Harness;

/// <summary>
/// A test of the generator and the analyzers on a project. In addition to what the test package checks, each test runs the
/// generator again over the same input, read again, and fails if a step is computed again or holds an object of the
/// compiler; the test package has no access to the steps of a driver.
/// </summary>
public class BoardTest : CSharpSourceGeneratorTest<BoardGenerator, DefaultVerifier>
{
    /// <summary>A project in the namespace <c>Test</c>.</summary>
    public BoardTest()
    {
        ReferenceAssemblies = Frameworks.None;
        TestState.AdditionalReferences.AddRange([.. Frameworks.Current, Frameworks.Boards]);
        CompilerDiagnostics = CompilerDiagnostics.Warnings;
        // Generated code has its own tests; here it would only be in the way.
        TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        SolutionTransforms.Add(AddOptions);
    }

    /// <summary>The analyzers that run on the project and the code generated for it.</summary>
    public List<DiagnosticAnalyzer> Analyzers { get; } = [new SourceAnalyzer(), new UnavailableDeviceAnalyzer(), new SystemAnalyzer()];

    /// <summary>Options of the project, as a build passes them on.</summary>
    public Dictionary<string, string> GlobalOptions { get; } = new(StringComparer.Ordinal)
    {
        ["build_property.RootNamespace"] = "Test",
        ["build_property.ProjectDir"] = "/p/",
    };

    /// <summary>Options of each file, by its path, such as <c>build_metadata.AdditionalFiles.DevicetreeClass</c>.</summary>
    public Dictionary<string, Dictionary<string, string>> FileOptions { get; } = new(StringComparer.Ordinal);

    /// <summary>Additional files that exist but cannot be read. The documents of a workspace always have a text.</summary>
    public List<string> UnreadableFiles { get; } = [];

    /// <summary>The language of the project.</summary>
    public LanguageVersion LanguageVersion { get; set; } = LanguageVersion.Latest;

    /// <summary>
    /// What the compiler does with documentation. Generated code has <c>#pragma warning disable</c>, so nothing would be reported for it, and
    /// to compile its documentation takes a fifth of the time of a test; <c>RealBoardsTests</c> checks it.
    /// </summary>
    public DocumentationMode DocumentationMode { get; set; } = DocumentationMode.Parse;

    /// <summary>A project with one source, <c>/p/Board.dts</c>.</summary>
    public static BoardTest Of(string dts, string code = "") => new()
    {
        TestState = { AdditionalFiles = { ("/p/Board.dts", dts) }, Sources = { ("/p/Code.cs", code) } },
    };

    /// <summary>The first run over the project, for a test that checks more than diagnostics.</summary>
    internal GeneratorRun Start()
    {
        SolutionState state = TestState.WithInheritedValuesApplied(null, [])
            .WithProcessedMarkup(MarkupOptions, null, [.. Analyzers.SelectMany(static a => a.SupportedDiagnostics)], [], DefaultFilePath);
        // All of it is in memory, so nothing is waited for.
        Project project = CreateProjectAsync(new EvaluatedProjectState(state, ReferenceAssemblies), [], default).GetAwaiter().GetResult();
        return GeneratorRun.Start((CSharpCompilation)project.GetCompilationAsync().GetAwaiter().GetResult()!, GetAnalyzerOptions(project), new BoardGenerator());
    }

    /// <inheritdoc/>
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analyzers;

    /// <inheritdoc/>
    // GetProjectCompilationAsync generates. The test package would generate once more to compare the sources, which
    // SkipGeneratedSourcesCheck leaves out.
    protected override IEnumerable<Type> GetSourceGenerators() => [];

    /// <inheritdoc/>
    protected override Task RunImplAsync(CancellationToken cancellationToken)
    {
        // The test package requires a file in each project; a project with only a board has none.
        if (TestState.Sources.Count == 0)
            TestState.Sources.Add("");
        return base.RunImplAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<(Compilation compilation, ImmutableArray<Diagnostic> generatorDiagnostics)> GetProjectCompilationAsync(
        Project project, IVerifier verifier, CancellationToken cancellationToken)
    {
        GeneratorRun run = GeneratorRun.Start((CSharpCompilation)(await project.GetCompilationAsync(cancellationToken))!, GetAnalyzerOptions(project), new BoardGenerator(), cancellationToken);
        string[] failures =
        [
            .. run.Results.Where(static result => result.Exception is not null).Select(static result => $"the generator threw {result.Exception}"),
            .. CacheCheck.RunAgain(run.Reread(cancellationToken)),
            .. CacheCheck.KeptAlive(run),
        ];
        if (failures.Length > 0)
            verifier.Fail(string.Join("\n", failures));
        return (run.Output, run.GeneratorDiagnostics);
    }

    /// <inheritdoc/>
    protected override AnalyzerOptions GetAnalyzerOptions(Project project) => new(
        [
            .. project.AnalyzerOptions.AdditionalFiles.OrderBy(static file => file.Path, System.StringComparer.Ordinal).Select(static file => new TestAdditionalText(file.Path, file.GetText())),
            .. UnreadableFiles.Select(static path => new TestAdditionalText(path, (SourceText?)null)),
        ],
        project.AnalyzerOptions.AnalyzerConfigOptionsProvider);

    /// <inheritdoc/>
    protected override ParseOptions CreateParseOptions() => ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(LanguageVersion).WithDocumentationMode(DocumentationMode);

    /// <inheritdoc/>
    protected override CompilationOptions CreateCompilationOptions() => ((CSharpCompilationOptions)base.CreateCompilationOptions())
        .WithNullableContextOptions(LanguageVersion < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : NullableContextOptions.Enable);

    /// <inheritdoc/>
    protected override Project ApplyCompilationOptions(Project project) =>
        // The test package gives each rule its default severity here, which overrides a .globalconfig.
        project.WithCompilationOptions(project.CompilationOptions!.WithSpecificDiagnosticOptions([KeyValuePair.Create("AD0001", ReportDiagnostic.Error)]));

    /// <inheritdoc/>
    protected override ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics) =>
        [.. base.FilterDiagnostics(diagnostics).Where(found => !DisabledDiagnostics.Contains(found.diagnostic.Id))];

    // The file in which a build passes its properties and its items' metadata to the compiler.
    private Solution AddOptions(Solution solution, ProjectId project)
    {
        StringBuilder text = new("is_global = true\n");
        foreach ((string key, string value) in GlobalOptions)
            text.Append(key).Append(" = ").Append(value).Append('\n');
        foreach ((string path, Dictionary<string, string> options) in FileOptions)
        {
            text.Append('[').Append(path).Append("]\n");
            foreach ((string key, string value) in options)
                text.Append(key).Append(" = ").Append(value).Append('\n');
        }

        const string Path = "/Generated.MSBuildEditorConfig.editorconfig";
        return solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), Path, SourceText.From(text.ToString()), filePath: Path);
    }
}
