using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Boards.Tests.Build;
using Xunit;

namespace Boards.Tests.Tool;

[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class ToolPackageTests(PackageFeed feed)
{
    [Fact]
    public async Task The_tool_installs_from_its_package_and_compiles_a_source()
    {
        ProjectFolder folder = feed.NewFolder("Tool");
        folder.Write("board.dts", Specimens.Board);
        (await folder.DotnetAsync("tool", "install", "Boards.Tool", "--tool-path", "tools", "--version", feed.Version)).Succeeded();

        string tool = Path.Combine(folder.FullPath, "tools", OperatingSystem.IsWindows() ? "boards.exe" : "boards");
        (await Command.RunAsync(tool, folder.FullPath, "dtb", "board.dts", "-o", "board.dtb")).Succeeded();

        // The magic number of a flattened devicetree (Devicetree Specification, 5.2).
        Assert.Equal([0xD0, 0x0D, 0xFE, 0xED], folder.ReadBytes("board.dtb")[..4]);
    }

    // The READMEs install the tool for the user, in the folder that DOTNET_CLI_HOME sets.
    [SkippableTheory]
    [InlineData("README.md")]
    [InlineData("Tool/README.md")]
    public async Task The_tool_installs_with_the_command_of_the_readme(string readme)
    {
        Skip.If(OperatingSystem.IsWindows(), "env is not installed");
        string command = Assert.Single(
            Regex.Matches(File.ReadAllText(Path.Combine(Repository.Root, readme)), "dotnet (tool install --global Boards.Tool)").Select(static match => match.Groups[1].Value).Distinct());
        ProjectFolder folder = feed.NewFolder("Installed by " + readme.Replace('/', ' '));
        string home = $"DOTNET_CLI_HOME={folder.FullPath}/home";

        // The version is that of this build; a user gets the latest version.
        (await Command.RunAsync("/usr/bin/env", folder.FullPath, [home, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", .. command.Split(' '), "--version", feed.Version])).Succeeded();

        CommandResult help = (await Command.RunAsync(Path.Combine(folder.FullPath, "home", ".dotnet", "tools", "boards"), folder.FullPath, "--help")).Succeeded();
        Assert.Contains("boards check linux.system --board board.dts", help.Output, StringComparison.Ordinal);
    }
}
