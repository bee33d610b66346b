using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>The package also has the generator with machine code, and a build uses it if it is for the build's platform.</summary>
[Collection(Builds.Name)]
[Trait("Category", "Slow")]
public sealed class ReadyToRunTests(PackageFeed feed)
{
    private static readonly string[] Names = ["Boards.Devicetree", "Boards.Generator", "Boards.Hardware", "Boards.Microkit"];

    [Fact]
    public void The_package_has_machine_code_for_the_platform_that_packed_it()
    {
        feed.Packing.Succeeded();
        using ZipArchive archive = ZipFile.OpenRead(Path.Combine(feed.Folder, $"Boards.Generator.{feed.Version}.nupkg"));
        foreach (string name in Names)
        {
            Assert.True(HasMachineCode(archive, $"build/readytorun/{RuntimeInformation.RuntimeIdentifier}/{name}.dll"), name);
            Assert.False(HasMachineCode(archive, $"analyzers/dotnet/cs/{name}.dll"), name);
        }
    }

    [Theory]
    [InlineData("build/readytorun/", "")]
    // Code fixes and completion load the generator from their own folder.
    [InlineData("analyzers/dotnet/", "-p:DesignTimeBuild=true")]
    // A platform for which the package has no machine code.
    [InlineData("analyzers/dotnet/", "-p:NETCoreSdkPortableRuntimeIdentifier=plan9-mips")]
    public async Task A_build_takes_machine_code_that_is_for_its_platform(string place, string property)
    {
        ProjectFolder app = feed.NewFolder("Ready to run " + property.Length);
        app.Write("App.csproj", Specimens.Project(feed.Version, ""));
        app.Write("Program.cs", "System.Console.WriteLine();");
        app.Write("board.dts", Specimens.Board);
        (await app.DotnetAsync("restore")).Succeeded();

        CommandResult build = (await app.DotnetAsync(
            "msbuild", "-t:Compile", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs", property)).Succeeded();

        using JsonDocument arguments = JsonDocument.Parse(build.Output[build.Output.IndexOf('{', StringComparison.Ordinal)..]);
        string[] analyzers = [.. arguments.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(static argument => argument.GetProperty("Identity").GetString()!.Replace('\\', '/').Trim('"'))
            .Where(static argument => argument.StartsWith("/analyzer:", StringComparison.Ordinal))];
        foreach (string name in Names)
        {
            string file = Assert.Single(analyzers, analyzer => analyzer.EndsWith($"/{name}.dll", StringComparison.Ordinal));
            Assert.Contains(place, file, StringComparison.Ordinal);
        }

        Assert.Single(analyzers, static analyzer => analyzer.EndsWith("analyzers/dotnet/cs/Boards.Generator.CodeFixes.dll", StringComparison.Ordinal));
    }

    private static bool HasMachineCode(ZipArchive archive, string entry)
    {
        using MemoryStream assembly = new();
        using (Stream stream = archive.GetEntry(entry)!.Open())
            stream.CopyTo(assembly);
        assembly.Position = 0;
        using PEReader reader = new(assembly);
        return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
