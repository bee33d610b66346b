using System.Linq;
using Boards.Generator.References;
using Boards.Generator.Systems;
using Boards.Generator.Systems.Declarations;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Microsoft.CodeAnalysis;
using Xunit;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace Boards.Tests.Systems;

/// <summary>Which steps of systems are computed again after an edit, by the reasons of the pipeline's steps.</summary>
public sealed class CachedSystems
{
    private const string One = """
        using Boards;
        [MicrokitSystem("odroidc4.dts")]
        public static partial class One
        {
            [ProtectionDomain("VMM")]
            public static partial class P { [VirtualMachine("linux"), Passthrough("serial0"), Passthrough("/soc/ethernet@ff3f0000")] public static partial class L { } }
        }
        """;

    private const string Two = """
        using Boards;
        [MicrokitSystem("virt.dts")]
        public static partial class Two { [ProtectionDomain("driver"), Passthrough("uart")] public static partial class D { } }
        """;

    [Fact]
    public void An_edit_of_other_code_reads_the_declarations_and_does_nothing_more()
    {
        GeneratorRun run = Start().EditSource("/p/Other.cs", "class Other { int _field; }");
        Assert.All(run.Reasons(SystemSteps.Declared), static reason => Assert.True(reason is Unchanged or Cached));
        AssertReasons(run, Cached, SystemSteps.Planned, SystemSteps.Outputs, SystemSteps.Artefacts, SystemSteps.Diagnostics, SystemSteps.Options);
        AssertNothingWritten(run);
    }

    [Theory]
    [InlineData("class Other { const int Size = 1; int Run() => 2; }")]
    [InlineData("class Other { const int Size = 1; int Run() => 1; /* A comment. */ }")]
    [InlineData("class Other { const int Size = 1; int Run() => 1; }")]
    public void An_edit_of_a_method_reads_no_declaration(string edited)
    {
        GeneratorRun run = Start("class Other { const int Size = 1; int Run() => 1; }").EditSource("/p/Other.cs", edited);
        AssertReasons(run, Cached, SystemSteps.Declared, SystemSteps.Planned, SystemSteps.Diagnostics);
        AssertNothingWritten(run);
    }

    [Fact]
    public void A_constant_of_another_file_is_read_again()
    {
        GeneratorRun run = Start("static class Other { public const string Device = \"uart\"; }").EditSource("/p/Two.cs", Two.Replace("\"uart\"", "Other.Device"));
        AssertReasons(run, Unchanged, SystemSteps.Outputs);
        Assert.Contains(run.EditSource("/p/Other.cs", "static class Other { public const string Device = \"rtc\"; }").Reasons(SystemSteps.Planned), static reason => reason is Modified);
    }

    [Fact]
    public void A_part_of_a_declaration_in_another_file_is_read_again_after_each_edit_of_the_file()
    {
        const string Part = "partial class One { static int Run() => 1; }";
        GeneratorRun run = Start(Part).EditSource("/p/Other.cs", "// A comment.\n" + Part);
        Assert.DoesNotContain(Cached, run.Reasons(SystemSteps.Declared));
    }

    [Fact]
    public void An_attribute_may_have_an_alias_of_another_file()
    {
        GeneratorRun run = Start("global using Platform = Boards.MicrokitSystemAttribute;").EditSource("/p/Two.cs", Two.Replace("[MicrokitSystem(", "[Platform("));
        AssertReasons(run, Unchanged, SystemSteps.Outputs);
    }

    [Fact]
    public void A_comment_above_a_declaration_moves_its_diagnostics_and_writes_nothing()
    {
        GeneratorRun run = Start().EditSource("/p/One.cs", "// A comment.\n" + One);
        Assert.Equal([Modified, Cached], run.Reasons(SystemSteps.Planned).Order());
        AssertReasons(run, Unchanged, SystemSteps.Outputs);
        Assert.All(run.Reasons(SystemSteps.Artefacts), static reason => Assert.True(reason is Unchanged or Cached));
        AssertNothingWritten(run);
    }

    [Fact]
    public void A_comment_in_a_source_writes_nothing()
    {
        GeneratorRun run = Start().Edit("/p/odroidc4.dts", "// A comment.\n" + Specimens.OdroidC4);
        AssertReasons(run, Unchanged, SystemSteps.Outputs);
        Assert.All(run.Reasons(SystemSteps.Artefacts), static reason => Assert.True(reason is Unchanged or Cached));
        AssertNothingWritten(run);
    }

    [Fact]
    public void An_edit_of_one_system_leaves_the_other_alone()
    {
        GeneratorRun run = Start().EditSource("/p/Two.cs", Two.Replace("\"uart\"", "\"rtc\""));
        Assert.Equal([Modified, Cached], run.Reasons(SystemSteps.Planned).Order());
        Assert.Equal(2, run.OutputReasons.Count(static reason => reason is not Cached));
    }

    [Fact]
    public void An_edit_of_one_board_leaves_the_system_on_the_other_alone()
    {
        GeneratorRun run = Start().Edit("/p/virt.dts", Specimens.QemuVirt.Replace("<0 0x9000000 0 0x1000>", "<0 0x9000000 0 0x2000>"));
        Assert.Contains(run.Reasons(SystemSteps.Planned), static reason => reason is Unchanged);
        // The board's class, the system's generated class and its description.
        Assert.Equal(3, run.OutputReasons.Count(static reason => reason is not Cached));
    }

    [Fact]
    public void A_comment_in_the_source_of_a_board_without_a_declared_system_writes_nothing()
    {
        SystemTest test = new() { TestState = { AdditionalFiles = { ("/p/virt.dts", Specimens.QemuVirt) } } };
        test.GlobalOptions["build_property.EmitSystemDescription"] = "true";
        GeneratorRun first = test.Start();
        Assert.Contains(first.GeneratedSources, static source => source.HintName == "Virt.SystemDescription.g.xml+Artefact.g.cs");
        AssertNothingWritten(first.Edit("/p/virt.dts", "// A comment.\n" + Specimens.QemuVirt));
        GeneratorRun other = first.AddSource("/p/Other.cs", "class Other { }");
        AssertReasons(other, Cached, SystemSteps.Planned, SystemSteps.Outputs, SystemSteps.Artefacts);
        AssertNothingWritten(other);
    }

    [Fact]
    public void Who_asks_again_for_the_plan_of_what_has_not_changed_gets_the_same()
    {
        GeneratorRun first = Start();
        GeneratorRun next = first.EditSource("/p/Other.cs", "class Other { int _field; }");
        Assert.Same(PlanOf(first, "One"), PlanOf(next, "One"));
        Assert.NotSame(PlanOf(first, "One"), PlanOf(first.EditSource("/p/One.cs", One.Replace("\"VMM\"", "\"monitor2\"")), "One"));

        static PlannedSystem PlanOf(GeneratorRun run, string system) => PlannedSystem.Of(
            SystemReader.Read(run.Input.GetTypeByMetadataName(system)!, isComplete: false, default)!,
            KnownBoards.From(run.Input, run.AnalyzerOptions, default),
            SystemOptions.Read(run.AnalyzerOptions.AnalyzerConfigOptionsProvider),
            default);
    }

    [Fact]
    public void A_class_that_hides_the_namespace_System_is_one_error_and_no_constant_is_generated()
    {
        GeneratorRun run = Start("partial class System { }");
        Assert.Equal("BRD9032", Assert.Single(run.GeneratorDiagnostics).Id);
        Assert.Empty(run.GeneratedSources);
    }

    private static void AssertReasons(GeneratorRun run, IncrementalStepRunReason reason, params string[] steps) =>
        Assert.All(steps, step => Assert.All(run.Reasons(step), actual => Assert.True(actual == reason, $"{step} is {actual}")));

    private static void AssertNothingWritten(GeneratorRun run) => Assert.All(run.OutputReasons, static reason => Assert.Equal(Cached, reason));

    private static GeneratorRun Start(string other = "class Other { }") => new SystemTest
    {
        TestState =
        {
            AdditionalFiles = { ("/p/odroidc4.dts", Specimens.OdroidC4), ("/p/virt.dts", Specimens.QemuVirt) },
            Sources = { ("/p/One.cs", One), ("/p/Two.cs", Two), ("/p/Other.cs", other) },
        },
    }.Start();
}
