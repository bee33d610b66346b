using System;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>Hand-written systems in a project that has the package and does not mention them.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class HandWrittenSystemTests(PackageFeed feed)
{
    private const string System = """
        <system>
            <memory_region name="uart" size="0x1000" phys_addr="0x9000000" />
            <protection_domain name="serial" priority="100">
                <program_image path="serial.elf" />
                <map mr="uart" vaddr="0x2000000" perms="rw" cached="false" />
                <irq irq="33" id="0" trigger="edge" />
            </protection_domain>
        </system>
        """;

    [Fact]
    public async Task A_project_with_a_board_by_reference_and_systems_is_reported_what_is_wrong_with_them()
    {
        ProjectFolder folder = feed.NewFolder("HandWritten");
        folder.Write("Hardware/Hardware.csproj", Specimens.Project(feed.Version).Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        folder.Write("Hardware/board.dts", Specimens.Board);
        folder.Write("App/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Hardware/Hardware.csproj" />
              </ItemGroup>
            </Project>
            """);
        folder.Write("App/systems/serial.system", System);

        CommandResult first = (await folder.DotnetAsync("build", "App")).Succeeded();
        Assert.Single(first.Problems, static problem => problem.Contains("serial.system(6,39): warning BRD3214: interrupt 33", StringComparison.Ordinal));

        // The file is an input of the compiler.
        folder.Edit("App/systems/serial.system", "trigger=\"edge\"", "trigger=\"level\"");
        Assert.DoesNotContain((await folder.DotnetAsync("build", "App")).Succeeded().Problems, static problem => problem.Contains("BRD", StringComparison.Ordinal));

        folder.Edit("App/App.csproj", "<ItemGroup>", "<ItemGroup><AdditionalFiles Update=\"systems/*.system\" MicrokitBoard=\"Bord\" />");
        CommandResult unknown = await folder.DotnetAsync("build", "App");
        Assert.Single(unknown.Problems, static problem => problem.Contains("serial.system(1,1): error BRD9011: serial.system: MicrokitBoard is 'Bord'", StringComparison.Ordinal));

        folder.Edit("App/App.csproj", "MicrokitBoard=\"Bord\"", "MicrokitBoard=\"Hardware.Board\"");
        (await folder.DotnetAsync("build", "App")).Succeeded();
    }
}
