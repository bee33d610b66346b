using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>A project, sources, folders of includes and a blob whose paths have characters that MSBuild, options of the compiler or URIs treat specially.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class OddPathTests(PackageFeed feed)
{
    // The SDK itself cannot restore a project below a folder with %20 in its name; a file may have such a name.
    private const string Project = "größe & (1) 'x' #a; b";
    private const string Source = "boards dir/b #1 é%20'(;.dts";

    [Fact]
    public async Task Are_no_obstacle_to_build_run_or_clean()
    {
        ProjectFolder folder = feed.NewFolder(Project);
        folder.Write("App é/App é.csproj", Specimens
            .Project(feed.Version, "<EmitArtefacts>xml;json;header;report;dtb</EmitArtefacts><DevicetreeIncludeDirectories>../shared é #(1)</DevicetreeIncludeDirectories>")
            .Replace(
                "</Project>",
                """
                  <ItemGroup>
                    <Devicetree Include="boards dir/b #1 é%2520'(%3B.dts" ClassName="Odd" IncludeDirectories="boards dir/in %2520 é #c" />
                    <Devicetree Include="blobs é#/it's (1).dtb" ClassName="Blob" />
                  </ItemGroup>
                </Project>
                """,
                StringComparison.Ordinal));
        folder.Write("App é/" + Source, Specimens.Board
            .Replace("/dts-v1/;", "/dts-v1/;\n#include <größe #1.h>\n#include <shared 'é'.dtsi>", StringComparison.Ordinal)
            .Replace("0x9000000 0x1000", "PLACE 0x1000", StringComparison.Ordinal));
        folder.Write("App é/boards dir/in %20 é #c/größe #1.h", "#define PLACE 0x9000000\n");
        folder.Write("shared é #(1)/shared 'é'.dtsi", "/ { chosen { }; };\n");
        folder.Write("App é/blobs é#/it's (1).dtb", Specimens.Flattened(Specimens.Board));
        folder.Write("App é/Program.cs", "System.Console.WriteLine(App_é.Odd.Serial_9000000.Region0.Address + App_é.Blob.Serial_9000000.Region0.Address);\n");

        (await folder.DotnetAsync("build", "App é")).Succeeded();
        const string Output = "App é/bin/Debug/net10.0/";
        CommandResult run = (await folder.DotnetAsync(Output + "App é.dll")).Succeeded();
        Assert.Equal((2 * 0x9000000).ToString(System.Globalization.CultureInfo.InvariantCulture), run.Output.Trim());
        foreach (string name in (string[])["Odd.SystemDescription.g.xml", "Odd.SystemDescription.g.json", "Odd.g.h", "Odd.BoardReport.g.html", "Odd.g.dtb", "Blob.g.dtb"])
            Assert.True(folder.Has(Output + name), name);

        // The links of the report are URIs.
        Assert.Contains("../boards%20dir/b%20%231%20%C3%A9%2520", folder.Read(Output + "Odd.BoardReport.g.html"), StringComparison.Ordinal);

        (await folder.DotnetAsync("clean", "App é")).Succeeded();
        string app = Path.Combine(folder.FullPath, "App é");
        string[] left = [.. Directory.EnumerateFiles(app, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(app, file))
            .Where(static file => file.StartsWith("bin", StringComparison.Ordinal) || (file.StartsWith("obj", StringComparison.Ordinal) && !OfSdk(file)))];
        Assert.Equal([], left);

        // The SDK does not find its apphost again if the path has a ;.
        static bool OfSdk(string file) => Path.GetFileName(file) is var name
            && (name == "apphost" || name.StartsWith("project.", StringComparison.Ordinal) || name.StartsWith("App é.csproj.", StringComparison.Ordinal)
                || name.EndsWith(".assets.cache", StringComparison.Ordinal) || name.EndsWith(".AssemblyAttributes.cs", StringComparison.Ordinal));
    }
}
