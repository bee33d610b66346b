using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using BenchmarkDotNet.Attributes;
using Boards.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Boards.Benchmarks;

/// <summary>
/// The time that the generator takes in an editor: at the first edit, at an edit of C#, of a comment in the source, and of a
/// register. On the ODROID-C4, in a project of 100 C# files.
/// </summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private ImmutableArray<AdditionalText> _files;
    private string _path = "";
    private string _source = "";
    private CSharpCompilation _project = null!;
    private CSharpCompilation _editedProject = null!;
    private GeneratorDriver _warm = null!;
    private GeneratorDriver _idle = null!;
    private int _edits;

    /// <summary>Reads the board and runs the generator once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        string folder = Path.Combine(Root(), "Boards.OdroidC4");
        _path = Path.Combine(folder, "odroidc4.dts");
        _source = File.ReadAllText(_path);
        _files = [.. Directory.GetFiles(folder).Where(static file => Path.GetExtension(file) is ".dts" or ".dtsi" or ".h").Select(static file => new Text(file, File.ReadAllText(file)))];
        _project = CSharpCompilation.Create(
            "Project",
            Enumerable.Range(0, 100).Select(static i => CSharpSyntaxTree.ParseText(FormattableString.Invariant($"class C{i} {{ int M() => {i}; }}"))),
            ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)));
        _editedProject = _project.ReplaceSyntaxTree(_project.SyntaxTrees[0], CSharpSyntaxTree.ParseText("class Edited { }"));
        _warm = Driver(_files).RunGenerators(_project);
        _idle = CSharpGeneratorDriver.Create([new IdleGenerator().AsSourceGenerator()], _files).RunGenerators(_project);
    }

    /// <summary>The first run, without cached results.</summary>
    [Benchmark]
    public object Cold() => Driver([.. _files.Select(static file => new Text(file.Path, file.GetText()!.ToString()))]).RunGenerators(_project);

    /// <summary>Nothing has changed.</summary>
    [Benchmark]
    public object Unchanged() => _warm.RunGenerators(_project);

    /// <summary>A C# file has changed.</summary>
    [Benchmark]
    public object CSharpEdit() => _warm.RunGenerators(_editedProject);

    /// <summary>The same with a generator that looks at the same inputs and does nothing: what the compiler itself takes.</summary>
    [Benchmark]
    public object IdleCSharpEdit() => _idle.RunGenerators(_editedProject);

    /// <summary>A comment of the source has changed.</summary>
    [Benchmark]
    public object CommentEdit() => Edit(FormattableString.Invariant($"/* {_edits++} */\n{_source}"));

    /// <summary>A register of the source has changed.</summary>
    [Benchmark]
    public object RegisterEdit() => Edit(FormattableString.Invariant($"{_source}\n/ {{ edit@1000 {{ reg = <0x0 {_edits++} 0x0 0x1000>; }}; }};\n"));

    private GeneratorDriver Edit(string source) => _warm
        .ReplaceAdditionalText(_files.Single(file => file.Path == _path), new Text(_path, source))
        .RunGenerators(_project);

    private static CSharpGeneratorDriver Driver(ImmutableArray<AdditionalText> files) =>
        CSharpGeneratorDriver.Create([new BoardGenerator().AsSourceGenerator()], files);

    internal static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Boards.slnx")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The benchmarks run from a build inside the repository.");
    }

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

    private sealed class Text(string path, string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }
}
