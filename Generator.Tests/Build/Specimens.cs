using Boards.Devicetree;
using Boards.Devicetree.Blob;
using Boards.Devicetree.Syntax;
using Boards.Devicetree.Text;
using Boards.Tests.Conformance;

namespace Boards.Tests.Build;

/// <summary>The sources of the projects of the build tests.</summary>
internal static class Specimens
{
    /// <summary>A board with one UART at 0x9000000, shared peripheral interrupt 1 (number 33), level.</summary>
    public const string Board = """
        /dts-v1/;

        / {
            #address-cells = <1>;
            #size-cells = <1>;
            interrupt-parent = <&gic>;
            model = "Specimen";
            compatible = "boards,specimen";

            gic: interrupt-controller@8000000 {
                compatible = "arm,gic-400";
                reg = <0x8000000 0x1000>, <0x8010000 0x2000>, <0x8020000 0x2000>, <0x8040000 0x2000>;
                #interrupt-cells = <3>;
                #address-cells = <0>;
                interrupt-controller;
            };

            serial@9000000 {
                compatible = "arm,pl011", "arm,primecell";
                reg = <0x9000000 0x1000>;
                interrupts = <0 1 4>;
            };
        };

        """;

    /// <summary>The blob of a source, with or without symbols.</summary>
    public static byte[] Flattened(string source, bool symbols = true) => DtbWriter.Write(
        DtsCompiler.Compile(new SourceFile("flat.dts", source), new InMemorySources(), new CompileOptions { Symbols = symbols }).Tree);

    /// <summary>Prints the address of the UART.</summary>
    public const string Program = """
        using System;

        Console.WriteLine($"0x{App.Board.Serial_9000000.Region0.Address:x}");

        """;

    /// <summary>A project file with the package and nothing else.</summary>
    public static string Project(string version, string properties = "", string package = "Boards.Generator") => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            {properties}
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="{package}" Version="{version}" />
          </ItemGroup>
        </Project>
        """;
}
