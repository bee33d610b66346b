using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>
/// Projects that share sources, built in parallel in two folders and several times: one with two target frameworks, and one with its own
/// system. What they write depends only on their sources.
/// </summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class RepeatedBuildTests(PackageFeed feed)
{
    private const int Times = 3;

    [Fact]
    public async Task Write_the_same_bytes_each_time_and_in_each_folder()
    {
        ProjectFolder folder = feed.NewFolder("Repeated");
        string[] copies = ["first", "the second"];
        foreach (string copy in copies)
            WriteSources(folder, copy);
        folder.Write("all.proj", """
            <Project>
              <ItemGroup>
                <Built Include="*/Two/Two.csproj;*/One/One.csproj" />
              </ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Built)" Targets="Restore" BuildInParallel="true" Properties="MSBuildRestoreSessionId=restore" /></Target>
              <Target Name="Rebuild"><MSBuild Projects="@(Built)" Targets="Rebuild" BuildInParallel="true" /></Target>
            </Project>
            """);
        (await folder.DotnetAsync("msbuild", "all.proj", "-t:Restore", "-v:q")).Succeeded();

        string[] expected = [];
        for (int i = 0; i < Times; i++)
        {
            CommandResult build = (await folder.DotnetAsync("msbuild", "all.proj", "-t:Rebuild", "-m:4", "-v:m")).Succeeded();
            Assert.Empty(build.Problems);
            foreach (string copy in copies)
            {
                string[] files = Files(folder, copy);
                if (expected.Length == 0)
                    expected = files;
                Assert.Equal(expected, files);
            }
        }

        foreach (string name in (string[])["Two/bin/Debug/net10.0/Two.dll ", "Two/bin/Debug/netstandard2.0/Board.g.dtb ", "One/bin/Debug/net10.0/One.dll ", "One/bin/Debug/net10.0/S.linux.guest.g.dtb ", "One/bin/Debug/net10.0/S.BoardReport.g.html "])
            Assert.Contains(expected, file => file.StartsWith(name, StringComparison.Ordinal));
    }

    private void WriteSources(ProjectFolder folder, string copy)
    {
        // The path map is that of a CI build, where the SDK makes it from the repository's root.
        string project = Specimens.Project(
            feed.Version, "<EmitArtefacts>xml;json;header;dtb;guest-dts;guest-dtb;report</EmitArtefacts><PathMap>$(MSBuildProjectDirectory)=/_</PathMap><EmitSystemDescription>true</EmitSystemDescription>")
            .Replace("</Project>", "<ItemGroup><Devicetree Include=\"../shared/board.dts;../shared/flat.dtb\" /></ItemGroup></Project>", StringComparison.Ordinal);
        folder.Write($"{copy}/shared/board.dts", Specimens.Board);
        folder.Write($"{copy}/shared/flat.dtb", Specimens.Flattened(Specimens.Board));
        folder.Write($"{copy}/Two/Two.csproj", project
            .Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", StringComparison.Ordinal)
            .Replace("<OutputType>Exe</OutputType>", "", StringComparison.Ordinal));
        folder.Write($"{copy}/One/One.csproj", project);
        folder.Write($"{copy}/One/Program.cs", """
            using Boards;

            return S.Vmm.Linux.Interrupts.Serial9000000.Channel;

            [MicrokitSystem("board.dts")]
            static partial class S
            {
                [ProtectionDomain("VMM")]
                public static partial class Vmm
                {
                    [VirtualMachine("linux"), GuestMemory(0x40000000, 0x200000), Passthrough("/serial@9000000")]
                    public static partial class Linux;
                }
            }
            """);
    }

    // Each file next to the assemblies, with a hash of its content.
    private static string[] Files(ProjectFolder folder, string copy)
    {
        string root = Path.Combine(folder.FullPath, copy);
        return [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(static file => file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => file + " " + Convert.ToHexString(SHA256.HashData(folder.ReadBytes($"{copy}/{file}"))))];
    }
}
