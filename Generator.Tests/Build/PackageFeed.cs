using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;

namespace Boards.Tests.Build;

/// <summary>
/// A folder outside the repository with our packages in a feed, packed once for all tests that build with them. Packages
/// are restored from that feed, or are packages that this machine has restored before: nothing is downloaded, and none of
/// our packages remains in the machine's cache.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), "boards tests #" + Path.GetRandomFileName());
    private CommandResult? _packing;

    /// <summary>The version that the packages have. It was never used before, so no cache knows it.</summary>
    public string Version { get; } = "0.1.0-test." + DateTime.UtcNow.Ticks.ToString(CultureInfo.InvariantCulture);

    /// <summary>The feed.</summary>
    public string Folder => Path.Combine(_root, "feed");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Folder);

        // The upward search for these files ends here, whatever is above the temporary folder.
        File.WriteAllText(Path.Combine(_root, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(_root, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(_root, "Directory.Packages.props"), "<Project />");
        File.WriteAllText(Path.Combine(_root, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <packageSources><clear /><add key="tests" value="feed" /></packageSources>
              <fallbackPackageFolders><clear /><add key="machine" value="{MachinePackages}" /></fallbackPackageFolders>
            </configuration>
            """);
        File.WriteAllText(Path.Combine(_root, "pack.proj"), $"""
            <Project>
              <ItemGroup>
                <Packed Include="{Repository.Root}/Generator/Generator.csproj" />
                <Packed Include="{Repository.Root}/Boards.OdroidC4/Boards.OdroidC4.csproj" />
                <Packed Include="{Repository.Root}/Boards.Qemu/Boards.Qemu.csproj" />
                <Packed Include="{Repository.Root}/Tool/Tool.csproj" />
                <Packed Include="{Repository.Root}/Devicetree/Devicetree.csproj" />
                <Packed Include="{Repository.Root}/Hardware/Hardware.csproj" />
                <Packed Include="{Repository.Root}/Microkit/Microkit.csproj" />
                <Packed Include="{Repository.Root}/Templates/Templates.csproj" />
              </ItemGroup>
              <Target Name="Pack">
                <!-- Before the version is known, so that it does not get into what the repository has restored. -->
                <MSBuild Projects="@(Packed)" Targets="Restore" Properties="MSBuildRestoreSessionId=pack" />
                <MSBuild Projects="@(Packed)" Targets="Pack" BuildInParallel="true"
                         Properties="Configuration={Repository.Configuration};PackageVersion={Version};PackageOutputPath={Folder}" />
              </Target>
            </Project>
            """);
        _packing = await Command.DotnetAsync(_root, "msbuild", "pack.proj", "-t:Pack", "-v:m", "-m:2");
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>An empty folder for a project that restores from the feed.</summary>
    internal ProjectFolder NewFolder(string name)
    {
        _packing!.Succeeded();
        return new ProjectFolder(Directory.CreateDirectory(Path.Combine(_root, name)).FullName);
    }

    /// <summary>The output of packing.</summary>
    internal CommandResult Packing => _packing!.Succeeded();

    private static string MachinePackages => typeof(PackageFeed).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == "NuGetPackageRoot").Value!;
}

/// <summary>The tests that build with the packages. They run one after the other, because each build uses all cores.</summary>
[CollectionDefinition(Name)]
public sealed class Builds : ICollectionFixture<PackageFeed>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Builds with the packages";
}
