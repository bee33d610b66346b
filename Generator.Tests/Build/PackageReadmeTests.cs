using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
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

    [Theory]
    [InlineData("Boards.OdroidC4")]
    [InlineData("Boards.Qemu")]
    public async Task The_system_of_a_board_builds_and_has_the_numbers_of_the_page(string board)
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, board, "README.md"));
        ProjectFolder folder = feed.NewFolder("Example of " + board);
        folder.Write("App.csproj", Specimens.Project(feed.Version, package: board));
        folder.Write("Guest.cs", Blocks(page)[0]);

        // A constant in backticks and its value in backticks.
        string[] prints = [.. Regex.Matches(page.ReplaceLineEndings(" "), "`([A-Z][\\w.]+)` is `(\\w+)`").Select(static fact =>
            fact.Groups[2].Value.StartsWith("0x", StringComparison.Ordinal) ? $"Console.WriteLine({fact.Groups[1].Value} == {fact.Groups[2].Value});" : $"Console.WriteLine({fact.Groups[1].Value} == {fact.Groups[2].Value}u);")];
        Assert.Equal(2, prints.Length);
        folder.Write("Program.cs", "using System;\nusing Boards;\n" + (board == "Boards.Qemu" ? "using Boards.Qemu;\n" : "") + string.Join("\n", prints));

        (await folder.DotnetAsync("build")).Succeeded();
        Assert.Equal("True\nTrue", (await folder.DotnetAsync("run", "--no-build")).Succeeded().Output.Trim().ReplaceLineEndings("\n"));
        Assert.Contains("bin/Debug/net10.0/SystemDescription.g.xml", folder.Descriptions());
    }

    // The text of the fenced blocks of a page.
    private static string[] Blocks(string page) =>
        [.. page.ReplaceLineEndings("\n").Split("```").Where(static (_, i) => i % 2 == 1).Select(static block => block[block.IndexOf('\n', StringComparison.Ordinal)..])];
}
