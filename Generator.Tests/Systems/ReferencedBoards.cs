using System.Threading.Tasks;
using Boards.Tests.Generator;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>Systems on boards of references: assemblies that the compiler made, and projects in an editor.</summary>
public sealed class ReferencedBoards
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_device_goes_by_its_class(bool asProject)
    {
        SystemTest test = On(asProject, "typeof(Virt)", "[Passthrough(typeof(Virt.Pl011_9000000))]");
        await test.RunAsync();
        Assert.Contains("<irq irq=\"33\" id=\"0\" trigger=\"level\" />", test.Description("S")!);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task A_device_of_another_board_is_reported_and_nothing_else(bool asProject) =>
        On(asProject, "typeof(Virt)", "[Passthrough({|BRD3505:typeof(Odroidc4.Soc.EthernetFf3f0000)|})]").RunAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task What_is_wrong_with_a_device_is_reported_at_its_class(bool asProject) =>
        On(asProject, "typeof(Odroidc4)", "[Passthrough({|BRD3003:typeof(Odroidc4.Soc.BusFf800000.Serial_4000)|})]").RunAsync();

    [Fact]
    public Task A_class_that_is_no_device_is_reported() =>
        On(false, "typeof(Virt)", "[Passthrough({|BRD3504:typeof(string)|})]").RunAsync();

    /// <summary>A project that passes a device on a board of a reference.</summary>
    internal static SystemTest On(bool asProject, string board, string passed)
    {
        GeneratorRun library = new BoardTest
        {
            TestState = { AdditionalFiles = { ("/p/odroidc4.dts", Specimens.OdroidC4), ("/p/virt.dts", Specimens.QemuVirt) } },
        }.Start();
        SystemTest test = new()
        {
            TestState =
            {
                Sources =
                {
                    $$"""
                    using Boards;
                    using Test;
                    [MicrokitSystem({{board}})]
                    static partial class S
                    {
                        [ProtectionDomain("VMM")]
                        static partial class P
                        {
                            [VirtualMachine("linux")]
                            {{passed}}
                            static partial class L;
                        }
                    }
                    """,
                },
            },
        };
        test.TestState.AdditionalReferences.Add(References.Of(library.Output, asProject));
        return test;
    }
}
