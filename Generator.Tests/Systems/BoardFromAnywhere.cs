using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Boards.Generator.Systems;
using Boards.Tests.Generator;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Guests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>
/// A system has the same description and the same diagnostics, whether its board is a source of the project or comes from
/// an assembly, from a reference assembly, or from another project in an editor.
/// </summary>
public sealed class BoardFromAnywhere
{
    public static TheoryData<string, string> Boards => new()
    {
        { "Boards.OdroidC4/odroidc4.dts", "Odroidc4" },
        { "Boards.Qemu/virt-gicv2.dts", "VirtGicv2" },
        { "Boards.Qemu/virt-gicv3.dts", "VirtGicv3" },
        { "Boards.Qemu/riscv-virt.dts", "RiscvVirt" },
    };

    [Theory]
    [MemberData(nameof(Boards))]
    [Trait("Category", "Slow")]
    public async Task A_system_of_all_devices_is_the_same(string path, string board)
    {
        BoardTest sources = Repository(path);
        GeneratorRun library = sources.Start();
        await AssertSameAsync(library, sources, AllDevicesOf(library, board));
    }

    [Fact]
    public async Task Macros_includes_and_comments_of_the_library_are_in_what_it_hands_on()
    {
        BoardTest sources = new();
        sources.TestState.AdditionalFiles.Add(("/p/board.dts", "// boards-disable BRD1007 BRD2008\n/dts-v1/;\n#include <soc.h>\n/include/ \"soc.dtsi\"\n&uart { status = STATUS; };\n"));
        sources.TestState.AdditionalFiles.Add(("/p/soc.dtsi", Specimens.QemuVirt.Replace("/dts-v1/;", "", StringComparison.Ordinal)));
        sources.TestState.AdditionalFiles.Add(("/p/inc/soc.h", "#ifdef OFF\n#define STATUS \"disabled\"\n#else\n#define STATUS \"okay\"\n#endif\n"));
        sources.GlobalOptions["build_property._DevicetreeIncludeDirectories"] = "%2Fp%2Finc";
        sources.GlobalOptions["build_property._DevicetreeDefines"] = "OFF";
        GeneratorRun run = sources.Start();
        Assert.Empty(run.GeneratorDiagnostics);
        Facts facts = await AssertSameAsync(run, sources, AllDevicesOf(run, "Board"));
        Assert.Contains("BRD3003", facts.Diagnostics, StringComparison.Ordinal);
    }

    private static async Task<Facts> AssertSameAsync(GeneratorRun library, BoardTest sources, string code)
    {
        Facts local = await FactsOf(code, test => Give(test, sources));
        Assert.Contains("<map ", local.Xml, StringComparison.Ordinal);
        Assert.NotEmpty(local.Diagnostics);
        foreach (MetadataReference reference in (MetadataReference[])[References.Of(library.Output, asProject: false), References.Of(library.Output, asProject: true), ReferenceAssembly(library.Output)])
        {
            Facts referenced = await FactsOf(code, test => test.TestState.AdditionalReferences.Add(reference));
            Assert.Equal(local.Xml, referenced.Xml);
            Assert.Equal(local.Halves, referenced.Halves);
            Assert.Equal(local.Diagnostics, referenced.Diagnostics);
        }

        return local;
    }

    private static async Task<Facts> FactsOf(string code, Action<SystemTest> add)
    {
        SystemTest test = new();
        test.TestState.Sources.Add(("/p/Code.cs", code));
        add(test);
        GeneratorRun run = test.Start();
        ImmutableArray<Diagnostic> analyzed = await run.AnalyzeAsync([new SystemAnalyzer()], default);
        return new Facts(
            string.Join("\n", run.GeneratedSources.Where(static s => s.HintName.EndsWith("+Artefact.g.cs", StringComparison.Ordinal)).Select(static s => s.SourceText)),
            string.Join("\n", run.GeneratedSources.Where(static s => s.HintName.EndsWith("+System.g.cs", StringComparison.Ordinal)).Select(static s => s.SourceText)),
            string.Join("\n", run.GeneratorDiagnostics.Concat(analyzed).Where(static d => d.Location.GetLineSpan().Path == "/p/Code.cs").Select(static d => d.ToString()).Order(StringComparer.Ordinal)));
    }

    // One guest that gets every node with registers or interrupts, including those that cannot be passed, and one that gets labels.
    private static string AllDevicesOf(GeneratorRun library, string board)
    {
        var tree = Assert.Single(global::Boards.Generator.References.ReferencedBoards.Read(References.Of(library.Output, asProject: true)).Boards).Board;
        IEnumerable<string> all = tree.Devices.Where(static d => d.IsHardware).Select(static d => d.Path);
        IEnumerable<string> labels = tree.Devices.Where(static d => d.IsHardware && d.IsEnabled).SelectMany(static d => d.Node.Labels);
        return $$"""
            using Boards;
            [MicrokitSystem(typeof(Test.{{board}}))]
            public static partial class All
            {
                [ProtectionDomain("VMM")]
                public static partial class Vmm
                {
                    [VirtualMachine("linux"), GuestMemory(0x40000000, 0x10000000)]
            {{string.Join("\n", all.Select(static path => $"        [Passthrough(\"{path}\")]"))}}
                    public static partial class Linux { }
                }
            }

            [MicrokitSystem(typeof(Test.{{board}}))]
            public static partial class Labelled
            {
                [ProtectionDomain("driver"){{string.Concat(labels.Select(static label => $", Passthrough(\"{label}\", WithDependencies = true)"))}}, Irq(4000), Map("no", 0)]
                public static partial class Driver { }
            }
            """;
    }

    private static void Give(BoardTest test, BoardTest sources)
    {
        test.TestState.AdditionalFiles.AddRange(sources.TestState.AdditionalFiles);
        foreach ((string key, string value) in sources.GlobalOptions)
            test.GlobalOptions[key] = value;
    }

    private static BoardTest Repository(string path)
    {
        BoardTest sources = new();
        string folder = Path.GetDirectoryName(Path.Combine(Tests.Repository.Root, path))!;
        foreach (string file in Directory.GetFiles(folder).Where(file => Path.GetExtension(file) is ".dtsi" or ".h" || Path.GetFileName(file) == Path.GetFileName(path)).Order(StringComparer.Ordinal))
            sources.TestState.AdditionalFiles.Add(("/p/" + Path.GetFileName(file), File.ReadAllText(file)));
        return sources;
    }

    // The output of ProduceReferenceAssembly, which other projects of a command-line build reference.
    private static MetadataReference ReferenceAssembly(Compilation project)
    {
        using MemoryStream assembly = new();
        Assert.True(project.Emit(assembly, options: new EmitOptions(metadataOnly: true, includePrivateMembers: false)).Success);
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }

    private sealed record Facts(string Xml, string Halves, string Diagnostics);
}
