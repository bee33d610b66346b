using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>The files that <c>dotnet watch</c> watches.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class WatchedFiles(PackageFeed feed)
{
    [Fact]
    public async Task All_that_a_board_or_a_system_is_made_of_is_watched_and_nothing_twice()
    {
        ProjectFolder folder = feed.NewFolder("Watched");
        folder.Write("App/App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <DevicetreeIncludeDirectories>../shared</DevicetreeIncludeDirectories>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Boards.Generator" Version="{feed.Version}" />
                <AdditionalFiles Include="blob.dtb" />
                <AdditionalFiles Include="old.xml" MicrokitSystem="true" />
                <AdditionalFiles Include="notes.txt" />
              </ItemGroup>
            </Project>
            """);
        foreach (string file in (string[])["App/board.dts", "App/soc.dtsi", "App/tweak.dtso", "App/linux.system", "App/mine.platforms", "App/blob.dtb", "App/old.xml", "App/notes.txt", "shared/common.dtsi"])
            folder.Write(file, "");
        (await folder.DotnetAsync("restore", "App")).Succeeded();

        CommandResult items = (await folder.DotnetAsync("msbuild", "App", "-getItem:Watch")).Succeeded();
        string[] watched = [.. JsonDocument.Parse(items.Output).RootElement.GetProperty("Items").GetProperty("Watch").EnumerateArray()
            .Select(static item => item.GetProperty("Filename").GetString() + item.GetProperty("Extension").GetString()).Order(StringComparer.Ordinal)];
        Assert.Equal(["blob.dtb", "board.dts", "common.dtsi", "linux.system", "mine.platforms", "old.xml", "soc.dtsi", "tweak.dtso"], watched);
    }
}
