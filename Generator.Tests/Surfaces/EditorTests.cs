using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Boards.Generator.Sources;
using Boards.Generator.Systems;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Boards.Tests.Surfaces;

/// <summary>In an editor, the analyzers report what the generator reports in a build, live and once.</summary>
public sealed class EditorTests
{
    private static readonly SourceAnalyzer Sources = new();
    private static readonly SystemAnalyzer Systems = new();

    [Fact]
    public Task Mistakes_in_declarations_are_reported_by_an_analyzer() => CompareAsync(
        static () =>
        {
            BoardTest test = new();
            test.TestState.AdditionalFiles.Add(("/p/virt.dts", Specimens.QemuVirt));
            test.TestState.Sources.Add(("/p/Code.cs", """
                using Boards;
                [MicrokitSystem("vrit.dts")]
                static partial class NoBoard { [ProtectionDomain("a")] static partial class A; }
                [MicrokitSystem("virt.dts"), Channel("VMM", "nobody")]
                static partial class S
                {
                    [ProtectionDomain("VMM", Priority = 300)]
                    static partial class P
                    {
                        [VirtualMachine("linux"), GuestMemory(0x40000000, 0x10000000), Passthrough("/pl011@900000"), Passthrough("/pl031@9010000")]
                        static partial class L;
                    }
                }
                """));
            return test;
        },
        "BRD3002");

    [Fact]
    public Task Mistakes_in_sources_are_reported_by_an_analyzer() => CompareAsync(
        static () =>
        {
            BoardTest test = new() { GlobalOptions = { ["build_property.EmitSystemDescription"] = "true" } };
            test.TestState.Sources.Add(("/p/Code.cs", ""));
            test.TestState.AdditionalFiles.Add(("/p/a.dts", "/dts-v1/;\n#include \"common.dtsi\"\n/ { x = <&nothing>; };\n"));
            test.TestState.AdditionalFiles.Add(("/p/b.dts", "/dts-v1/;\n#include \"common.dtsi\"\n/ { #address-cells = <1> #size-cells = <1>; };\n"));
            test.TestState.AdditionalFiles.Add(("/p/common.dtsi", "/ { y = <MISSING>; };\n"));
            return test;
        },
        "BRD0017");

    // These mistakes have no location in a file.
    [Fact]
    public async Task Mistakes_of_the_project_are_still_reported_by_the_generator()
    {
        BoardTest test = InEditor(BoardTest.Of("/dts-v1/;\n/ { };\n"));
        test.GlobalOptions["build_property.MicrokitVersion"] = "0.9";
        GeneratorRun run = test.Start();

        Assert.Equal("BRD9030", Assert.Single(run.GeneratorDiagnostics).Id);
        Assert.DoesNotContain(await run.AnalyzeAsync([Sources, Systems], default), static found => found.Id == "BRD9030");
    }

    private static async Task CompareAsync(Func<BoardTest> project, string expected)
    {
        GeneratorRun build = project().Start(), editor = InEditor(project()).Start();
        ImmutableArray<Diagnostic> built = [.. build.GeneratorDiagnostics, .. await build.AnalyzeAsync([Sources, Systems], default)];
        ImmutableArray<Diagnostic> live = await editor.AnalyzeAsync([Sources, Systems], default);

        Assert.Contains(build.GeneratorDiagnostics, found => found.Id == expected);
        Assert.Empty(editor.GeneratorDiagnostics);
        Assert.Equal(Texts(built), Texts(live));
        Assert.All(live.Where(static found => found.Location.GetLineSpan().Path.EndsWith(".cs", StringComparison.Ordinal)), static found => Assert.True(found.Location.IsInSource, found.ToString()));
    }

    private static BoardTest InEditor(BoardTest test)
    {
        test.TestState.AdditionalFiles.Add(("/feed/build/" + DtsFile.EditorMark, ""));
        return test;
    }

    private static string[] Texts(ImmutableArray<Diagnostic> found) => [.. found.Select(static one => one.ToString()).Order(StringComparer.Ordinal)];
}
