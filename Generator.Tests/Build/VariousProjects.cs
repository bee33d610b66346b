using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>Projects that differ in what they set, built together by one command.</summary>
public sealed class VariousProjects(PackageFeed feed) : IAsyncLifetime
{
    private const string FullDevice = "/dev/full";

    internal static bool HasFullDevice => File.Exists(FullDevice);

    internal ProjectFolder Folder { get; private set; } = null!;

    internal CommandResult Build { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Folder = feed.NewFolder("Various");
        const string Empty = "return 0;\n";

        Folder.Write("TwoFrameworks/TwoFrameworks.csproj", Specimens
            .Project(feed.Version, "<EmitSystemDescription>true</EmitSystemDescription>")
            .Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", StringComparison.Ordinal)
            .Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        Folder.Write("TwoFrameworks/board.dts", Specimens.Board);

        Folder.Write("Library/Library.csproj", Specimens
            .Project(feed.Version).Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        Folder.Write("Library/board.dts", Specimens.Board);

        Folder.Write("Declaring/Declaring.csproj", Specimens
            .Project(feed.Version).Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        Folder.Write("Declaring/board.dts", Specimens.Board);
        Folder.Write("Declaring/Vmm.cs", """
            using Boards;

            [MicrokitSystem("board.dts")]
            public static partial class Declared
            {
                [ProtectionDomain("VMM")]
                public static partial class Vmm;
            }
            """);

        Folder.Write("Placed/Placed.csproj", Specimens.Project(
            feed.Version, "<SystemDescriptionDirectory>firmware</SystemDescriptionDirectory>"));
        Folder.Write("Placed/board.dts", Specimens.Board);
        Folder.Write("Placed/Program.cs", Empty);

        Folder.Write("Switched/Switched.csproj", Specimens.Project(feed.Version, "<EmitSystemDescription>false</EmitSystemDescription>"));
        Folder.Write("Switched/board.dts", Specimens.Board);
        Folder.Write("Switched/Program.cs", Empty);

        Folder.Write("Several/Several.csproj", Specimens.Project(
            feed.Version, "<SystemDescriptionDirectory>firmware</SystemDescriptionDirectory>"));
        Folder.Write("Several/board.dts", Specimens.Board);
        Folder.Write("Several/Program.cs", """
            using Boards;

            return 0;

            [MicrokitSystem("board.dts")] static partial class @event { [ProtectionDomain("VMM")] static partial class P; }

            namespace Acme.Machines
            {
                static partial class Lab
                {
                    [MicrokitSystem("board.dts")] static partial class Größe { [ProtectionDomain("VMM")] static partial class P; }
                }
            }
            """);

        Folder.Write("Main/Main.csproj", Specimens.Project(feed.Version, "<MicrokitMainSystem>Second</MicrokitMainSystem>").Replace(
            "</Project>",
            """
              <Target Name="List" AfterTargets="CopyArtefacts">
                <WriteLinesToFile File="$(OutDir)items.txt" Lines="@(SystemDescription->'%(TargetPath)', '%3B')" Overwrite="true" />
              </Target>
            </Project>
            """, StringComparison.Ordinal));
        Folder.Write("Main/first.dts", Specimens.Board);
        Folder.Write("Main/second.dts", Specimens.Board.Replace("9000000", "9100000", StringComparison.Ordinal));
        Folder.Write("Main/Program.cs", Empty);

        Folder.Write("SwitchedDeclared/SwitchedDeclared.csproj", Specimens.Project(feed.Version, "<EmitSystemDescription>false</EmitSystemDescription>"));
        Folder.Write("SwitchedDeclared/board.dts", Specimens.Board);
        Folder.Write("SwitchedDeclared/Program.cs", """
            using Boards;

            return S.P.Interrupts.Serial9000000.Channel;

            [MicrokitSystem("board.dts")] static partial class S { [ProtectionDomain("VMM"), Passthrough("/serial@9000000")] public static partial class P; }
            """);

        Folder.Write("SameName/SameName.csproj", Specimens.Project(feed.Version));
        Folder.Write("SameName/board.dts", Specimens.Board);
        Folder.Write("SameName/Program.cs", """
            using Boards;

            return 0;

            namespace A { [MicrokitSystem("board.dts")] static partial class Vmm { [ProtectionDomain("P")] static partial class P; } }
            namespace B { [MicrokitSystem("board.dts")] static partial class VMM { [ProtectionDomain("P")] static partial class P; } }
            """);

        Folder.Write("OldLibrary/OldLibrary.csproj", Specimens
            .Project(feed.Version, "<LangVersion>7.3</LangVersion><TreatWarningsAsErrors>true</TreatWarningsAsErrors><GenerateDocumentationFile>true</GenerateDocumentationFile>")
            .Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFramework>netstandard2.0</TargetFramework>", StringComparison.Ordinal)
            .Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        Folder.Write("OldLibrary/board.dts", Specimens.Board);
        Folder.Write("OldLibrary/Routing.cs", """
            using Boards;

            namespace OldLibrary
            {
                [MicrokitSystem("board.dts")]
                internal static partial class S
                {
                    [ProtectionDomain("VMM")]
                    internal static partial class Vmm
                    {
                        [VirtualMachine("linux"), GuestMemory(0x40000000, 0x200000), Passthrough("/serial@9000000")]
                        internal static partial class Linux { }
                    }

                    internal static uint Sum(int channel)
                    {
                        uint sum = 0;
                        foreach (InterruptRoute route in Vmm.Linux.Interrupts.All)
                            sum += route.Number;
                        switch (channel)
                        {
                            case Vmm.Linux.Interrupts.Serial9000000.Channel: return sum;
                            default: return Vmm.Linux.Interrupts.TryGetNumber(channel, out uint number) ? number : 0;
                        }
                    }
                }
            }
            """);

        Folder.Write("Kernel/Kernel.csproj", Specimens.Project(feed.Version, "<DevicetreePlatform>mine</DevicetreePlatform>"));
        Folder.Write("Kernel/board.dts", Specimens.Board);
        Folder.Write("Kernel/kernel.platforms", "platform mine\n    max-irq 31\n");
        Folder.Write("Kernel/Program.cs", Empty);

        Folder.Write("NoKernel/NoKernel.csproj", Specimens.Project(feed.Version, "<DevicetreePlatform>odroid-c4</DevicetreePlatform>"));
        Folder.Write("NoKernel/board.dts", Specimens.Board);
        Folder.Write("NoKernel/Program.cs", Empty);

        Folder.Write("Plain/Plain.csproj", Specimens.Project(feed.Version));
        Folder.Write("Plain/Program.cs", Empty);

        Folder.Write("Insisting/Insisting.csproj", Specimens.Project(feed.Version, "<EmitSystemDescription>true</EmitSystemDescription>"));
        Folder.Write("Insisting/Program.cs", Empty);

        Folder.Write("NoAnalyzers/NoAnalyzers.csproj", Specimens.Project(feed.Version).Replace(
            "</Project>",
            """
              <Target Name="NoAnalyzers" BeforeTargets="CoreCompile">
                <ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup>
              </Target>
            </Project>
            """, StringComparison.Ordinal));
        Folder.Write("NoAnalyzers/board.dts", Specimens.Board);
        Folder.Write("NoAnalyzers/Program.cs", Empty);

        Folder.Write("Outside/Outside.csproj", Specimens.Project(feed.Version, "<SystemDescriptionDirectory>../elsewhere</SystemDescriptionDirectory>"));
        Folder.Write("Outside/board.dts", Specimens.Board);
        Folder.Write("Outside/Program.cs", Empty);

        // A folder has the path to which the description is written.
        Folder.Write("Blocked/Blocked.csproj", Specimens.Project(feed.Version));
        Folder.Write("Blocked/board.dts", Specimens.Board);
        Folder.Write("Blocked/Program.cs", Empty);
        Folder.Write("Blocked/obj/Debug/net10.0/SystemDescription.g.xml/keep", "");

        // A disk that is full: every write to this device fails.
        Folder.Write("FullDisk/FullDisk.csproj", Specimens.Project(feed.Version));
        Folder.Write("FullDisk/board.dts", Specimens.Board);
        Folder.Write("FullDisk/Program.cs", Empty);
        Folder.Write("FullDisk/obj/Debug/net10.0/keep", "");
        if (HasFullDevice)
            File.CreateSymbolicLink(Path.Combine(Folder.FullPath, "FullDisk/obj/Debug/net10.0/SystemDescription.g.xml"), FullDevice);

        // The class is hand-written here, so that the test does not depend on how the generator handles such names.
        Folder.Write("Ambiguous/Ambiguous.csproj", Specimens.Project(feed.Version));
        Folder.Write("Ambiguous/Program.cs", """
            return 0;

            namespace Boards.Generated
            {
                internal static class Artefacts
                {
                    internal static class A { internal const string FileName = "Vmm.g.xml", Text = "<system/>"; }
                    internal static class B { internal const string FileName = "VMM.g.xml", Text = "<system/>"; }
                }
            }
            """);

        Folder.Write("Basic/Basic.vbproj", Specimens.Project(feed.Version));
        Folder.Write("Basic/board.dts", Specimens.Board);
        Folder.Write("Basic/Module.vb", "Module Program\n    Sub Main()\n    End Sub\nEnd Module\n");

        Folder.Write("Kinds/Kinds.csproj", Specimens.Project(feed.Version, "<EmitArtefacts>xml; json;dtb</EmitArtefacts><SystemDescriptionDirectory>firmware</SystemDescriptionDirectory>"));
        Folder.Write("Kinds/board.dts", Specimens.Board);
        Folder.Write("Kinds/Program.cs", Empty);

        Folder.Write("BoardKind/BoardKind.csproj", Specimens
            .Project(feed.Version, "<EmitArtefacts>dtb</EmitArtefacts>").Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        Folder.Write("BoardKind/board.dts", Specimens.Board);

        // A declared system does not make an artefact if only artefacts of boards are wanted.
        Folder.Write("NoneOfKind/NoneOfKind.csproj", Specimens
            .Project(feed.Version, "<EmitArtefacts>dtb</EmitArtefacts>", package: "Boards.OdroidC4").Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        Folder.Write("NoneOfKind/Vmm.cs", """
            using Boards;

            [MicrokitSystem(typeof(OdroidC4))] static partial class S { [ProtectionDomain("VMM")] static partial class P; }
            """);

        Folder.Write("UnknownKind/UnknownKind.csproj", Specimens.Project(feed.Version, "<EmitArtefacts>xlm</EmitArtefacts>"));
        Folder.Write("UnknownKind/board.dts", Specimens.Board);
        Folder.Write("UnknownKind/Program.cs", Empty);

        Folder.Write("Included/Included.csproj", Specimens.Project(feed.Version, """
            <DevicetreeIncludeDirectories>
              ../nowhere;
              ../parts/
            </DevicetreeIncludeDirectories>
            <DevicetreeDefines>NOTE="100 % # of them";REGISTERS=0x9000000 0x1000;TRIGGER=(1 ? 4 : 1)</DevicetreeDefines>
            """));
        Folder.Write("Included/board.dts", Specimens.Board
            .Replace("0x9000000 0x1000", "REGISTERS", StringComparison.Ordinal)
            .Replace("<0 1 4>", "<SPI 1 TRIGGER>", StringComparison.Ordinal)
            .Replace("/dts-v1/;", "/dts-v1/;\n#include <irq/gic.h>", StringComparison.Ordinal));
        Folder.Write("Included/Program.cs", Empty);
        Folder.Write("parts/irq/gic.h", "#define SPI 0\n");

        Folder.Write("Renamed/Renamed.csproj", Specimens.Project(feed.Version).Replace(
            "</Project>",
            """
              <ItemGroup>
                <AdditionalFiles Include="board.dts" DevicetreeClass="Firmware" DevicetreeNamespace="Acme" />
                <AdditionalFiles Update="more/other.dts" DevicetreeClass="Spare" />
              </ItemGroup>
            </Project>
            """, StringComparison.Ordinal));
        Folder.Write("Renamed/board.dts", Specimens.Board);
        Folder.Write("Renamed/more/other.dts", Specimens.Board);
        Folder.Write("Renamed/Program.cs", "return (int)(Acme.Firmware.Serial_9000000.Region0.Address - Renamed.Spare.Serial_9000000.Region0.Address);\n");

        Folder.Write("OnBoardPackage/OnBoardPackage.csproj", Specimens.Project(feed.Version, package: "Boards.OdroidC4"));
        Folder.Write("OnBoardPackage/Program.cs", """
            using Boards;

            return 0;

            [MicrokitSystem(typeof(OdroidC4))]
            public static partial class EthernetVmm
            {
                [ProtectionDomain("VMM", Priority = 254)]
                public static partial class Vmm
                {
                    [VirtualMachine("linux")]
                    [GuestMemory(0x40000000, 0x200000)]
                    [Passthrough("/soc/ethernet@ff3f0000")]
                    public static partial class Linux;
                }
            }
            """);

        const string Extension = "/dts-v1/;\n/plugin/;\n&{/} { serial@9200000 { compatible = \"arm,pl011\"; reg = <0x9200000 0x1000>; interrupts = <0 2 4>; }; };\n";
        Folder.Write("Overlaid/Overlaid.csproj", Specimens.Project(feed.Version).Replace(
            "</Project>",
            """
              <ItemGroup>
                <AdditionalFiles Update="board.dts" DevicetreeOverlays="tweak.dtsi;../parts/extension.dtso;../parts/flat.dtbo" />
              </ItemGroup>
            </Project>
            """, StringComparison.Ordinal));
        Folder.Write("Overlaid/board.dts", Specimens.Board);
        Folder.Write("Overlaid/tweak.dtsi", "&{/serial@9000000} { reg = <0x9100000 0x1000>; };\n");
        Folder.Write("Overlaid/Program.cs", Empty);
        Folder.Write("parts/extension.dtso", Extension);
        Folder.Write("parts/flat.dtbo", Specimens.Flattened(Extension
            .Replace("9200000", "9300000", StringComparison.Ordinal).Replace("<0 2 4>", "<0 3 4>", StringComparison.Ordinal)));

        Folder.Write("Unlaid/Unlaid.csproj", Specimens.Project(feed.Version).Replace(
            "</Project>",
            """
              <ItemGroup>
                <AdditionalFiles Update="board.dts" DevicetreeOverlays="nowhere.dtso" />
              </ItemGroup>
            </Project>
            """, StringComparison.Ordinal));
        Folder.Write("Unlaid/board.dts", Specimens.Board);
        Folder.Write("Unlaid/Program.cs", Empty);

        foreach (string name in (string[])["Garbled", "Lost"])
        {
            Folder.Write($"{name}/{name}.csproj", Specimens.Project(feed.Version).Replace(
                "</Project>", "<ItemGroup><AdditionalFiles Include=\"board.dtb\" /></ItemGroup></Project>", StringComparison.Ordinal));
            Folder.Write($"{name}/Program.cs", Empty);
        }

        Folder.Write("Garbled/board.dtb", Specimens.Flattened(Specimens.Board)[..^100]);

        // The compiler's version is set after the project's own properties, so this project sets another version later.
        Folder.Write("OldCompiler/OldCompiler.csproj", Specimens.Project(feed.Version).Replace(
            "</Project>",
            "<Target Name=\"Old\" BeforeTargets=\"_CheckCompilerOfBoards\"><PropertyGroup><CompilerApiVersion>roslyn4.8</CompilerApiVersion></PropertyGroup></Target></Project>",
            StringComparison.Ordinal));
        Folder.Write("OldCompiler/board.dts", Specimens.Board);
        Folder.Write("OldCompiler/Program.cs", Empty);

        // A board outside the project, with its own macro and header; the default item of another board is replaced.
        Folder.Write("elsewhere #1/board.dts", "/dts-v1/;\n#include <place.h>\n/ { #address-cells = <1>; #size-cells = <1>; uart@9000000 { reg = <PLACE SIZE>; }; };\n");
        Folder.Write("elsewhere #1/include/place.h", "#define PLACE 0x9000000\n");
        Folder.Write("Items/Items.csproj", Specimens.Project(feed.Version).Replace(
            "</Project>",
            """
            <ItemGroup>
              <Devicetree Include="../elsewhere #1/board.dts" ClassName="Far" Namespace="Acme.Machines" IncludeDirectories="../elsewhere #1/include" Defines="SIZE=0x2000;OTHER"
                          Link="far.dts" Visible="false" Pack="true" PackagePath="boards" CopyToOutputDirectory="Never" DependentUpon="x" SubType="Designer" Revision="2" />
              <Devicetree Include="board.dts" ClassName="Near" />
              <Devicetree Update="default.dts" ClassName="Mine" Defines="PLACE=0x5000" />
              <Devicetree Remove="broken.dts" />
            </ItemGroup>
            </Project>
            """,
            StringComparison.Ordinal));
        Folder.Write("Items/board.dts", Specimens.Board);
        Folder.Write("Items/default.dts", "/dts-v1/;\n/ { #address-cells = <1>; #size-cells = <1>; a { reg = <PLACE 1>; }; };\n");
        Folder.Write("Items/broken.dts", "/dts-v1/;\n/ {");
        Folder.Write("Items/Program.cs", "const ulong Size = Acme.Machines.Far.Uart_9000000.Region0.Size;\nreturn Size == 0x2000 && typeof(Items.Near).IsPublic && Items.Mine.A.Region0.Address == 0x5000 ? 0 : 1;\n");
        foreach ((string name, string item) in ((string, string)[])[("MisspeltItem", "<Devicetree Include=\"board.dts\" IncludeDirectory=\"include\" />"), ("MisspeltFile", "<AdditionalFiles Update=\"board.dts\" ClassName=\"B\" />")])
        {
            Folder.Write($"{name}/{name}.csproj", Specimens.Project(feed.Version).Replace("</Project>", $"<ItemGroup>{item}</ItemGroup></Project>", StringComparison.Ordinal));
            Folder.Write($"{name}/board.dts", Specimens.Board);
            Folder.Write($"{name}/Program.cs", Empty);
        }

        Folder.Write("MisspeltProperty/MisspeltProperty.csproj", Specimens.Project(feed.Version).Replace(
            "</Project>", "<PropertyGroup><EmitArtifacts>xml;json</EmitArtifacts></PropertyGroup></Project>", StringComparison.Ordinal));
        Folder.Write("MisspeltProperty/Program.cs", Empty);
        foreach ((string name, string property) in ((string, string)[])[("UnknownValue", "<EmitSystemDescription>yes</EmitSystemDescription>"), ("LostInclude", "<DevicetreeIncludeDirectories>include;gone</DevicetreeIncludeDirectories>")])
        {
            Folder.Write($"{name}/{name}.csproj", Specimens.Project(feed.Version, property));
            Folder.Write($"{name}/board.dts", Specimens.Board);
            Folder.Write($"{name}/include/a.dtsi", "");
            Folder.Write($"{name}/Program.cs", Empty);
        }

        foreach ((string name, string item) in ((string, string)[])[("LostItem", "gone.dts"), ("OverlayItem", "board.dtso"), ("LostFolder", "board.dts\" IncludeDirectories=\"gone")])
        {
            Folder.Write($"{name}/{name}.csproj", Specimens.Project(feed.Version).Replace(
                "</Project>", $"<ItemGroup><Devicetree Include=\"{item}\" /></ItemGroup></Project>", StringComparison.Ordinal));
            Folder.Write($"{name}/board.dts", Specimens.Board);
            Folder.Write($"{name}/board.dtso", "/dts-v1/;\n/plugin/;\n/ { };\n");
            Folder.Write($"{name}/Program.cs", Empty);
        }

        Folder.Write("Tree/Tree.csproj", Specimens.Project(feed.Version));
        Folder.Write("Tree/Program.cs", Empty);
        foreach (int i in Enumerable.Range(0, 401))
            Folder.Write($"Tree/linux/b{i}.dts", "/dts-v1/; / { };");

        string[] names =
        [
            "TwoFrameworks", "Library", "Declaring", "Placed", "Switched", "Several", "SwitchedDeclared", "SameName", "OldLibrary",
            "Plain", "Insisting", "NoAnalyzers", "Outside", "Blocked", "Ambiguous", "Included", "Renamed", "OnBoardPackage",
            "Overlaid", "Unlaid", "Kinds", "BoardKind", "NoneOfKind", "UnknownKind", "Garbled", "Lost", "Kernel", "NoKernel",
            "OldCompiler", "Items", "LostItem", "OverlayItem", "LostFolder", "Tree",
            "Main", "FullDisk", "MisspeltItem", "MisspeltFile", "MisspeltProperty", "UnknownValue", "LostInclude",
        ];
        Folder.Write("Various.slnx", $"<Solution>{string.Concat(names.Select(name => $"<Project Path=\"{name}/{name}.csproj\" />"))}<Project Path=\"Basic/Basic.vbproj\" /></Solution>");
        Build = await Folder.DotnetAsync("build", "Various.slnx", "-m:2");
    }

    /// <inheritdoc/>
    public Task DisposeAsync() => Task.CompletedTask;
}
