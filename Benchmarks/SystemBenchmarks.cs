using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using Boards.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Boards.Benchmarks;

/// <summary>The time that the generator and all analyzers take for a declared system in an editor, after an edit of C#.</summary>
[MemoryDiagnoser]
public class SystemBenchmarks
{
    private const string System = """
        using Boards;
        [MicrokitSystem("odroidc4.dts")]
        public static partial class Vmm
        {
            [ProtectionDomain("VMM")]
            public static partial class P
            {
                [VirtualMachine("linux"), GuestMemory(0x20000000, 0x10000000, PhysicalAddress = 0x20000000)]
                [Passthrough("/soc/bus@ff600000"), Passthrough("/soc/ethernet@ff3f0000", WithDependencies = true)]
                public static partial class L { }
            }
        }
        """;

    private ImmutableArray<AdditionalText> _files;
    private CSharpCompilation _project = null!;
    private GeneratorDriver _warm = null!;
    private int _edits;

    /// <summary>Reads the board, and runs the generator and the analyzers until they are warm.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _files = [.. MeasuredBoards.OdroidC4Files.Select(static file => new FileText(file.Path, file.Text))];
        _project = CSharpCompilation.Create(
            "Project",
            [CSharpSyntaxTree.ParseText("class Edited { int M() => 0; }"), CSharpSyntaxTree.ParseText(System)],
            [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path))]);
        _warm = CSharpGeneratorDriver.Create([new BoardGenerator().AsSourceGenerator()], _files).RunGenerators(_project);
        Warming.Run(CSharpEdit, () => Analyzers().Result);
    }

    /// <summary>The generator after an edit of another method.</summary>
    [Benchmark]
    public object CSharpEdit() => _warm.RunGenerators(Edited());

    /// <summary>All analyzers after the same edit; the plan is reused.</summary>
    [Benchmark]
    public Task<ImmutableArray<Diagnostic>> Analyzers() => PackageAnalyzers.RunAsync(Edited(), _files);

    /// <summary>All analyzers after an edit of the declaration, which is planned again.</summary>
    [Benchmark]
    public Task<ImmutableArray<Diagnostic>> AnalyzersOfAnotherPlan() => PackageAnalyzers.RunAsync(_project.ReplaceSyntaxTree(
        _project.SyntaxTrees[1], CSharpSyntaxTree.ParseText(System.Replace("\"VMM\"", FormattableString.Invariant($"\"VMM{_edits++}\""), StringComparison.Ordinal))), _files);

    private CSharpCompilation Edited() =>
        _project.ReplaceSyntaxTree(_project.SyntaxTrees[0], CSharpSyntaxTree.ParseText(FormattableString.Invariant($"class Edited {{ int M() => {_edits++}; }}")));
}
