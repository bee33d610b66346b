using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using BenchmarkDotNet.Attributes;
using Boards.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Boards.Benchmarks;

/// <summary>
/// The time that the generator takes in an editor: in the first run, and after an edit of C#, of a comment in the source, and of
/// a register. Measured with the ODROID-C4 in a project of 100 C# files.
/// </summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private ImmutableArray<AdditionalText> _files;
    private string _source = "";
    private CSharpCompilation _project = null!;
    private CSharpCompilation _editedProject = null!;
    private GeneratorDriver _warm = null!;
    private GeneratorDriver _idle = null!;
    private int _edits;

    /// <summary>Reads the board, and runs the generator until it is warm.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _source = File.ReadAllText(MeasuredBoards.OdroidC4);
        _files = [.. MeasuredBoards.OdroidC4Files.Select(static file => new FileText(file.Path, file.Text))];
        _project = CSharpCompilation.Create(
            "Project",
            Enumerable.Range(0, 100).Select(static i => CSharpSyntaxTree.ParseText(FormattableString.Invariant($"class C{i} {{ int M() => {i}; }}"))),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)));
        _editedProject = _project.ReplaceSyntaxTree(_project.SyntaxTrees[0], CSharpSyntaxTree.ParseText("class Edited { }"));
        _warm = Driver(_files).RunGenerators(_project);
        _idle = CSharpGeneratorDriver.Create([new IdleGenerator().AsSourceGenerator()], _files).RunGenerators(_project);
        Warming.Run(CSharpEdit, IdleCSharpEdit, CommentEdit, RegisterEdit);
    }

    /// <summary>The first run, without cached results.</summary>
    [Benchmark]
    public object Cold() => Driver([.. _files.Select(static file => new FileText(file.Path, file.GetText()!.ToString()))]).RunGenerators(_project);

    /// <summary>Nothing has changed.</summary>
    [Benchmark]
    public object Unchanged() => _warm.RunGenerators(_project);

    /// <summary>A C# file has changed.</summary>
    [Benchmark]
    public object CSharpEdit() => _warm.RunGenerators(_editedProject);

    /// <summary>The same with a generator that has the same inputs and does nothing: the time of the compiler itself.</summary>
    [Benchmark]
    public object IdleCSharpEdit() => _idle.RunGenerators(_editedProject);

    /// <summary>A comment of the source has changed.</summary>
    [Benchmark]
    public object CommentEdit() => Edit(FormattableString.Invariant($"/* {_edits++} */\n{_source}"));

    /// <summary>A register of the source has changed.</summary>
    [Benchmark]
    public object RegisterEdit() => Edit(FormattableString.Invariant($"{_source}\n/ {{ edit@1000 {{ reg = <0x0 {_edits++} 0x0 0x1000>; }}; }};\n"));

    private GeneratorDriver Edit(string source) => _warm
        .ReplaceAdditionalText(_files.Single(static file => file.Path == MeasuredBoards.OdroidC4), new FileText(MeasuredBoards.OdroidC4, source))
        .RunGenerators(_project);

    private static CSharpGeneratorDriver Driver(ImmutableArray<AdditionalText> files) =>
        CSharpGeneratorDriver.Create([new BoardGenerator().AsSourceGenerator()], files);

    private sealed class IdleGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            context.RegisterSourceOutput(context.AdditionalTextsProvider.Collect(), static (_, _) => { });
            context.RegisterSourceOutput(context.AnalyzerConfigOptionsProvider, static (_, _) => { });
            context.RegisterSourceOutput(context.ParseOptionsProvider, static (_, _) => { });
            context.RegisterSourceOutput(context.MetadataReferencesProvider.Collect(), static (_, _) => { });
            context.RegisterSourceOutput(context.CompilationProvider, static (_, _) => { });
        }
    }
}
