using System.Threading;
using System.Threading.Tasks;
using Boards.Generator.SystemFiles;
using Boards.Tests.Generator;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Boards.Tests.SystemFiles;

/// <summary>Hand-written systems in a project: which files they are, which board they are for, what is reported.</summary>
public sealed class ProjectsWithSystems
{
    private const string File = "/p/linux.system";

    private static string Wrong(string right, string wrong) => HandWritten.Qemu.Replace(right, wrong, System.StringComparison.Ordinal);

    // Level is Microkit's default; the transport's interrupt is edge-triggered.
    private static readonly string MissingTrigger = Wrong("irq=\"56\" id=\"4\" trigger=\"edge\"", "irq=\"{|BRD3214:56|}\" id=\"4\"");
    private static readonly string Unmarked = Wrong("irq=\"56\" id=\"4\" trigger=\"edge\"", "irq=\"56\" id=\"4\"");

    [Fact]
    public Task A_clean_system_is_clean() => SystemFileTest.On(HandWritten.Qemu).RunAsync();

    [Fact]
    public Task A_system_is_checked_against_the_only_board() => SystemFileTest.On(MissingTrigger).RunAsync();

    [Fact]
    public Task What_declared_systems_cannot_switch_off_is_reported_as_well() =>
        SystemFileTest.On(Wrong("irq=\"34\" id=\"2\"", "irq=\"34\" id=\"{|BRD3207:1|}\"")).RunAsync();

    [Fact]
    public Task What_is_no_system_description_is_reported() =>
        SystemFileTest.On(Wrong("<vcpu id=\"0\" />", "<vcpu id=\"0\" /><{|BRD3603:vcpus|} />")).RunAsync();

    [Fact]
    public async Task The_devicetrees_place_comes_along()
    {
        GeneratorRun run = SystemFileTest.On(Unmarked).Start();
        Diagnostic reported = Assert.Single(await run.AnalyzeAsync([new SystemFileAnalyzer()], CancellationToken.None), static d => d.Id == "BRD3214");
        Assert.Equal("/p/boards/virt.dts", Assert.Single(reported.AdditionalLocations).GetLineSpan().Path);
    }

    [Fact]
    public Task Another_file_is_a_system_where_the_project_says_so() =>
        SystemFileTest.On(MissingTrigger, "/p/linux.xml").Say("/p/linux.xml", "MicrokitSystem", "true").RunAsync();

    [Fact]
    public Task Another_file_is_none_otherwise() => SystemFileTest.On(Unmarked, "/p/linux.xml").RunAsync();

    [Fact]
    public Task A_file_is_none_where_the_project_says_so() => SystemFileTest.On(Unmarked).Say(File, "MicrokitSystem", "false").RunAsync();

    [Theory]
    [InlineData("virt.dts")]
    [InlineData("boards/virt.dts")]
    [InlineData("Virt")]
    [InlineData("Test.Virt")]
    public Task A_system_names_its_board(string name)
    {
        SystemFileTest test = SystemFileTest.On(MissingTrigger).Say(File, "MicrokitBoard", name);
        test.TestState.AdditionalFiles.Add(("/p/boards/odroidc4.dts", Specimens.OdroidC4));
        return test.RunAsync();
    }

    [Fact]
    public Task The_project_names_the_board_of_all_systems()
    {
        SystemFileTest test = SystemFileTest.On(MissingTrigger);
        test.TestState.AdditionalFiles.Add(("/p/boards/odroidc4.dts", Specimens.OdroidC4));
        test.GlobalOptions["build_property.MicrokitBoard"] = "virt.dts";
        return test.RunAsync();
    }

    [Fact]
    public Task Which_of_several_boards_is_meant_is_asked()
    {
        SystemFileTest test = SystemFileTest.On(Unmarked);
        test.TestState.AdditionalFiles.Add(("/p/boards/odroidc4.dts", Specimens.OdroidC4));
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerWarning("BRD9010").WithSpan(File, 1, 1, 1, 1).WithMessage(
            "linux.system is checked only against Microkit's rules: MicrokitBoard is not set, and the project has several boards: odroidc4.dts, virt.dts"));
        return test.RunAsync();
    }

    [Fact]
    public Task The_only_board_in_the_folder_of_a_system_is_meant()
    {
        SystemFileTest test = SystemFileTest.On(MissingTrigger, "/p/boards/linux.system");
        test.TestState.AdditionalFiles.Add(("/p/other/odroidc4.dts", Specimens.OdroidC4));
        return test.RunAsync();
    }

    [Fact]
    public Task Without_a_board_Microkits_rules_hold()
    {
        SystemFileTest test = SystemFileTest.With(Wrong("irq=\"34\" id=\"2\"", "irq=\"34\" id=\"{|BRD3207:1|}\""));
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerWarning("BRD9010").WithSpan(File, 1, 1, 1, 1));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("vrit.dts")]
    [InlineData("Virtual")]
    public Task A_board_that_is_not_there_is_reported(string name)
    {
        SystemFileTest test = SystemFileTest.On(Unmarked).Say(File, "MicrokitBoard", name);
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError("BRD9011").WithSpan(File, 1, 1, 1, 1)
            .WithMessage($"linux.system: MicrokitBoard is '{name}', which is not a board of the project; expected one of: virt.dts"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_board_that_is_two_is_reported()
    {
        SystemFileTest test = SystemFileTest.On(Unmarked).Say(File, "MicrokitBoard", "virt.dts");
        test.TestState.AdditionalFiles.Add(("/p/old/virt.dts", Specimens.OdroidC4));
        test.Say("/p/old/virt.dts", "DevicetreeClass", "OldVirt");
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError("BRD9011").WithSpan(File, 1, 1, 1, 1));
        return test.RunAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_board_of_a_referenced_assembly_is_one(bool asProject)
    {
        GeneratorRun library = new BoardTest { TestState = { AdditionalFiles = { ("/p/virt.dts", Specimens.QemuVirt) } } }.Start();
        SystemFileTest test = SystemFileTest.With(MissingTrigger);
        test.TestState.AdditionalReferences.Add(References.Of(library.Output, asProject));
        return test.RunAsync();
    }

    [Fact]
    public Task A_version_that_is_not_known_is_reported()
    {
        SystemFileTest test = SystemFileTest.On(HandWritten.Qemu).Say(File, "MicrokitVersion", "7.0");
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError("BRD9012").WithSpan(File, 1, 1, 1, 1)
            .WithMessage("linux.system: MicrokitVersion is '7.0'; expected one of: sel4cp, 1.3, 1.4, 2.0, 2.1, 2.2, 2.3"));
        return test.RunAsync();
    }

    [Fact]
    public Task What_a_version_lacks_is_reported() =>
        SystemFileTest.On(Wrong("name=\"VMM\" priority=\"254\"", "name=\"VMM\" priority=\"254\" {|BRD3605:fpu|}=\"true\"")).Say(File, "MicrokitVersion", "2.0.1").RunAsync();

    [Fact]
    public Task The_project_names_the_version_of_all_systems()
    {
        SystemFileTest test = SystemFileTest.On(Wrong("name=\"VMM\" priority=\"254\"", "name=\"VMM\" priority=\"254\" {|BRD3605:fpu|}=\"true\""));
        test.GlobalOptions["build_property.MicrokitVersion"] = "2.0";
        return test.RunAsync();
    }

    [Fact]
    public Task A_system_that_cannot_be_read_is_reported()
    {
        SystemFileTest test = new() { TestState = { AdditionalFiles = { ("/p/virt.dts", Specimens.QemuVirt) } } };
        test.UnreadableFiles.Add(File);
        test.ExpectedDiagnostics.Add(DiagnosticResult.CompilerError("BRD9013").WithSpan(File, 1, 1, 1, 1));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("<!-- boards-disable-next-line BRD3214 -->\n<irq irq=\"56\" id=\"4\" />")]
    [InlineData("<irq irq=\"56\" id=\"4\" /> <!-- boards-disable-line BRD3214: by intent -->")]
    [InlineData("<irq irq=\"56\" id=\"4\" />\n<!-- boards-disable BRD3999, BRD3214 -->")]
    [InlineData("<!-- boards-disable-next-line BRD3207 -->\n<irq irq=\"56\" id=\"1\" trigger=\"edge\" />")]
    public Task A_comment_switches_off_what_it_names(string irq) =>
        SystemFileTest.On(Wrong("<irq irq=\"56\" id=\"4\" trigger=\"edge\" />", irq)).RunAsync();

    [Fact]
    public Task A_comment_that_names_nothing_that_is_known_is_reported() =>
        SystemFileTest.On(Wrong("<irq irq=\"56\"", "<!-- boards-disable-line {|BRD0060:BRD0999|} -->\n<irq irq=\"56\"")).RunAsync();

    [Theory]
    [InlineData("irq=\"56\" id=\"4\" trigger=\"edge\"", "irq=\"56\" id=\"4\"", "BRD3214")]
    [InlineData("irq=\"34\" id=\"2\"", "irq=\"34\" id=\"1\"", "BRD3207")]
    public Task The_project_switches_off_what_it_names(string right, string wrong, string id)
    {
        SystemFileTest test = SystemFileTest.On(Wrong(right, wrong));
        test.TestState.AnalyzerConfigFiles.Add(("/p/.globalconfig", $"is_global = true\ndotnet_diagnostic.{id}.severity = none\n"));
        return test.RunAsync();
    }
}
