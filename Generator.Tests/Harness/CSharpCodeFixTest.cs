using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Tests.Harness;

/// <summary>
/// A test of a code fix: applied to one diagnostic after the other until none can be fixed, it must turn
/// <see cref="AnalyzerTest{TVerifier}.TestState"/> into <see cref="FixedState"/>, additional files included; and so must
/// its Fix All, where it has one.
/// </summary>
/// <typeparam name="TAnalyzer">Who reports the diagnostic.</typeparam>
/// <typeparam name="TCodeFix">Who fixes it.</typeparam>
/// <typeparam name="TVerifier">The test framework.</typeparam>
public class CSharpCodeFixTest<TAnalyzer, TCodeFix, TVerifier> : AnalyzerTest<TVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
    where TVerifier : IVerifier, new()
{
    /// <summary>What is expected afterwards. A list of files that is empty means that none of that kind changes.</summary>
    public SolutionState FixedState { get; } = new();

    /// <summary>The only C# file afterwards.</summary>
    public string FixedCode
    {
        set => FixedState.Sources.Add(value);
    }

    /// <summary>Generators that run beside the analyzer.</summary>
    public List<Type> Generators { get; } = [];

    /// <summary>Which of the offered fixes is taken.</summary>
    public int CodeActionIndex { get; set; }

    /// <summary>The key that the fix taken must have.</summary>
    public string? CodeActionEquivalenceKey { get; set; }

    /// <summary>How often Fix All is taken until nothing is left to fix; more than once where a fix brings up what another one fixes.</summary>
    public int NumberOfFixAllIterations { get; set; } = 1;

    /// <inheritdoc/>
    protected override IEnumerable<Type> GetSourceGenerators() => Generators;

    /// <inheritdoc/>
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new TAnalyzer()];

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await VerifyStateAsync(TestState, "before the fix: ", cancellationToken);
        SolutionState after = await FixOneAfterTheOther(TestState.WithoutMarkup(), cancellationToken);
        await VerifyFixedAsync(after, "after the fix: ", cancellationToken);
        if (new TCodeFix().GetFixAllProvider() is { } fixAll)
            await VerifyFixedAsync(await FixAllAtOnce(TestState.WithoutMarkup(), fixAll, cancellationToken), "after Fix All: ", cancellationToken);
    }

    private async Task VerifyFixedAsync(SolutionState after, string name, CancellationToken cancel)
    {
        (SolutionState before, SolutionState expected) = (TestState.WithoutMarkup(), FixedState.WithoutMarkup());
        Compare(name, expected.Sources.Count > 0 ? expected.Sources : before.Sources, after.Sources);
        Compare(name, expected.AdditionalFiles.Count > 0 ? expected.AdditionalFiles : before.AdditionalFiles, after.AdditionalFiles);
        after.ExpectedDiagnostics.Clear();
        after.ExpectedDiagnostics.AddRange(expected.ExpectedDiagnostics);
        await VerifyStateAsync(after, name, cancel);
    }

    private async Task<SolutionState> FixOneAfterTheOther(SolutionState state, CancellationToken cancel)
    {
        for (int round = 0; round < 20; round++)
        {
            Situation at = await LookAsync(state, cancel);
            if (at.Taken is not { } taken)
                return state;
            if (CodeActionEquivalenceKey is not null && taken.EquivalenceKey != CodeActionEquivalenceKey)
                Verify.Fail($"the fix has the key {taken.EquivalenceKey}, not {CodeActionEquivalenceKey}");
            state = await ApplyAsync(state, at, taken, cancel);
        }

        Verify.Fail("the fix does not come to an end");
        return state;
    }

    private async Task<SolutionState> FixAllAtOnce(SolutionState state, FixAllProvider fixAll, CancellationToken cancel)
    {
        for (int round = 0; round < NumberOfFixAllIterations; round++)
        {
            Situation at = await LookAsync(state, cancel);
            if (at.Taken is not { } taken)
                return state;
            FixAllContext context = new(at.Document!, new TCodeFix(), FixAllScope.Project, taken.EquivalenceKey!, new TCodeFix().FixableDiagnosticIds, new Known(at.Diagnostics), cancel);
            if (await fixAll.GetFixAsync(context) is not { } all)
                return state;
            state = await ApplyAsync(state, at, all, cancel);
        }

        return state;
    }

    // The workspace holds the generated files as ordinary documents; a fix sees the same symbols and may not edit them.
    private async Task<Situation> LookAsync(SolutionState state, CancellationToken cancel)
    {
        GeneratorRun run = Start(state, cancel);
        ImmutableArray<Diagnostic> analyzed = await run.AnalyzeAsync([.. GetDiagnosticAnalyzers()], cancel);
        ImmutableArray<Diagnostic> fixable =
        [
            .. run.GeneratorDiagnostics.Concat(analyzed)
                .Where(d => new TCodeFix().FixableDiagnosticIds.Contains(d.Id) && !DisabledDiagnostics.Contains(d.Id))
                .OrderBy(static d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan.Start),
        ];
        Project project = Open(state, run);
        foreach (Diagnostic diagnostic in fixable)
        {
            string path = diagnostic.Location.GetLineSpan().Path;
            if (project.Documents.FirstOrDefault(file => file.FilePath == path) is not { } document)
                continue;
            List<CodeAction> actions = [];
            await new TCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), cancel));
            if (actions.Count > CodeActionIndex)
                return new Situation(fixable, project, document, actions[CodeActionIndex]);
        }

        return new Situation(fixable, project, null, null);
    }

    private static Project Open(SolutionState state, GeneratorRun run)
    {
        using AdhocWorkspace workspace = new();
        ProjectId id = ProjectId.CreateNewId();
        Solution solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "TestProject", "TestProject", LanguageNames.CSharp, compilationOptions: run.Input.Options, parseOptions: new CSharpParseOptions(LanguageVersion.Latest)))
            .AddMetadataReferences(id, run.Input.References);
        foreach (TestFile file in state.Sources)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), System.IO.Path.GetFileName(file.Name), SourceText.From(file.Content), filePath: file.Name);
        foreach (GeneratedSourceResult file in run.GeneratedSources)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), file.HintName, file.SourceText, filePath: file.SyntaxTree.FilePath);
        foreach (TestFile file in state.AdditionalFiles)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), System.IO.Path.GetFileName(file.Name), SourceText.From(file.Content), filePath: file.Name);
        return solution.GetProject(id)!;
    }

    private static async Task<SolutionState> ApplyAsync(SolutionState state, Situation at, CodeAction action, CancellationToken cancel)
    {
        Solution changed = (await action.GetOperationsAsync(cancel)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return await Read(state, changed.GetProject(at.Project.Id)!, cancel);
    }

    private static async Task<SolutionState> Read(SolutionState state, Project changed, CancellationToken cancel)
    {
        Dictionary<string, string> texts = [];
        foreach (TextDocument document in changed.Documents.Concat(changed.AdditionalDocuments))
            texts[document.FilePath!] = (await document.GetTextAsync(cancel)).ToString();
        SolutionState after = state.WithoutMarkup();
        after.ExpectedDiagnostics.Clear();
        after.Sources.Clear();
        after.Sources.AddRange(state.Sources.Select(file => file with { Content = texts[file.Name] }));
        after.AdditionalFiles.Clear();
        after.AdditionalFiles.AddRange(state.AdditionalFiles.Select(file => file with { Content = texts[file.Name] }));
        return after;
    }

    private static void Compare(string name, IEnumerable<TestFile> expected, IEnumerable<TestFile> actual)
    {
        foreach ((TestFile wanted, TestFile given) in expected.Zip(actual))
        {
            if (wanted.Content != given.Content)
                Verify.Fail($"{name}{given.Name} is:\n{given.Content}\nexpected:\n{wanted.Content}");
        }
    }

    /// <summary>What can be fixed in a project, and the fix that is taken next.</summary>
    private sealed record Situation(ImmutableArray<Diagnostic> Diagnostics, Project Project, Document? Document, CodeAction? Taken);

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(d => d.Location.GetLineSpan().Path == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
