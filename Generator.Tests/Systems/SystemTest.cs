using System;
using System.Linq;
using Boards.Generator.Systems;
using Boards.Generator.Systems.Emit;
using Boards.Tests.Harness;
using Boards.Tests.Microkit;
using Boards.Tests.Microkit.Guests;
using Boards.Tests.Microkit.Xml;
using Xunit;

namespace Boards.Tests.Systems;

/// <summary>A test of a declared system: the generator and the analyzer that explains its plans.</summary>
public sealed class SystemTest : BoardTest
{
    public SystemTest()
    {
        Analyzers.Clear();
        Analyzers.Add(new SystemAnalyzer());
        // Reported for nearly every system; the rules have their own tests.
        DisabledDiagnostics.AddRange(["CS1591", "BRD3016", "BRD3025", "BRD3116", "BRD3128", "BRD3129", "BRD3204", "BRD3348", "BRD3401"]);
    }

    /// <summary>
    /// A project with the guide's board as <c>odroidc4.dts</c> and QEMU's as <c>virt.dts</c>; with one of them if the code names only that, so
    /// that the C# of the other one is not compiled.
    /// </summary>
    public static SystemTest Of(string code)
    {
        bool isOnGuide = code.Contains("odroidc4.dts", StringComparison.Ordinal);
        bool isOnVirt = code.Contains("virt.dts", StringComparison.Ordinal);
        return OnBoards(code, isOnGuide || !isOnVirt, isOnVirt || !isOnGuide);
    }

    /// <summary>A project with both boards.</summary>
    public static SystemTest OnBoth(string code) => OnBoards(code, hasGuide: true, hasVirt: true);

    private static SystemTest OnBoards(string code, bool hasGuide, bool hasVirt)
    {
        SystemTest test = new() { TestState = { Sources = { ("/p/Code.cs", code) } } };
        if (hasGuide)
            test.TestState.AdditionalFiles.Add(("/p/odroidc4.dts", Specimens.OdroidC4));
        if (hasVirt)
            test.TestState.AdditionalFiles.Add(("/p/virt.dts", Specimens.QemuVirt));
        return test;
    }

    /// <summary>A system with one virtual machine on the guide's board.</summary>
    public static SystemTest Guest(string attributes, string more = "") => Of($$"""
        using Boards;

        [MicrokitSystem("odroidc4.dts")]
        public static partial class Vmm
        {
            [ProtectionDomain("VMM", Priority = 254)]
            public static partial class Monitor
            {
                [VirtualMachine("linux")]
                {{attributes}}
                public static partial class Linux;
            }
            {{more}}
        }
        """);

    /// <summary>The text of an artefact in the assembly, or its bytes in base64; null if there is none.</summary>
    public string? Artefact(string fileName) => Start().Output
        .GetTypeByMetadataName(ArtefactEmitter.ClassName)?.GetTypeMembers(ArtefactEmitter.ClassOf(fileName)).SingleOrDefault()?
        .GetMembers().OfType<Microsoft.CodeAnalysis.IFieldSymbol>().Single(static field => field.Name is "Text" or "Base64").ConstantValue as string;

    /// <summary>The value of a constant that contains a description, which is valid against the schema; null if there is none.</summary>
    public string? Description(string name)
    {
        string? description = Artefact(name + ".SystemDescription.g.xml");
        // The schema is that of the current version.
        if (description is not null && !GlobalOptions.ContainsKey("build_property.MicrokitVersion"))
            Assert.Empty(Schema.Faults(description));
        return description;
    }
}
