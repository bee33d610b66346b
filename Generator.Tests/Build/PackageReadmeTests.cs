using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>The examples of the engine's packages, run as a user would: from a README, in a project with the package.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class PackageReadmeTests(PackageFeed feed)
{
    [Theory]
    [InlineData("Devicetree/README.md", "Boards.Devicetree")]
    [InlineData("Hardware/README.md", "Boards.Hardware")]
    [InlineData("Microkit/README.md", "Boards.Microkit")]
    [InlineData("docs/library.md", "Boards.Microkit")]
    public async Task The_example_prints_what_the_page_shows(string page, string package)
    {
        string[] blocks = Blocks(File.ReadAllText(Path.Combine(Repository.Root, page)));
        ProjectFolder folder = feed.NewFolder("Example of " + page.Replace('/', ' '));
        folder.Write("App.csproj", Specimens.Project(feed.Version, "<Nullable>enable</Nullable><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", package));
        folder.Write("Program.cs", blocks[0]);

        (await folder.DotnetAsync("build")).Succeeded();
        CommandResult run = (await folder.DotnetAsync("run", "--no-build")).Succeeded();

        Assert.Equal(blocks[1].Trim(), run.Output.Trim());
    }

    // The fenced blocks of a page, without their fences.
    private static string[] Blocks(string page) =>
        [.. page.ReplaceLineEndings("\n").Split("```").Where(static (_, i) => i % 2 == 1).Select(static block => block[block.IndexOf('\n', StringComparison.Ordinal)..])];
}
