using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Boards.Generator.Diagnostics;
using Boards.Generator.Sources;
using Boards.Generator.Systems;
using Boards.Generator.Usage;
using Boards.Tests.Generator;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>Systems that boot as they are: only information is reported.</summary>
public sealed class CleanSystems
{
    [Fact]
    public Task The_sample_is_clean()
    {
        BoardTest test = new();
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "Sample.Vmm"), "*.cs"))
            test.TestState.Sources.Add((file, File.ReadAllText(file)));
        return AssertCleanAsync(test);
    }

    // UART, clock, GPIO and disk of QEMU's machine for Linux, whose RAM is at the address at which the guest sees it.
    [Theory]
    [InlineData("VirtGicV2")]
    [InlineData("VirtGicV3")]
    public Task Linux_on_qemu_is_clean(string board)
    {
        BoardTest test = new()
        {
            TestState =
            {
                Sources =
                {
                    $$"""
                    using Boards;
                    [MicrokitSystem(typeof(Boards.Qemu.{{board}}))]
                    public static partial class Linux
                    {
                        [ProtectionDomain("VMM", Priority = 254)]
                        public static partial class Vmm
                        {
                            [VirtualMachine("linux")]
                            [GuestMemory(0x40000000, 0x10000000, PhysicalAddress = 0x40000000)]
                            [Passthrough("/pl011@9000000"), Passthrough("/pl031@9010000"), Passthrough("/pl061@9030000"), Passthrough("/virtio_mmio@a003e00")]
                            public static partial class Guest { }
                        }

                        public static bool IsDisk(int channel) => channel == Vmm.Guest.Interrupts.VirtioMmioA003e00.Channel;
                    }
                    """,
                },
            },
        };
        return AssertCleanAsync(test);
    }

    private static async Task AssertCleanAsync(BoardTest test)
    {
        foreach ((string folder, string space, string[] boards) in Libraries)
            test.TestState.AdditionalReferences.Add(Library(folder, space, boards));
        GeneratorRun run = test.Start();
        ImmutableArray<Diagnostic> reported = await run.AnalyzeAsync([new SourceAnalyzer(), new UnavailableDeviceAnalyzer(), new SystemAnalyzer()], default);
        Assert.Equal("", string.Join("\n", run.GeneratorDiagnostics.Concat(reported).Where(static d => d.Severity > DiagnosticSeverity.Info)));
        Assert.Contains(run.GeneratedSources, static source => source.HintName.EndsWith("+Artefact.g.cs", StringComparison.Ordinal));
    }

    private static (string Folder, string Namespace, string[] Boards)[] Libraries { get; } =
        [("Boards.OdroidC4", "Boards", ["odroidc4.dts=OdroidC4"]), ("Boards.Qemu", "Boards.Qemu", ["virt-gicv2.dts=VirtGicV2", "virt-gicv3.dts=VirtGicV3"])];

    // The board packages, compiled as by their projects.
    private static MetadataReference Library(string folder, string space, string[] boards)
    {
        BoardTest library = new();
        library.GlobalOptions["build_property.RootNamespace"] = space;
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, folder)).Where(static file => Path.GetExtension(file) is ".dts" or ".dtsi" or ".h"))
            library.TestState.AdditionalFiles.Add((file, File.ReadAllText(file)));
        foreach (string[] named in boards.Select(static board => board.Split('=')))
            library.FileOptions[Path.Combine(Repository.Root, folder, named[0])] = new() { ["build_metadata.AdditionalFiles.DevicetreeClass"] = named[1] };
        return References.Of(library.Start().Output.WithAssemblyName(folder), asProject: true);
    }
}
