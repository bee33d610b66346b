using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Boards.Devicetree;
using Boards.Devicetree.Checks;
using Boards.Devicetree.Syntax;
using Boards.Generator.Diagnostics;
using Boards.Generator.Sources;
using Boards.Generator.Systems;
using Boards.Hardware;
using Boards.Microkit;
using Boards.Microkit.Platforms;
using Boards.Tests.Checks;
using Boards.Tests.Hardware;
using Boards.Tests.Harness;
using Boards.Tests.Syntax;
using Boards.Tool;
using RoslynDiagnostic = Microsoft.CodeAnalysis.Diagnostic;

namespace Boards.Tests.Surfaces;

/// <summary>The examples of the pages about sources as files, and what the compiler reports about each of them in its own project.</summary>
public sealed class SourceExamples : IDisposable
{
    // A value with an error, and the mistakes that would follow from it.
    private const string Unknown = """
        /dts-v1/;
        / {
            #address-cells = <1>; #size-cells = <1>; interrupt-parent = <&gic>;
            gic: interrupt-controller@f0000000 {
                compatible = "arm,gic-400"; interrupt-controller; #interrupt-cells = <3>; #address-cells = <0>;
                reg = <0xf0000000 0x1000>, <0xf0002000 0x2000>, <0xf0004000 0x2000>, <0xf0006000 0x2000>; interrupts = <1 9 4>;
            };
            serial@1000 { compatible = "acme,uart"; reg = <0x1000 0x100>; interrupts = <0 FOO 9>; };
        };

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("boards-surfaces-").FullName.Replace('\\', '/');
    private readonly Lazy<Task<ILookup<string, Reported>>> _compiler;

    public SourceExamples()
    {
        foreach ((string name, string text) in Examples())
        {
            Directory.CreateDirectory(Path.Combine(_folder, name));
            File.WriteAllText(PathOf(name), text);
            File.WriteAllText(Path.Combine(_folder, name, "a.dtsi"), "");
        }

        _compiler = new(ReportAsync);
    }

    /// <summary>The value with an error.</summary>
    public static string UnknownName => "unknown-name";

    /// <summary>The pages whose examples are not compared, and why.</summary>
    public static IReadOnlyDictionary<string, string> NotCompared { get; } = new Dictionary<string, string>
    {
        ["BRD0012"] = "only without the preprocessor, which a project cannot switch off",
        ["BRD0018"] = "only without the preprocessor, which a project cannot switch off",
        ["BRD0051"] = "thousands of includes; the limit has tests of its own",
        ["BRD0052"] = "a file without an end; the limit has tests of its own",
        ["BRD0111"] = "a million tokens; the limit has tests of its own",
        ["BRD0120"] = "nodes thousands deep, whose paths have gigabytes; the limit has tests of its own",
        ["BRD0130"] = "two sources, of which one is laid over the other",
        ["BRD0134"] = "two sources, of which one is laid over the other",
    };

    /// <summary>The names of the examples.</summary>
    public IEnumerable<string> Names => Examples().Select(static example => example.Name);

    /// <summary>The file of an example.</summary>
    public string PathOf(string name) => $"{_folder}/{name}/t.dts";

    /// <summary>The facade's result for an example.</summary>
    internal BoardCompilation Compile(string name) => BoardCompilation.Compile(
        DevicetreeFile.FromBytes(PathOf(name), File.ReadAllBytes(PathOf(name))), [], new DiskSources(new RunInput(Stream.Null)), CompileOptions.Default);

    /// <summary>What the generator and the analyzers report about all examples, by the name of the example.</summary>
    internal Task<ILookup<string, Reported>> OfCompilerAsync() => _compiler.Value;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IEnumerable<(string Name, string Text)> Examples()
    {
        yield return (UnknownName, Unknown);
        foreach (string id in DiagnosticCatalog.Language.Select(static rule => rule.Id).Where(static id => id[4] is not ('3' or '4') && !NotCompared.ContainsKey(id)))
            yield return (id, new DiagnosticPage(id).Invalid);
        foreach (string id in TreeChecks.Rules.Select(static rule => rule.Id))
            yield return (id, CheckPage.Of(id).Invalid);
        foreach (string id in HardwareRules.All.Concat(PlatformCatalog.All).Select(static rule => rule.Id))
        {
            if (new HardwarePage(id).Source("## Invalid") is { } source)
                yield return (id, source);
        }
    }

    private async Task<ILookup<string, Reported>> ReportAsync()
    {
        List<Reported> found = [];
        foreach ((string name, string text) in Examples())
        {
            BoardTest test = new() { GlobalOptions = { ["build_property.EmitSystemDescription"] = "true" } };
            test.TestState.MarkupHandling = Microsoft.CodeAnalysis.Testing.MarkupMode.None;
            test.TestState.Sources.Add(("/p/Code.cs", ""));
            test.TestState.AdditionalFiles.Add((PathOf(name), text));
            test.TestState.AdditionalFiles.Add(($"{_folder}/{name}/a.dtsi", ""));
            GeneratorRun run = test.Start();
            ImmutableArray<RoslynDiagnostic> analyzed = await run.AnalyzeAsync([new SourceAnalyzer(), new SystemAnalyzer()], default);
            found.AddRange(Reported.Of(run.GeneratorDiagnostics.Concat(analyzed)));
        }

        return found.ToLookup(reported => Path.GetFileName(Path.GetDirectoryName(reported.File))!, StringComparer.Ordinal);
    }
}
