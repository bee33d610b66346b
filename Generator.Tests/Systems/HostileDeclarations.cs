using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Boards.Generator.CodeFixes;
using Boards.Generator.Diagnostics;
using Boards.Generator.Sources;
using Boards.Generator.Systems;
using Boards.Generator.Usage;
using Boards.Tests.Generator;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Grammar;
using Boards.Tests.Microkit.Guests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>
/// Declarations that no one would write, drawn by lot: no exception leaves the generator, an analyzer or a fix, and what
/// is generated compiles. <c>BOARDS_TRIALS=5000 dotnet test --filter HostileDeclarations</c> draws more.
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
            string code = new Lot((seed * PerSeed) + i).File();
            await CheckAsync(code);
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

    private static async Task CheckAsync(string code, params MetadataReference[] references)
    {
        SystemTest test = new();
        test.TestState.AdditionalReferences.AddRange(references);
        test.TestState.AdditionalFiles.Add(("/p/virt.dts", Specimens.QemuVirt));
        test.TestState.Sources.Add(("/p/Code.cs", code));
        GeneratorRun run = test.Start();
        Assert.All(run.Results, result => Assert.True(result.Exception is null, $"{code}\n{result.Exception}"));
        ImmutableArray<Diagnostic> told = await run.AnalyzeAsync([new SystemAnalyzer(), new SourceAnalyzer(), new UnavailableDeviceAnalyzer()], default);
        Assert.All(told, diagnostic => Assert.True(diagnostic.Id != "AD0001", $"{code}\n{diagnostic}"));

        // Where the user's own half is wrong, the compiler may blame ours.
        if (!run.Input.GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error))
        {
            Assert.All(
                run.Output.GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree?.FilePath != "/p/Code.cs"),
                diagnostic => Assert.Fail($"{code}\n{diagnostic}\n{diagnostic.Location.SourceTree}"));
        }

        await FixAsync(code, run, [.. run.GeneratorDiagnostics, .. told]);
    }

    private static async Task FixAsync(string code, GeneratorRun run, ImmutableArray<Diagnostic> told)
    {
        using AdhocWorkspace workspace = new();
        Project project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "P", "P", LanguageNames.CSharp, compilationOptions: run.Input.Options, metadataReferences: run.Input.References));
        Document document = project.AddDocument("Code.cs", code, filePath: "/p/Code.cs");
        foreach (CodeFixProvider fixes in Fixes)
        {
            foreach (Diagnostic diagnostic in told.Where(d => fixes.FixableDiagnosticIds.Contains(d.Id) && d.Location.GetLineSpan().Path == "/p/Code.cs"))
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

    /// <summary>Draws a file.</summary>
    private sealed class Lot(int seed)
    {
        private static readonly string[] Strings =
        [
            "null", "\"\"", "\"uart\"", "\"rtc\"", "\"/pl011@9000000\"", "\"serial0\"", "\"blk0\"", "\"/\"", "\"//\"", "\"/timer\"", "\"gic\"", "\"a\\nb\"", "\"]]>\"", "\"\\\"quoted\\\"\"",
            "\"\\ud800\"", "\"größe\"", "\"--\"", "\"monitor\"", "\"x\\0y\"", "nameof(System)", "@\"C:\\x\"", "\"\"\"raw\"\"\"", "$\"uart\"", "Names.Mac", "typeof(int)", "5", "default", "(string)null!",
            "\"" + new string('n', 300) + "\"", "typeof(Test.Virt)", "typeof(Test.Virt.Pl011_9000000)", "typeof(System.Collections.Generic.List<>)", "typeof(int[])", "typeof(Missing)", "\"uart\" + \"\"",
        ];

        private static readonly string[] Numbers =
        [
            "0", "1", "-1", "33", "5", "61", "62", "254", "255", "256", "0x1000", "0x1001", "0x200000", "0x40000000", "0x9000000", "0xffffffff", "0x7fffffff", "int.MinValue", "uint.MaxValue", "ulong.MaxValue",
            "long.MinValue", "0xfffffffffffff000", "'x'", "1.5", "null", "\"5\"", "true", "Missing", "(int)TriggerMode.Edge", "default", "0x8000000",
        ];

        private static readonly string[] Lists =
        [
            "null", "new int[0]", "new[] { 1 }", "new[] { 1, 1, 1 }", "new int[] { -1, 62, 33 }", "[5, 6]", "[]", "new string[] { null!, \"uart\", \"\" }", "new[] { \"rtc\" }", "[\"rtc\", \"nothing\"]", "5", "new int[3]",
            "new int[] { int.MaxValue, int.MinValue }", "default", "new[] { Missing }", "[.. new[] { 1 }]",
        ];

        // What the format's table has, and what is C#'s alone.
        private static readonly Type[] Attributes =
        [
            .. FormatTable.Elements.Select(static e => e.Element.Mark).OfType<string>().Concat(["GuestMemory", "Passthrough", "GuestDevicetree", "GuestDma", "VirtualDevice"]).Distinct()
                .Select(static mark => typeof(MapAttribute).Assembly.GetType($"Boards.{mark}Attribute", throwOnError: true)!),
        ];

        private static readonly string[] Kinds = ["static partial class", "static partial class", "static partial class", "partial class", "static class", "partial record", "partial record struct", "partial struct", "partial interface", "file static partial class", "enum"];

        private static readonly string[] Names = ["A", "B", "Interrupts", "Devices", "Memory", "Channels", "Artefacts", "@class", "Größe", "All", "Number", "_", "A<T>", "B<T, U>"];

        private readonly Random _random = new(seed);

        public string File()
        {
            string body = string.Concat(Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Type(0)));
            string file = "using Boards;\nstatic class Names { public const string Mac = \"uart\"; }\n" + (_random.Next(4) == 0 ? $"namespace {Pick(["N", "@event.Ü", "Boards", "Boards.Generated"])} {{ {body} }}" : body);
            return _random.Next(3) == 0 ? Unfinished(file) : file;
        }

        // As an editor has it while someone types: something is missing, or all that comes behind.
        private string Unfinished(string file)
        {
            int at = _random.Next(file.Length);
            return _random.Next(2) == 0 ? file[..at] : file.Remove(at, Math.Min(_random.Next(1, 12), file.Length - at));
        }

        private string Type(int depth)
        {
            // The first attribute mostly is the one that belongs there, so that most of the drawn is read at all.
            string mark = depth switch { 0 => "MicrokitSystem(\"virt.dts\")", 1 => "ProtectionDomain(\"d" + _random.Next(3) + "\")", _ => "VirtualMachine(\"m" + _random.Next(3) + "\")" };
            IEnumerable<string> marks = _random.Next(8) == 0 ? [] : [mark];
            string[] attributes = [.. marks, .. Enumerable.Range(0, _random.Next(5)).Select(_ => Attribute())];
            string list = attributes.Length == 0 ? "" : "[" + string.Join(_random.Next(2) == 0 ? ", " : "]\n[", attributes) + "] ";
            string inner = depth >= 3 ? "" : string.Concat(Enumerable.Range(0, _random.Next(3)).Select(_ => Type(depth + 1)));
            string kind = _random.Next(3) == 0 ? Pick(Kinds) : Kinds[0];
            return $"{list}{(depth > 0 && !kind.StartsWith("file", StringComparison.Ordinal) ? "public " : "")}{kind} {Pick(Names)} {{ {(kind == "enum" ? "" : inner)} }}\n";
        }

        private string Attribute()
        {
            Type attribute = Pick(Attributes);
            string name = attribute.Name[..^"Attribute".Length];
            List<string> arguments = [.. Pick(attribute.GetConstructors()).GetParameters().Select(static p => p.ParameterType).Select(Value)];
            if (_random.Next(12) == 0 && arguments.Count > 0)
                arguments.RemoveAt(0);
            arguments.AddRange(attribute.GetProperties().Where(static p => p.CanWrite).Where(_ => _random.Next(4) == 0).Select(p => $"{p.Name} = {Value(p.PropertyType)}"));
            return arguments.Count == 0 && _random.Next(2) == 0 ? name : $"{name}({string.Join(", ", arguments)})";
        }

        private string Value(Type type) => type switch
        {
            _ when _random.Next(20) == 0 => Pick([.. Strings, .. Numbers, .. Lists]),
            { IsArray: true } => Pick(Lists),
            { IsEnum: true } => Pick([$"{type.Name}.{Pick(type.GetEnumNames())}", $"({type.Name})7", "0"]),
            { } flag when flag == typeof(bool) => Pick(["true", "false"]),
            { } number when number.IsPrimitive => Pick(Numbers),
            _ => Pick(Strings),
        };

        private T Pick<T>(T[] values) => values[_random.Next(values.Length)];
    }
}
