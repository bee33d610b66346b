using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Boards.Devicetree;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Microkit;
using Xunit;

namespace Boards.Tests.Hardware;

/// <summary>A board in which one value is too short, as in an unfinished edit or a damaged blob: the analysis ends, without an exception.</summary>
[Trait("Category", "Slow")]
public sealed partial class ShortValueTests
{
    private const string Buses = """
        /dts-v1/;
        / {
            #address-cells = <2>;
            #size-cells = <2>;
            interrupt-parent = <&gic>;
            gic: interrupt-controller@f000000 {
                compatible = "arm,gic-400";
                interrupt-controller;
                #interrupt-cells = <3>;
                #address-cells = <0>;
                reg = <0 0xf000000 0 0x1000>, <0 0xf002000 0 0x2000>;
            };
            memory@40000000 { device_type = "memory"; reg = <0 0x40000000 0 0x10000000>; };
            soc@10000000 {
                compatible = "simple-bus";
                #address-cells = <1>;
                #size-cells = <1>;
                ranges = <0 0 0x10000000 0x1000000>;
                dma-ranges = <0 0 0x40000000 0x10000000>;
                uart: serial@1000 { compatible = "arm,pl011"; reg = <0x1000 0x1000>; interrupts = <0 8 4>; clocks = <&clk 1>; };
                clk: clock@2000 { compatible = "x,clock"; reg = <0x2000 0x1000>; #clock-cells = <1>; };
                pins: pinctrl@3000 { compatible = "pinctrl-single"; reg = <0x3000 0x1000>; #gpio-cells = <2>; gpio-controller; gpio-ranges = <&pins 0 0 8>; };
                msi: msi@4000 { compatible = "arm,gic-v2m-frame"; msi-controller; #msi-cells = <1>; reg = <0x4000 0x1000>; };
            };
            pcie@20000000 {
                compatible = "pci-host-ecam-generic";
                device_type = "pci";
                #address-cells = <3>;
                #size-cells = <2>;
                #interrupt-cells = <1>;
                reg = <0 0x20000000 0 0x1000000>;
                bus-range = <0 15>;
                ranges = <0x2000000 0 0x30000000 0 0x30000000 0 0x1000000>;
                interrupt-map-mask = <0x1800 0 0 7>;
                interrupt-map = <0 0 0 1 &gic 0 9 4>;
                msi-map = <0 &msi 0 0x10000>;
                device@0 { reg = <0 0 0 0 0>; interrupts = <1>; };
            };
            reserved-memory { #address-cells = <2>; #size-cells = <2>; ranges; kept@41000000 { reg = <0 0x41000000 0 0x1000>; }; };
            aliases { serial0 = "/soc@10000000/serial@1000"; };
            chosen { stdout-path = "serial0"; };
        };
        """;

    public static TheoryData<string> Names() => ["buses", .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "Boards.Qemu"), "*.dts").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_reads_beyond_a_value(string board)
    {
        string source = board == "buses" ? Buses : File.ReadAllText(Path.Combine(Repository.Root, "Boards.Qemu", board));
        MatchCollection values = Values().Matches(source);
        Assert.True(values.Count > 30);
        foreach (Match value in values)
        {
            foreach (string bytes in (string[])["", "00", "00 00 01", "00 00 00 01", "ff ff ff ff", "ff ff ff ff ff", "00 00 00 01 00 00 00"])
            {
                string edited = $"{source[..value.Index]}[{bytes}]{source[(value.Index + value.Length)..]}";
                Exception? thrown = Record.Exception(() => Find(edited));
                Assert.True(thrown is null, $"{value.Value} at {value.Index} as [{bytes}]: {thrown}");
            }
        }
    }

    private static void Find(string source)
    {
        BoardCompilation compilation = BoardCompilation.Compile(
            new DevicetreeFile(new SourceFile("board.dts", source)), [], new InMemorySources(), CompileOptions.Default);
        compilation.GetDiagnostics();
        compilation.PlanDefault("Board");
    }

    [GeneratedRegex(@"(?<= = )[<""\[][^;]*(?=;)")]
    private static partial Regex Values();
}
