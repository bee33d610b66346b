using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Boards.Tests.Conformance;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>The sample <c>Sample.Vmm.Microkit</c> copied out of the repository, as a project that uses the packages.</summary>
internal sealed class MonitorSample
{
    private MonitorSample(ProjectFolder folder) => Folder = folder;

    /// <summary>The folder of the project.</summary>
    public ProjectFolder Folder { get; }

    /// <summary>Where the build writes programs.</summary>
    public string Output => Path.Combine(Folder.FullPath, "bin", "Debug", "net10.0");

    /// <summary>Where the build writes objects.</summary>
    public string Objects => Path.Combine(Folder.FullPath, "obj", "Debug", "net10.0", "native");

    /// <summary>Copies the sample, and skips the test if a program that it needs is missing.</summary>
    public static async Task<MonitorSample> CopyAsync(PackageFeed feed, string name)
    {
        Skip.IfNot(ReferenceCompiler.Has("aarch64-linux-gnu-gcc"), "aarch64-linux-gnu-gcc is not installed");
        Skip.IfNot(ReferenceCompiler.Has("qemu-aarch64"), "qemu-aarch64 is not installed");

        // The feed is the only source of the copy: packages that this machine has restored are used, and ILC is restored here.
        CommandResult restored = await Command.DotnetAsync(Repository.Root, "restore", "Sample.Vmm.Microkit", "-p:UserMode=true");
        Skip.If(restored.Output.Contains("error NU1", StringComparison.Ordinal), "the compiler to native code cannot be restored");
        restored.Succeeded();

        ProjectFolder folder = feed.NewFolder(name);
        string sample = Path.Combine(Repository.Root, "Sample.Vmm.Microkit");
        foreach (string file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(sample, file);
            if (!relative.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
                folder.Write(relative, File.ReadAllText(file));
        }

        const string Project = "Sample.Vmm.Microkit.csproj";
        folder.Edit(Project, "<ProjectReference Include=\"../Boards/Boards.csproj\" />", $"<PackageReference Include=\"Boards.Generator\" Version=\"{feed.Version}\" />");
        folder.Edit(Project, "<ProjectReference Include=\"../Boards.Qemu/Boards.Qemu.csproj\" />", $"<PackageReference Include=\"Boards.Qemu\" Version=\"{feed.Version}\" />");
        return new MonitorSample(folder);
    }

    /// <summary>Builds the copy.</summary>
    public Task<CommandResult> BuildAsync(params string[] arguments) => Folder.DotnetAsync(["build", "-v:n", "--tl:off", .. arguments]);

    /// <summary>Runs a program that was built for <c>qemu-aarch64</c>; a program that hangs is killed.</summary>
    public async Task<string[]> RunAsync(string program)
    {
        CommandResult run = await Command.RunAsync("timeout", Output, "20", "qemu-aarch64", program);
        return [.. run.Succeeded().Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>The output of a program of the cross compiler.</summary>
    public async Task<string> InspectAsync(string program, params string[] arguments) =>
        (await Command.RunAsync("aarch64-linux-gnu-" + program, Objects, arguments)).Succeeded().Output;
}
