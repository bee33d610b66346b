using System;
using Boards.Generator.Systems;
using Boards.Tests.Microkit;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Boards.Tests.CodeFixes;

/// <summary>A test of a fix of a declaration, with the guide's board as <c>odroidc4.dts</c> and QEMU's as <c>virt.dts</c>.</summary>
/// <typeparam name="TFix">The fix.</typeparam>
public sealed class DeclarationFixTest<TFix> : BoardFixTest<SystemAnalyzer, TFix>
    where TFix : CodeFixProvider, new()
{
    // The boards of the guide and of QEMU without the devices that no test of a fix needs, because the C# of each device is
    // compiled at every step of a test.
    private const string Guide = Specimens.OdroidC4 + """

        / {
            /delete-node/ timer;
            /delete-node/ cpus;
            /delete-node/ reserved-memory;
            soc {
                /delete-node/ pcie@fc000000;
                bus@ff600000 { /delete-node/ temperature-sensor@34800; /delete-node/ temperature-sensor@34c00; };
                bus@ff800000 { /delete-node/ serial@4000; };
            };
        };
        """;

    private const string Virt = Specimens.QemuVirt + """

        / {
            /delete-node/ timer;
            /delete-node/ pmu;
            /delete-node/ pl061@9030000;
            /delete-node/ virtio_mmio@a000200;
            /delete-node/ virtio_mmio@a001000;
        };
        """;

    public DeclarationFixTest()
    {
        // Reported for nearly every system; the tests of their fixes remove them from this list.
        DisabledDiagnostics.AddRange(["CS1591", "BRD3025", "BRD3103", "BRD3116", "BRD3204", "BRD3401", "BRD3670", "BRD3326", "BRD3348", "BRD3016", "BRD3018", "BRD3121"]);
        TestState.AnalyzerConfigFiles.Add(("/p/.globalconfig", "is_global = true\nbuild_property.RootNamespace = Test\n"));
    }

    /// <summary>A virtual machine on a board, before and after the fix.</summary>
    public static DeclarationFixTest<TFix> Machine(string before, string after, string board = "odroidc4.dts") => Code(In(before, board), In(after, board));

    /// <summary>A file, before and after the fix.</summary>
    public static DeclarationFixTest<TFix> Code(string before, string after)
    {
        DeclarationFixTest<TFix> test = new() { TestCode = before };
        test.FixedCode = after;

        // Only the boards that are named.
        if (before.Contains("odroidc4.dts", StringComparison.Ordinal))
            test.TestState.AdditionalFiles.Add(("/p/odroidc4.dts", Guide));
        if (before.Contains("virt.dts", StringComparison.Ordinal))
            test.TestState.AdditionalFiles.Add(("/p/virt.dts", Virt));
        return test;
    }

    private static string In(string machine, string board) => $$"""
        using Boards;

        [MicrokitSystem("{{board}}")]
        static partial class S
        {
            [ProtectionDomain("VMM", Priority = 254)]
            static partial class P
            {
        {{machine}}
            }
        }

        """;
}
