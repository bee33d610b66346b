using System;
using System.IO;
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
}
