using System;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>A system declared in one project on the board of another.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class BoardLibraryTests(PackageFeed feed)
{
    [Fact]
    public async Task An_edit_of_a_board_projects_source_rewrites_the_description_of_the_project_that_uses_it()
    {
        ProjectFolder folder = feed.NewFolder("Boarded");
        folder.Write("Hardware/Hardware.csproj", Specimens.Project(feed.Version).Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        folder.Write("Hardware/board.dts", Specimens.Board);
        folder.Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Hardware/Hardware.csproj" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("App/Program.cs", """
            using Boards;

            return 0;

            [MicrokitSystem(typeof(Hardware.Board))]
            public static partial class SerialVmm
            {
                [ProtectionDomain("VMM")]
                public static partial class Vmm
                {
                    [VirtualMachine("linux")]
                    [GuestMemory(0x40000000, 0x200000)]
                    [Passthrough("/serial@9000000")]
                    public static partial class Linux;
                }
            }
            """);
        const string Description = "App/bin/Debug/net10.0/SystemDescription.g.xml";

        (await folder.DotnetAsync("build", "App")).Succeeded();
        Assert.Contains(0x9000000ul, Xml.PhysicalAddresses(folder.Read(Description)));

        folder.Edit("Hardware/board.dts", "<0x9000000 0x1000>", "<0x9200000 0x1000>");
        (await folder.DotnetAsync("build", "App")).Succeeded();
        Assert.Contains(0x9200000ul, Xml.PhysicalAddresses(folder.Read(Description)));
        Assert.DoesNotContain(0x9000000ul, Xml.PhysicalAddresses(folder.Read(Description)));

        DateTime written = folder.TimeOf(Description);
        CommandResult unchanged = (await folder.DotnetAsync("build", "App", "-v:n")).Succeeded();
        unchanged.AssertSkipped("WriteArtefacts");
        Assert.Equal(written, folder.TimeOf(Description));
    }
}
