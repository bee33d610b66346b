using BenchmarkDotNet.Attributes;
using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Microkit;

namespace Boards.Benchmarks;

/// <summary>The time of the engine, warm, on the ODROID-C4.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private static readonly CompileOptions WithoutPreprocessor = CompileOptions.Default with { Preprocess = false };

    private readonly InMemorySources _sources = new();
    private SourceFile _root = null!;
    private SourceFile _decompiled = null!;

    /// <summary>Reads the board, decompiles it, and runs the operations until they are warm.</summary>
    [GlobalSetup]
    public void Setup()
    {
        foreach ((string path, string text) in MeasuredBoards.OdroidC4Files)
        {
            _sources.Add(path, text);
            if (path == MeasuredBoards.OdroidC4)
                _root = new SourceFile(path, text);
        }

        _decompiled = new SourceFile("decompiled.dts", DtsWriter.Write(((BoardCompilation)Board()).Tree));
        Warming.Run(Board, Tree, DecompiledTree);
    }

    /// <summary>From the sources to the board, with the preprocessor.</summary>
    [Benchmark]
    public object Board() => BoardCompilation.Compile(new DevicetreeFile(_root), [], _sources, CompileOptions.Default);

    /// <summary>From the sources to the tree, with the preprocessor.</summary>
    [Benchmark]
    public object Tree() => DtsCompiler.Compile(_root, _sources, CompileOptions.Default);

    /// <summary>From the decompiled board, which is one source without directives, to the tree, without the preprocessor.</summary>
    [Benchmark]
    public object DecompiledTree() => DtsCompiler.Compile(_decompiled, _sources, WithoutPreprocessor);
}
