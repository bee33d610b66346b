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
/// <see cref="AnalyzerTest{TVerifier}.TestState"/> into <see cref="FixedState"/>, additional files included.
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

    /// <inheritdoc/>
    protected override IEnumerable<Type> GetSourceGenerators() => Generators;

    /// <inheritdoc/>
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new TAnalyzer()];

    /// <inheritdoc/>
    public override async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await VerifyStateAsync(TestState, "before the fix: ", cancellationToken);
        SolutionState before = TestState.WithoutMarkup();
        SolutionState after = await FixAllOf(TestState.WithoutMarkup(), cancellationToken);
        SolutionState expected = FixedState.WithoutMarkup();
        Compare(expected.Sources.Count > 0 ? expected.Sources : before.Sources, after.Sources);
        Compare(expected.AdditionalFiles.Count > 0 ? expected.AdditionalFiles : before.AdditionalFiles, after.AdditionalFiles);
        after.ExpectedDiagnostics.Clear();
        after.ExpectedDiagnostics.AddRange(expected.ExpectedDiagnostics);
        await VerifyStateAsync(after, "after the fix: ", cancellationToken);
    }

    private async Task<SolutionState> FixAllOf(SolutionState state, CancellationToken cancel)
    {
        for (int round = 0; round < 20; round++)
        {
            GeneratorRun run = Start(state, cancel);
            ImmutableArray<Diagnostic> diagnostics = await run.AnalyzeAsync([.. GetDiagnosticAnalyzers()], cancel);
            SolutionState? next = null;
            foreach (Diagnostic diagnostic in diagnostics.Where(static d => new TCodeFix().FixableDiagnosticIds.Contains(d.Id)).OrderBy(static d => d.Location.GetLineSpan().ToString(), StringComparer.Ordinal))
            {
                if ((next = await Fix(state, run, diagnostic, cancel)) is not null)
                    break;
            }

            if (next is null)
                return state;
            state = next;
        }

        Verify.Fail("the fix does not come to an end");
        return state;
    }

    // The workspace holds the generated files as ordinary documents; a fix sees the same symbols and may not edit them.
    private async Task<SolutionState?> Fix(SolutionState state, GeneratorRun run, Diagnostic diagnostic, CancellationToken cancel)
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

        string path = diagnostic.Location.GetLineSpan().Path;
        TextDocument? document = solution.GetProject(id)!.Documents.Concat(solution.GetProject(id)!.AdditionalDocuments).FirstOrDefault(file => file.FilePath == path);
        if (document is null)
            return null;
        List<CodeAction> actions = [];
        await new TCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), cancel));
        if (actions.Count <= CodeActionIndex)
            return null;
        CodeAction taken = actions[CodeActionIndex];
        if (CodeActionEquivalenceKey is not null && taken.EquivalenceKey != CodeActionEquivalenceKey)
            Verify.Fail($"the fix has the key {taken.EquivalenceKey}, not {CodeActionEquivalenceKey}");
        Solution changed = (await taken.GetOperationsAsync(cancel)).OfType<ApplyChangesOperation>().Single().ChangedSolution;
        return await Read(state, changed.GetProject(id)!, cancel);
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

    private static void Compare(IEnumerable<TestFile> expected, IEnumerable<TestFile> actual)
    {
        foreach ((TestFile wanted, TestFile given) in expected.Zip(actual))
        {
            if (wanted.Content != given.Content)
                Verify.Fail($"{given.Name} after the fix is:\n{given.Content}\nexpected:\n{wanted.Content}");
        }
    }
}
