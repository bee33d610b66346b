using System;
using System.Linq;
using System.Threading.Tasks;
using Boards.Tests.Build;
using Xunit;

namespace Boards.Tests.Docs;

/// <summary>A page that is followed word by word, in an empty folder, by a shell.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class TutorialTests(PackageFeed feed)
{
    [SkippableFact]
    public async Task The_page_for_those_who_know_CSharp_works()
    {
        Skip.If(OperatingSystem.IsWindows(), "the commands are for bash");
        Page page = Page.Of("docs/start-csharp.md");
        ProjectFolder folder = feed.NewFolder("Tutorial");

        // The packages of the test have a version of their own; nothing else is different.
        string script = "set -euo pipefail\n" + string.Concat(page.Blocks("sh").Where(static block => block.NotRun is null).Select(static block => block.Text))
            .Replace("add package Boards.Generator", "add package Boards.Generator --version " + feed.Version, StringComparison.Ordinal);
        CommandResult run = (await Command.RunAsync("bash", folder.FullPath, "-c", script)).Succeeded();
        string[] shown = [.. page.Blocks("text", "xml").Select(static block => block.Text.Trim())];
        Assert.Equal(3, shown.Length);
        Assert.Contains(shown[0], run.Output, StringComparison.Ordinal);
        Assert.Contains(shown[1], run.Output, StringComparison.Ordinal);

        // "Now change `<0 1 4>` to `<0 1 8>`, and build".
        ProjectFolder project = new(System.IO.Path.Combine(folder.FullPath, "hello"));
        project.Edit("virt.dts", "<0 1 4>", "<0 1 8>");
        CommandResult build = (await project.DotnetAsync("build")).Succeeded();
        Assert.Contains(shown[2], build.Output, StringComparison.Ordinal);
    }
}
