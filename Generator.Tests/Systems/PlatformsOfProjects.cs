using System.Linq;
using System.Threading.Tasks;
using Boards.Generator;
using Boards.Tests.Generator;
using Boards.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>What a project states about its kernel: in <c>.platforms</c> files, by a property, and for one board.</summary>
public sealed class PlatformsOfProjects
{
    private const string Path = "/p/kernel.platforms";

    // The MAC raises IRQ 40, and the kernel for the board accepts 255.
    [Theory]
    [InlineData("platform odroidc4\n  max-irq 40\n")]
    [InlineData("platform other\n  compatible acme,other\n  max-irq 39\n")]
    [InlineData("# nothing\n")]
    public Task An_interrupt_that_the_kernel_accepts_may_be_passed(string platforms) =>
        With("[Passthrough(\"/soc/ethernet@ff3f0000\")]", platforms).RunAsync();

    [Theory]
    [InlineData("platform odroidc4\n  max-irq 39\n")]
    [InlineData("platform mine\n  compatible hardkernel,odroid-c4\n  max-irq 39\n")]
    public Task One_that_it_does_not_is_reported(string platforms) =>
        With("[Passthrough({|BRD3202:\"/soc/ethernet@ff3f0000\"|})]", platforms).RunAsync();

    [Fact]
    public Task What_a_block_does_not_say_stays_as_it_is_known() =>
        With("[Passthrough({|BRD3201:\"/soc/ethernet@ff3f0000\"|})]", "platform odroidc4\n  kernel-irq 40 something of ours\n").RunAsync();

    [Theory]
    [InlineData("build_property.DevicetreePlatform", null)]
    [InlineData(null, "build_metadata.AdditionalFiles.DevicetreePlatform")]
    public Task A_platform_goes_by_name_where_the_project_says_so(string? property, string? metadata)
    {
        SystemTest test = With("[Passthrough({|BRD3202:\"/soc/ethernet@ff3f0000\"|})]", "platform mine\n  max-irq 39\n");
        if (property is not null)
            test.GlobalOptions[property] = "mine";
        if (metadata is not null)
            test.FileOptions["/p/odroidc4.dts"] = new() { [metadata] = "mine" };
        return test.RunAsync();
    }

    [Fact]
    public Task A_line_that_says_nothing_is_reported_at_its_place() =>
        With("[Passthrough(\"/soc/ethernet@ff3f0000\")]", "platform odroidc4\n  {|BRD2401:max-irq many|}\n").RunAsync();

    [Fact]
    public void A_platform_that_is_none_is_reported_once_with_one_that_is_near()
    {
        SystemTest test = With("[Passthrough(\"/soc/ethernet@ff3f0000\")]", "");
        test.GlobalOptions["build_property.DevicetreePlatform"] = "odroid-c4";
        Diagnostic reported = Assert.Single(test.Start().GeneratorDiagnostics, d => d.Id == "BRD2402");
        Assert.Equal("the platform 'odroid-c4' is unknown; did you mean 'odroidc4'?", reported.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public Task A_platform_of_one_board_that_is_none_is_reported_at_the_board()
    {
        BoardTest test = new()
        {
            FileOptions = { ["/p/Board.dts"] = new() { ["build_metadata.AdditionalFiles.DevicetreePlatform"] = "nothing-like-it" } },
            TestState =
            {
                AdditionalFiles = { ("/p/Board.dts", "{|BRD2402:|}/dts-v1/;\n/ { };\n") },
            },
        };
        return test.RunAsync();
    }

    [Fact]
    public Task A_board_of_a_reference_is_on_the_project_s_platforms()
    {
        GeneratorRun library = new BoardTest { TestState = { AdditionalFiles = { ("/p/odroidc4.dts", Microkit.Specimens.OdroidC4) } } }.Start();
        SystemTest test = new()
        {
            TestState =
            {
                AdditionalFiles = { (Path, "platform odroidc4\n  max-irq 39\n") },
                Sources =
                {
                    """
                    using Boards;
                    [MicrokitSystem(typeof(Test.Odroidc4))]
                    static partial class S
                    {
                        [ProtectionDomain("VMM")]
                        static partial class P
                        {
                            [VirtualMachine("linux")]
                            [Passthrough({|BRD3202:"/soc/ethernet@ff3f0000"|})]
                            static partial class L;
                        }
                    }
                    """,
                },
            },
        };
        test.DisabledDiagnostics.Add("BRD3004");
        test.TestState.AdditionalReferences.Add(References.Of(library.Output, false));
        return test.RunAsync();
    }

    [Fact]
    public void An_edit_of_a_platform_file_reaches_the_boards_and_one_of_nothing_else_does_not()
    {
        GeneratorRun run = With("[Passthrough(\"/soc/ethernet@ff3f0000\")]", "platform odroidc4\n  max-irq 40\n").Start();
        Assert.All(run.AddSource("/p/More.cs", "class More { }").Reasons(Steps.Sources), static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        GeneratorRun edited = run.Edit(Path, "platform odroidc4\n  max-irq 39\n");
        Assert.Equal("BRD3202", Assert.Single(edited.GeneratorDiagnostics).Id);
        // The constants are the same.
        Assert.All(edited.Reasons(Steps.Models), static reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.Empty(edited.Remove(Path).GeneratorDiagnostics);
    }

    private static SystemTest With(string attributes, string platforms)
    {
        SystemTest test = SystemTest.Guest("""[GuestMemory(0x20000000, 0x10000000, PhysicalAddress = 0x20000000)]""" + attributes);
        test.TestState.AdditionalFiles.Add((Path, platforms));
        // Whether the bus is passed does not matter here.
        test.DisabledDiagnostics.Add("BRD3004");
        return test;
    }
}
