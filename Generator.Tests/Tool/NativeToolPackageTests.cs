using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Boards.Tests.Build;
using Xunit;

namespace Boards.Tests.Tool;

/// <summary>The packages of the tool: a machine gets the native tool if there is one for its platform, otherwise the managed one.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class NativeToolPackageTests(PackageFeed feed)
{
    private static string Machine =>
        (OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux") + "-" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant();

    [SkippableFact]
    public async Task The_native_tool_installs_where_there_is_one()
    {
        ProjectFolder folder = feed.NewFolder("NativeTool");
        Skip.IfNot(await NativeLinker.IsThereAsync(folder.FullPath), "no C compiler that links");
        string version = feed.Version.Replace("test", "native", StringComparison.Ordinal);
        string[][] kinds = [["-r", Machine], ["-r", "any"], []];
        foreach (string[] kind in kinds)
        {
            CommandResult packed = await Command.DotnetAsync(Repository.Root, ["pack", "Tool", "-p:Native=true", .. kind, $"-p:PackageVersion={version}", "-o", feed.Folder]);
            Skip.If(packed.Output.Contains("error NU1", StringComparison.Ordinal), "the compiler to native code cannot be restored");
            packed.Succeeded();
        }

        folder.Write("board.dts", Specimens.Board);
        (await folder.DotnetAsync("tool", "install", "Boards.Tool", "--tool-path", "tools", "--version", version)).Succeeded();
        string tool = Path.Combine(folder.FullPath, "tools", OperatingSystem.IsWindows() ? "boards.exe" : "boards");
        (await Command.RunAsync(tool, folder.FullPath, "dtb", "board.dts", "-o", "board.dtb")).Succeeded();

        Assert.Equal([0xD0, 0x0D, 0xFE, 0xED], folder.ReadBytes("board.dtb")[..4]);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(folder.FullPath, "tools"), "*.dll", SearchOption.AllDirectories));

        // All other platforms get the managed tool.
        Assert.Contains(Directory.EnumerateFiles(feed.Folder).Select(Path.GetFileName), name => name == $"Boards.Tool.any.{version}.nupkg");
    }
}
