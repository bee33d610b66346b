using System;
using System.Collections.Immutable;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Boards.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Boards.Benchmarks;

/// <summary>The time of the generator and of all analyzers after an edit of a source of 250 kB.</summary>
[MemoryDiagnoser]
public class LargeBoardBenchmarks
{
    private string _source = "";
    private CSharpCompilation _project = null!;
    private GeneratorDriver _warm = null!;
    private AdditionalText _file = null!;
    private int _edits;

    /// <summary>Runs the generator and the analyzers until they are warm.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _source = MeasuredBoards.Large(devices: 1300, buses: 1);
        _file = new FileText("large.dts", _source);
        _project = CSharpCompilation.Create("Project");
        _warm = CSharpGeneratorDriver.Create([new BoardGenerator().AsSourceGenerator()], [_file]).RunGenerators(_project);
        Warming.Run(RegisterEdit, () => RegisterEditAndAnalyzers().Result);
    }

    /// <summary>The generator after an edit of a register.</summary>
    [Benchmark]
    public object RegisterEdit() => Generate(out _);

    /// <summary>The same, and then the analyzers on the same text.</summary>
    [Benchmark]
    public Task<ImmutableArray<Diagnostic>> RegisterEditAndAnalyzers()
    {
        GC.KeepAlive(Generate(out AdditionalText edited));
        return PackageAnalyzers.RunAsync(_project, [edited]);
    }

    private GeneratorDriver Generate(out AdditionalText edited)
    {
        edited = new FileText("large.dts", FormattableString.Invariant($"{_source}\n/ {{ edit@1000 {{ reg = <{_edits++} 0x1000>; }}; }};\n"));
        return _warm.ReplaceAdditionalText(_file, edited).RunGenerators(_project);
    }
}
