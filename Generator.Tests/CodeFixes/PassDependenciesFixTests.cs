using System.Threading.Tasks;
using Boards.Generator.CodeFixes.Declarations;
using Xunit;

namespace Boards.Tests.CodeFixes;

public sealed class PassDependenciesFixTests
{
    [Fact]
    public Task The_device_is_passed_with_what_it_needs() => DeclarationFixTest<PassDependenciesFix>.Machine(
        """
                [VirtualMachine("linux")]
                [Passthrough({|BRD3004:"/soc/ethernet@ff3f0000"|}, Name = "eth")]
                static partial class L;
        """,
        """
                [VirtualMachine("linux")]
                [Passthrough("/soc/ethernet@ff3f0000", Name = "eth", WithDependencies = true)]
                static partial class L;
        """).RunAsync();

    [Fact]
    public Task So_is_one_whose_phys_interrupt_is_missing() => DeclarationFixTest<PassDependenciesFix>.Machine(
        """
                [VirtualMachine("linux")]
                [Passthrough("/soc/bus@ff600000")]
                [Passthrough({|BRD3675:"/soc/ethernet@ff3f0000"|})]
                static partial class L;
        """,
        """
                [VirtualMachine("linux")]
                [Passthrough("/soc/bus@ff600000")]
                [Passthrough("/soc/ethernet@ff3f0000", WithDependencies = true)]
                static partial class L;
        """).RunAsync();
}
