using System;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>The template <c>boards-vmm</c>, installed from its package.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class TemplateTests(PackageFeed feed)
{
    [Theory]
    [InlineData("OdroidC4", "csharp", "/soc/ethernet@ff3f0000: 0xff3f0000\ninterrupt 40 arrives at channel 0\ninterrupt 96 arrives at channel 1")]
    [InlineData("Qemu", "csharp", "/pl011@9000000: 0x9000000\ninterrupt 33 arrives at channel 0")]
    [InlineData("OdroidC4", "system", null)]
    [InlineData("Qemu", "system", null)]
    public async Task A_project_of_the_template_builds_at_once(string board, string form, string? printed)
    {
        ProjectFolder folder = feed.NewFolder($"Template {board} {form}");
        string hive = Path.Combine(folder.FullPath, "hive");
        (await folder.DotnetAsync("new", "install", Path.Combine(feed.Folder, $"Boards.Templates.{feed.Version}.nupkg"), "--debug:custom-hive", hive)).Succeeded();
        (await folder.DotnetAsync("new", "boards-vmm", "--board", board, "--form", form, "-o", "My.Guest", "--debug:custom-hive", hive)).Succeeded();

        Assert.True(folder.Has("My.Guest/My.Guest.csproj"));
        CommandResult build = (await folder.DotnetAsync("build", "My.Guest")).Succeeded();
        Assert.Empty(build.Problems);
        if (printed is null)
        {
            // The hand-written system is checked: an interrupt that no device raises is reported.
            folder.Edit("My.Guest/linux.system", board == "Qemu" ? "irq=\"33\"" : "irq=\"40\"", "irq=\"34\"");
            CommandResult wrong = await folder.DotnetAsync("build", "My.Guest");
            Assert.Contains(wrong.Problems, static problem => problem.Contains("linux.system(", StringComparison.Ordinal));
            return;
        }

        Assert.Equal(printed, (await folder.DotnetAsync("run", "--no-build", "--project", "My.Guest")).Succeeded().Output.Trim().ReplaceLineEndings("\n"));
        Assert.Contains("bin/Debug/net10.0/SystemDescription.g.xml", folder.Descriptions("My.Guest"));
    }
}
