using System.Threading.Tasks;
using Boards.Generator;
using Boards.Generator.CodeFixes;
using Boards.Generator.Diagnostics;
using Boards.Generator.Systems;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Boards.Tests.Systems;

public sealed class PassTheBus
{
    [Fact]
    public Task The_fix_passes_the_bus_above_the_device() => new CSharpCodeFixTest<SystemAnalyzer, PassTheBusCodeFixProvider, DefaultVerifier>
    {
        Generators = { typeof(BoardGenerator) },
        DisabledDiagnostics = { "BRD3116", "BRD3401" },
        CodeActionEquivalenceKey = "BRD3004:/soc/bus@ff600000/bus@34400",
        TestState =
        {
            AdditionalFiles = { ("/p/odroidc4.dts", Specimens.OdroidC4) },
            Sources = { Code("""[Passthrough({|BRD3004:"/soc/ethernet@ff3f0000"|})]""") },
        },
        FixedCode = Code("""
            [Passthrough("/soc/bus@ff600000/bus@34400")]
                    [Passthrough("/soc/ethernet@ff3f0000")]
            """),
    }.RunAsync();

    [Fact]
    public void The_bus_is_a_property_of_the_diagnostic()
    {
        Diagnostic told = Declare.Guest(Declare.Pass("ethernet0")).PlanOn(Specimens.OdroidC4).Single("BRD3004").ToRoslyn();
        Assert.Equal("/soc/bus@ff600000/bus@34400", told.Properties[DiagnosticConversion.FixNode]);
    }

    private static string Code(string attributes) => $$"""
        using Boards;
        [MicrokitSystem("odroidc4.dts")]
        static partial class S
        {
            [ProtectionDomain("VMM")]
            static partial class P
            {
                [VirtualMachine("linux")]
                {{attributes}}
                static partial class L;
            }
        }
        """;
}
