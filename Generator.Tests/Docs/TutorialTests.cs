using System;
using System.Linq;
using System.Threading.Tasks;
using Boards.Devicetree.Blob;
using Boards.Tests.BoardFacts;
using Boards.Tests.Build;
using Xunit;

namespace Boards.Tests.Docs;

/// <summary>A shell follows a page word for word, in an empty folder.</summary>
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

        // The packages of the test have their own version; nothing else is different.
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

    /// <summary>docs/editors.md: the command of the page.</summary>
    [Fact]
    public async Task Fixes_are_applied_without_an_editor()
    {
        Page.Block block = Assert.Single(Page.Of("docs/editors.md").Blocks("sh"), static block => block.Text.StartsWith("dotnet format", StringComparison.Ordinal));
        ProjectFolder folder = feed.NewFolder("Fixes");
        folder.Write("App.csproj", Specimens.Project(feed.Version));
        folder.Write("odroidc4.dts", DtsWriter.Write(BoardSource.OdroidC4.Tree));
        folder.Write("Program.cs", """
            using Boards;

            System.Console.WriteLine();

            [MicrokitSystem("odroidc4.dts")]
            static partial class Vmm
            {
                [ProtectionDomain("VMM", Priority = 254)]
                static partial class Monitor
                {
                    [VirtualMachine("linux")]
                    [GuestMemory(0x10000000)]
                    [Passthrough("/soc/ethernet@ff3f000")]
                    static partial class Linux;
                }
            }
            """);
        CommandResult build = (await folder.DotnetAsync("build")).Failed();
        Assert.Contains("error BRD3002", build.Output, StringComparison.Ordinal);

        // This command is in the text after the block.
        (await folder.DotnetAsync("format", "analyzers", "--diagnostics", "BRD3002", "--severity", "error")).Succeeded();
        build = (await folder.DotnetAsync("build")).Succeeded();
        Assert.Contains("warning BRD3004", build.Output, StringComparison.Ordinal);

        (await folder.DotnetAsync(block.Text.Trim().Split(' ')[1..])).Succeeded();
        build = (await folder.DotnetAsync("build")).Succeeded();
        Assert.DoesNotContain("warning BRD3004", build.Output, StringComparison.Ordinal);
    }
}
