using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Boards.Fuzzing.Texts;
using Boards.Generator.CodeFixes;
using Boards.Generator.Diagnostics;
using Boards.Generator.Sources;
using Boards.Generator.Systems;
using Boards.Generator.Usage;
using Boards.Tests.Generator;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Guests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>
/// Hostile and unfinished declarations: no exception leaves the generator, an analyzer or a fix, and generated code compiles. Finished
/// declarations, without fixes, are a kind of input in <c>Fuzzing</c>. <c>BOARDS_TRIALS=5000 dotnet test --filter HostileDeclarations</c>
/// tests more of them.
/// </summary>
public sealed class HostileDeclarations
{
    private const int PerSeed = 12;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Trials / PerSeed)];

    private static int Trials => int.TryParse(Environment.GetEnvironmentVariable("BOARDS_TRIALS"), NumberStyles.None, CultureInfo.InvariantCulture, out int trials) ? trials : 120;

    [Theory]
    [MemberData(nameof(Seeds))]
    [Trait("Category", "Slow")]
    public async Task Nothing_throws_and_what_is_generated_compiles(int seed)
    {
        for (int i = 0; i < PerSeed; i++)
        {
            Random random = new((seed * PerSeed) + i);
            string code = new DeclarationText(random).File();
            await CheckAsync(random.Once(2) ? Unfinished(code, random) : code);
        }
    }

    [Theory]
    [InlineData("[MicrokitSystem(\"virt.dts\")] static partial class Artefacts { [ProtectionDomain(\"P\")] static partial class P; }")]
    [InlineData("[MicrokitSystem(\"virt.dts\")] static partial class S<T> { [ProtectionDomain(\"P\"), Passthrough(\"uart\")] static partial class P<U> where U : class { } }")]
    [InlineData("[MicrokitSystem(\"virt.dts\")] partial record struct S { [ProtectionDomain(\"P\"), Passthrough(\"uart\")] partial record P(int Number) { } }")]
    [InlineData("[MicrokitSystem(\"virt.dts\")] partial interface S { [ProtectionDomain(\"P\"), Passthrough(\"uart\")] partial interface P { } }")]
    [InlineData("namespace @class { [MicrokitSystem(\"virt.dts\")] static partial class @event { [ProtectionDomain(\"P\"), Passthrough(\"uart\")] static partial class @void { } } }")]
    [InlineData("[MicrokitSystem(\"virt.dts\")] static partial class Vmm { [ProtectionDomain(\"P\"), Passthrough(\"uart\")] static partial class Interrupts { static void Devices() { } class Devices_ { } } }")]
    [InlineData("[MicrokitSystem(\"virt.dts\")] static partial class S { [ProtectionDomain(\"]]> \\\" ' & < \\n \\0 \\ud800 ä\"), Passthrough(\"uart\", Name = \"]]>\\n--\\\"\\0\")] static partial class P; }")]
    [InlineData("[MicrokitSystem(\"virt.dts\")] file static partial class S { [ProtectionDomain(\"P\"), Passthrough(\"uart\")] static partial class P; }")]
    [InlineData("[MicrokitSystem(\"virt.dts\")] static partial class S { [ProtectionDomain(\"P\"), Irq(uint.MaxValue, Id = int.MinValue), Irq(33, Id = int.MaxValue)] static partial class P; }")]
    [InlineData("[MicrokitSystem(\"virt.dts\")] static partial class S { [ProtectionDomain(\"P\")] static partial class P { [VirtualMachine(\"m\", Vcpus = new int[0], Cpus = null), GuestMemory(ulong.MaxValue, ulong.MaxValue, PhysicalAddress = ulong.MaxValue, VirtualAddress = ulong.MaxValue)] static partial class M; } }")]
    public Task A_strange_declaration_is_no_exception(string code) => CheckAsync("using Boards;\n" + code);

    [Theory]
    [InlineData("1||")]
    [InlineData("1|Test.Bad|")]
    [InlineData("1|Test.Bad|/dts-v1/; / { a = <")]
    [InlineData("1|Test.Bad|\0\u0001binary")]
    [InlineData("1|Test.Bad|/dts-v1/; #include \"/etc/passwd\"\n/ { uart: x { reg = [00]; interrupts = <1>; interrupt-parent = <&uart>; }; };")]
    [InlineData("1|<>'|/dts-v1/; / { };")]
    public Task A_strange_board_of_a_referenced_assembly_is_no_exception(string manifest)
    {
        GeneratorRun library = new BoardTest
        {
            TestState =
            {
                Sources =
                {
                    $"[assembly: System.Reflection.AssemblyMetadata(\"Boards.Board\", {Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(manifest, quote: true)})]\n"
                    + "namespace Test { [Boards.DeviceNode(null!, (Boards.DeviceStatus)99), Boards.KernelOwned(null!)] public static class Bad { public const string Path = \"/\"; } }",
                },
            },
        }.Start();
        return CheckAsync(
            """
            using Boards;
            [MicrokitSystem(typeof(Test.Bad))] static partial class S { [ProtectionDomain("P"), Passthrough("uart"), Passthrough(typeof(Test.Bad)), Passthrough(Test.Bad.Path)] static partial class P { } }
            static class Uses { const string P = Test.Bad.Path; }
            """,
            References.Of(library.Output, asProject: false));
    }

    // As in an editor while someone types: a part is missing, or everything after a position.
    private static string Unfinished(string file, Random random)
    {
        int at = random.Next(file.Length);
        return random.Once(2) ? file[..at] : file.Remove(at, Math.Min(random.Next(1, 12), file.Length - at));
    }

    private static async Task CheckAsync(string code, params MetadataReference[] references)
    {
        SystemTest test = new();
        test.TestState.AdditionalReferences.AddRange(references);
        test.TestState.AdditionalFiles.Add(("/p/virt.dts", Specimens.QemuVirt));
        test.TestState.Sources.Add(("/p/Code.cs", code));
        GeneratorRun run = test.Start();
        Assert.All(run.Results, result => Assert.True(result.Exception is null, $"{code}\n{result.Exception}"));
        ImmutableArray<Diagnostic> reported = await run.AnalyzeAsync([new SystemAnalyzer(), new SourceAnalyzer(), new UnavailableDeviceAnalyzer()], default);
        Assert.All(reported, diagnostic => Assert.True(diagnostic.Id != "AD0001", $"{code}\n{diagnostic}"));

        // If the user's part has errors, the compiler may report errors in the generated part.
        if (!run.Input.GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error))
        {
            Assert.All(
                run.Output.GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree?.FilePath != "/p/Code.cs"),
                diagnostic => Assert.Fail($"{code}\n{diagnostic}\n{diagnostic.Location.SourceTree}"));
        }

        await FixAsync(code, run, [.. run.GeneratorDiagnostics, .. reported]);
    }

    private static async Task FixAsync(string code, GeneratorRun run, ImmutableArray<Diagnostic> reported)
    {
        using AdhocWorkspace workspace = new();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "P", "P", LanguageNames.CSharp, compilationOptions: run.Input.Options, metadataReferences: run.Input.References));
        Document document = project.AddDocument("Code.cs", code, filePath: "/p/Code.cs");
        foreach (CodeFixProvider fixes in Fixes)
        {
            foreach (Diagnostic diagnostic in reported.Where(d => fixes.FixableDiagnosticIds.Contains(d.Id) && d.Location.GetLineSpan().Path == "/p/Code.cs"))
            {
                List<CodeAction> actions = [];
                await fixes.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), default));
                foreach (CodeAction action in actions)
                    Assert.NotEmpty(await action.GetOperationsAsync(default));
            }
        }
    }

    private static ImmutableArray<CodeFixProvider> Fixes { get; } =
    [
        .. typeof(EnableDeviceFix).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];
}
